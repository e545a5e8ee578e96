package vn.chitieu.ingestion.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.contracts.vocabulary.Decimals;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;

/** Reads one raw update field by field and notes what cannot be read. Used once, by one thread. */
final class DraftReader {

    private static final int MAX_REASON = 500;
    private static final int MAX_NOTE = 2000;
    private static final int MAX_NAME = 100;
    private static final Pattern ID = Pattern.compile("[!-~]{1,100}");
    private static final Pattern DIGITS = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2999-12-31T23:59:59Z");

    private final RawUpdate raw;
    private final Catalog catalog;
    private final List<Violation> violations;

    DraftReader(RawUpdate raw, Catalog catalog) {
        this.raw = raw;
        this.catalog = catalog;
        this.violations = new ArrayList<>(raw.flaws());
    }

    /** Returns what could be read; the rest is in {@link #violations()}. */
    Draft read() {
        ReportingPeriod period = period();
        return new Draft(
                raw.text(Field.ID).flatMap(this::id).orElse(null),
                unit(period),
                required(Field.INDICATOR).flatMap(this::indicator).orElse(null),
                period,
                raw.text(Field.VALUE).flatMap(this::value).orElse(null),
                withdrawn(),
                text(Field.UNIT_OF_MEASURE, MAX_NAME),
                raw.text(Field.STATUS).flatMap(this::status).orElse(null),
                raw.text(Field.REPORTED_AT).flatMap(this::reportedAt).orElse(null),
                text(Field.REASON, MAX_REASON),
                text(Field.NOTE, MAX_NOTE));
    }

    List<Violation> violations() {
        return violations;
    }

    private Optional<String> required(Field field) {
        Optional<String> text = raw.text(field);
        if (text.isEmpty() && !raw.isFlawed(field)) {
            violated(Code.MISSING_FIELD, field, "expected " + field.label() + ", got nothing");
        }
        return text;
    }

    private Optional<String> id(String text) {
        return ID.matcher(text).matches()
                ? Optional.of(text)
                : violated(
                        Code.ID_NOT_VALID,
                        Field.ID,
                        "expected 1 to 100 printable ASCII characters without spaces, got " + Quoted.of(text));
    }

    private @Nullable ReportingPeriod period() {
        return required(Field.PERIOD).flatMap(this::period).orElse(null);
    }

    private Optional<ReportingPeriod> period(String text) {
        try {
            return Optional.of(ReportingPeriod.parse(text));
        } catch (IllegalArgumentException unreadable) {
            return violated(
                    Code.PERIOD_NOT_READABLE,
                    Field.PERIOD,
                    "expected a quarter such as 2022-Q1, a month such as 2022-03 or a day such as 2022-03-15"
                            + " that exists, got " + Quoted.of(text));
        }
    }

    private @Nullable ReportingUnit unit(@Nullable ReportingPeriod period) {
        return required(Field.UNIT).flatMap(text -> unit(text, period)).orElse(null);
    }

    private Optional<ReportingUnit> unit(String text, @Nullable ReportingPeriod period) {
        Optional<ReportingUnit> unit = period == null ? catalog.unit(text) : catalog.unit(text, period);
        if (unit.isPresent()) {
            return unit;
        }
        if (!isCodeOfSomeTime(text)) {
            return violated(
                    Code.UNKNOWN_UNIT,
                    Field.UNIT,
                    "expected the id of a unit of " + catalog.id() + ", or a code valid in the period, got "
                            + Quoted.of(text));
        }
        return period == null
                ? Optional.empty()
                : violated(
                        Code.UNIT_NOT_IN_PERIOD,
                        Field.UNIT,
                        "expected a code valid in " + period + ", got " + Quoted.of(text) + " of another time");
    }

    private boolean isCodeOfSomeTime(String text) {
        return catalog.units().stream()
                .flatMap(unit -> unit.versions().stream())
                .anyMatch(version -> version.code().equals(text));
    }

    private Optional<Indicator> indicator(String text) {
        return catalog.indicator(text)
                .or(() -> violated(
                        Code.UNKNOWN_INDICATOR,
                        Field.INDICATOR,
                        "expected the code of an indicator of " + catalog.id() + ", got " + Quoted.of(text)));
    }

    private Optional<BigDecimal> value(String text) {
        try {
            return Optional.of(Decimals.canonical(Decimals.parse(text)));
        } catch (IllegalArgumentException refused) {
            return DIGITS.matcher(text).matches()
                    ? violated(
                            Code.VALUE_TOO_LONG,
                            Field.VALUE,
                            "expected at most " + Decimals.MAX_INTEGER_DIGITS + " digits before and "
                                    + Decimals.MAX_FRACTION_DIGITS + " after the point, got " + Quoted.of(text))
                    : violated(
                            Code.VALUE_NOT_A_DECIMAL,
                            Field.VALUE,
                            "expected a decimal in ASCII digits such as 1234.5, got " + Quoted.of(text));
        }
    }

    private boolean withdrawn() {
        boolean withdrawn = raw.text(Field.WITHDRAWN).map(this::flag).orElse(false);
        boolean value = raw.text(Field.VALUE).isPresent();
        if (withdrawn && value) {
            violated(Code.VALUE_AND_WITHDRAWN, Field.VALUE, "expected no value beside withdrawn true, got both");
        }
        if (!withdrawn && !value && !raw.isFlawed(Field.VALUE) && !raw.isFlawed(Field.WITHDRAWN)) {
            violated(Code.MISSING_FIELD, Field.VALUE, "expected value, or withdrawn true, got neither");
        }
        return withdrawn;
    }

    private boolean flag(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            violated(Code.WRONG_TYPE, Field.WITHDRAWN, "expected true or false, got " + Quoted.of(text));
        }
        return text.equals("true");
    }

    private Optional<FigureStatus> status(String text) {
        return Arrays.stream(FigureStatus.values())
                .filter(status -> status.name().equals(text))
                .findFirst()
                .or(() -> violated(
                        Code.UNKNOWN_STATUS,
                        Field.STATUS,
                        "expected ESTIMATE, PRELIMINARY or OFFICIAL, got " + Quoted.of(text)));
    }

    private Optional<Instant> reportedAt(String text) {
        try {
            Instant time = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
            if (!time.isBefore(EARLIEST) && !time.isAfter(LATEST)) {
                return Optional.of(time);
            }
        } catch (DateTimeParseException unreadable) {
            return noTime(text);
        }
        return noTime(text);
    }

    private Optional<Instant> noTime(String text) {
        return violated(
                Code.REPORTED_AT_NOT_READABLE,
                Field.REPORTED_AT,
                "expected a time with its offset such as 2022-04-01T08:00:00+07:00, got " + Quoted.of(text));
    }

    private @Nullable String text(Field field, int maxCharacters) {
        return raw.text(field)
                .map(PlainText::normalised)
                .flatMap(text -> text(field, text, maxCharacters))
                .orElse(null);
    }

    private Optional<String> text(Field field, String text, int maxCharacters) {
        int characters = text.codePointCount(0, text.length());
        if (characters > maxCharacters) {
            return violated(
                    Code.TEXT_TOO_LONG, field, "expected at most " + maxCharacters + " characters, got " + characters);
        }
        return PlainText.isClean(text)
                ? Optional.of(text)
                : violated(
                        Code.TEXT_NOT_CLEAN,
                        field,
                        "expected text on one line without invisible characters, got " + Quoted.of(text));
    }

    private <T> Optional<T> violated(Code code, Field field, String message) {
        violations.add(Violation.of(code, field, message));
        return Optional.empty();
    }
}
