package vn.chitieu.ingestion.format;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import vn.chitieu.contracts.vocabulary.QuotedText;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.ingestion.update.FindingCode;
import vn.chitieu.ingestion.update.RawRow;
import vn.chitieu.ingestion.update.Violation;

/**
 * One update or target while its tokens come in: what it says, and what is wrong with its form. Used once, by one
 * thread.
 */
final class JsonRowReader {

    /** More than the longest allowed text in the form in which it takes most characters. */
    private static final int MAX_CHARACTERS = 10_000;

    /** A person who writes digits means them; only a program writes a number of JSON with an exponent. */
    private static final Pattern EXPONENT = Pattern.compile("-?[0-9.]+[eE][+-]?[0-9]+");

    /** So that a hostile row cannot make a long answer; what goes beyond is not reported. */
    private static final int MAX_FLAWS = 20;

    private final Set<Field> fields;
    private final Map<Field, String> texts = new EnumMap<>(Field.class);
    private final Set<Field> met = EnumSet.noneOf(Field.class);
    private final List<Violation> flaws = new ArrayList<>();

    JsonRowReader(Set<Field> fields) {
        this.fields = fields;
    }

    RawRow row() {
        return new RawRow(texts, flaws);
    }

    void notAnObject(JsonParser parser) {
        flaw(Violation.ofRow(
                FindingCode.NOT_AN_OBJECT,
                "expected an object, got " + JsonTokens.name(parser),
                Map.of("got", JsonTokens.vietnamese(parser))));
        parser.skipChildren();
    }

    /** Takes one field: the parser stands on its name, and afterwards on the last token of its value. */
    void field(JsonParser parser) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        Field known = Field.of(name).filter(fields::contains).orElse(null);
        if (known == null) {
            flaw(new Violation(
                    FindingCode.UNKNOWN_FIELD,
                    shortened(name),
                    "expected one of " + Field.labels(fields) + ", got " + QuotedText.of(name),
                    FindingCode.UNKNOWN_FIELD.vietnamese(Map.of("got", QuotedText.of(name)))));
        } else if (!met.add(known)) {
            texts.remove(known);
            flaw(Violation.of(FindingCode.DUPLICATE_FIELD, known, "expected " + name + " once, got it again"));
        } else {
            take(known, value, parser);
        }
        parser.skipChildren();
    }

    private void take(Field field, JsonToken token, JsonParser parser) {
        if (token == JsonToken.VALUE_NULL) {
            return;
        }
        boolean fits = field == Field.WITHDRAWN
                ? token.isBoolean()
                : token == JsonToken.VALUE_STRING || (isNumber(field) && token.isNumeric());
        if (!fits) {
            flaw(Violation.of(
                    FindingCode.WRONG_TYPE,
                    field,
                    "expected " + expected(field) + ", got " + JsonTokens.name(parser),
                    Map.of("got", JsonTokens.vietnamese(parser), "expected", expectedVi(field))));
        } else if (parser.getStringLength() > MAX_CHARACTERS) {
            flaw(Violation.of(
                    field == Field.VALUE ? FindingCode.VALUE_TOO_LONG : FindingCode.TEXT_TOO_LONG,
                    field,
                    "expected at most " + MAX_CHARACTERS + " characters, got " + parser.getStringLength(),
                    Map.of()));
        } else {
            take(field, token, parser.getString());
        }
    }

    private void take(Field field, JsonToken token, String text) {
        if (field == Field.VALUE && token == JsonToken.VALUE_STRING && hasExponent(text)) {
            flaw(Violation.of(
                    FindingCode.VALUE_NOT_A_DECIMAL,
                    field,
                    "expected a decimal in plain digits such as 1234.5, got " + QuotedText.of(text),
                    Map.of("got", QuotedText.of(text))));
        } else if (!text.isBlank()) {
            texts.put(field, text);
        }
    }

    private static boolean hasExponent(String text) {
        return (text.indexOf('e') >= 0 || text.indexOf('E') >= 0)
                && EXPONENT.matcher(text).matches();
    }

    private static boolean isNumber(Field field) {
        return field == Field.VALUE || field == Field.YEAR;
    }

    private static String expected(Field field) {
        return switch (field) {
            case WITHDRAWN -> "true or false";
            case VALUE, YEAR -> "a string or a number";
            default -> "a string";
        };
    }

    private static String expectedVi(Field field) {
        return switch (field) {
            case WITHDRAWN -> "true (rút) hoặc false (không rút)";
            case VALUE, YEAR -> "số hoặc chữ số trong dấu nháy";
            default -> "chữ trong dấu nháy";
        };
    }

    private static String shortened(String name) {
        String quoted = QuotedText.of(name);
        return quoted.substring(1, quoted.length() - 1);
    }

    private void flaw(Violation flaw) {
        if (flaws.size() < MAX_FLAWS) {
            flaws.add(flaw);
        }
    }
}
