package vn.chitieu.ingestion.update;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.contracts.vocabulary.Decimals;
import vn.chitieu.contracts.vocabulary.PlainText;
import vn.chitieu.contracts.vocabulary.QuotedText;

/** Reads the fields that every kind of row has, and notes what cannot be read. Used once, by one thread. */
class RowParser {

    static final int MAX_REASON = 500;

    private static final int MAX_ID = 100;
    private static final Pattern DIGITS = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private final RawRow raw;
    private final Catalog catalog;
    private final List<Violation> violations;

    RowParser(RawRow raw, Catalog catalog) {
        this.raw = raw;
        this.catalog = catalog;
        this.violations = new ArrayList<>(raw.flaws());
    }

    final RawRow raw() {
        return raw;
    }

    final Catalog catalog() {
        return catalog;
    }

    /** Returns the violations so far; a caller that finds more adds them. */
    final List<Violation> violations() {
        return violations;
    }

    final @Nullable String id() {
        return raw.text(Field.ID).flatMap(this::id).orElse(null);
    }

    final @Nullable Indicator indicator() {
        return required(Field.INDICATOR).flatMap(this::indicator).orElse(null);
    }

    final Optional<String> required(Field field) {
        Optional<String> text = raw.text(field);
        if (text.isEmpty() && !raw.isFlawed(field)) {
            violated(FindingCode.MISSING_FIELD, field, "expected " + field.label() + ", got nothing", Map.of());
        }
        return text;
    }

    final Optional<BigDecimal> decimal(String text) {
        try {
            return Optional.of(Decimals.parseCanonical(text));
        } catch (IllegalArgumentException refused) {
            return DIGITS.matcher(text).matches()
                    ? violated(
                            FindingCode.VALUE_TOO_LONG,
                            Field.VALUE,
                            "expected at most " + Decimals.MAX_INTEGER_DIGITS + " digits before and "
                                    + Decimals.MAX_FRACTION_DIGITS + " after the point, got " + QuotedText.of(text),
                            got(text))
                    : violated(
                            FindingCode.VALUE_NOT_A_DECIMAL,
                            Field.VALUE,
                            "expected a decimal in ASCII digits such as 1234.5, got " + QuotedText.of(text),
                            got(text));
        }
    }

    final @Nullable String text(Field field, int maxCharacters) {
        return raw.text(field)
                .map(PlainText::normalised)
                .flatMap(text -> text(field, text, maxCharacters))
                .orElse(null);
    }

    /** Notes a violation, with the values at hand for its Vietnamese text. */
    final <T> Optional<T> violated(FindingCode code, Field field, String message, Map<String, String> values) {
        violations.add(Violation.of(code, field, message, values));
        return Optional.empty();
    }

    /** Returns what came, as a value of a Vietnamese text. */
    static Map<String, String> got(String text) {
        return Map.of("got", QuotedText.of(text));
    }

    private Optional<String> id(String text) {
        return isId(text)
                ? Optional.of(text)
                : violated(
                        FindingCode.ID_NOT_VALID,
                        Field.ID,
                        "expected 1 to 100 printable ASCII characters without spaces, got " + QuotedText.of(text),
                        got(text));
    }

    /** The pattern {@code [!-~]{1,100}}: every row passes here. */
    private static boolean isId(String text) {
        if (text.length() > MAX_ID) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '!' || text.charAt(i) > '~') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** Returns the indicator that a sender calls so. */
    Optional<Indicator> called(String text) {
        return catalog.indicator(text);
    }

    private Optional<Indicator> indicator(String text) {
        return called(text)
                .or(() -> violated(
                        FindingCode.UNKNOWN_INDICATOR,
                        Field.INDICATOR,
                        "expected the code of an indicator of " + catalog.id() + ", got " + QuotedText.of(text),
                        got(text)));
    }

    private Optional<String> text(Field field, String text, int maxCharacters) {
        int characters = text.codePointCount(0, text.length());
        if (characters > maxCharacters) {
            return violated(
                    FindingCode.TEXT_TOO_LONG,
                    field,
                    "expected at most " + maxCharacters + " characters, got " + characters,
                    Map.of("most", String.valueOf(maxCharacters), "got", String.valueOf(characters)));
        }
        return PlainText.isClean(text)
                ? Optional.of(text)
                : violated(
                        FindingCode.TEXT_NOT_CLEAN,
                        field,
                        "expected text on one line without invisible characters, got " + QuotedText.of(text),
                        Map.of());
    }
}
