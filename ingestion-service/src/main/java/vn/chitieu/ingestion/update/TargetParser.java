package vn.chitieu.ingestion.update;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.TargetPhasing;
import vn.chitieu.contracts.vocabulary.Decimals;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.QuotedText;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.ingestion.credential.TargetOwners;

/** Reads one raw target field by field and notes what cannot be read. Used once, by one thread. */
final class TargetParser extends RowParser {

    private static final Pattern YEAR = Pattern.compile("(19|2[0-9])[0-9]{2}");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final int MAX_PACE_CHARACTERS = 100;

    TargetParser(RawRow raw, Catalog catalog) {
        super(raw, catalog);
    }

    @Nullable
    Integer year() {
        return required(Field.YEAR).flatMap(this::year).orElse(null);
    }

    @Nullable
    Scope scope(@Nullable Integer year) {
        return required(Field.SCOPE)
                .flatMap(this::scope)
                .filter(scope -> year == null || existsIn(scope, year))
                .orElse(null);
    }

    @Nullable
    String owner() {
        return required(Field.OWNER).flatMap(this::owner).orElse(null);
    }

    @Nullable
    BigDecimal value() {
        return required(Field.VALUE)
                .flatMap(this::decimal)
                .filter(this::isAboveZero)
                .orElse(null);
    }

    @Nullable
    TargetPhasing pace() {
        return raw().text(Field.PACE).isEmpty() && !raw().isFlawed(Field.PACE)
                ? TargetPhasing.even()
                : raw().text(Field.PACE).flatMap(this::pace).orElse(null);
    }

    @Nullable
    LocalDate validFrom(@Nullable Integer year) {
        return required(Field.VALID_FROM)
                .flatMap(this::day)
                .filter(day -> year == null || isIn(year, day))
                .orElse(null);
    }

    @Nullable
    String reason() {
        return required(Field.REASON).isEmpty() ? null : text(Field.REASON, MAX_REASON);
    }

    private Optional<Integer> year(String text) {
        return YEAR.matcher(text).matches()
                ? Optional.of(Integer.valueOf(text))
                : violated(
                        FindingCode.YEAR_NOT_VALID,
                        Field.YEAR,
                        "expected a year of 1900 to 2999, got " + QuotedText.of(text),
                        got(text));
    }

    private Optional<Scope> scope(String text) {
        Scope scope;
        try {
            scope = Scope.parse(text);
        } catch (IllegalArgumentException unreadable) {
            return unknownScope(text);
        }
        return catalog().has(scope) ? Optional.of(scope) : unknownScope(text);
    }

    private Optional<Scope> unknownScope(String text) {
        return violated(
                FindingCode.UNKNOWN_SCOPE,
                Field.SCOPE,
                "expected city, cluster:<id> or unit:<id> with an id of "
                        + catalog().id() + ", got " + QuotedText.of(text),
                got(text));
    }

    private boolean existsIn(Scope scope, int year) {
        boolean exists = !(scope instanceof Scope.Unit unit)
                || catalog().unit(unit.id()).stream()
                        .anyMatch(one -> new Quarter(year, 1).restOfYear().anyMatch(one::existsIn));
        if (!exists) {
            violated(
                    FindingCode.SCOPE_NOT_IN_YEAR,
                    Field.SCOPE,
                    "expected a unit that exists in " + year + ", got " + scope,
                    Map.of("year", String.valueOf(year), "got", scope.toString()));
        }
        return exists;
    }

    private Optional<String> owner(String text) {
        Set<String> owners = TargetOwners.of(catalog());
        return owners.contains(text)
                ? Optional.of(text)
                : violated(
                        FindingCode.UNKNOWN_OWNER,
                        Field.OWNER,
                        "expected one of " + owners + ", got " + QuotedText.of(text),
                        Map.of("owners", String.join(", ", owners), "got", QuotedText.of(text)));
    }

    private boolean isAboveZero(BigDecimal value) {
        if (value.signum() <= 0) {
            violated(
                    FindingCode.TARGET_NOT_ABOVE_ZERO,
                    Field.VALUE,
                    "expected a target above zero, got " + Decimals.text(value),
                    Map.of("got", PeriodText.vietnamese(value)));
        }
        return value.signum() > 0;
    }

    private Optional<TargetPhasing> pace(String text) {
        if (text.equals("EVEN")) {
            return Optional.of(TargetPhasing.even());
        }
        if (text.equals("SEASONAL")) {
            return Optional.of(new TargetPhasing.Seasonal());
        }
        try {
            return Optional.of(given(text));
        } catch (IllegalArgumentException neither) {
            return violated(
                    FindingCode.PACE_NOT_VALID,
                    Field.PACE,
                    "expected EVEN, SEASONAL or four shares in percent that never fall, from 0 up to 100 in the last,"
                            + " such as 14/35/62/100, or never rise, from at most 1000 down to 100, such as"
                            + " 130/120/110/100, got " + QuotedText.of(text),
                    got(text));
        }
    }

    private static TargetPhasing given(String text) {
        if (text.length() > MAX_PACE_CHARACTERS) {
            throw new IllegalArgumentException("too long");
        }
        List<BigDecimal> shares = Arrays.stream(text.split("/", -1))
                .map(Decimals::parse)
                .map(Decimals::canonical)
                .toList();
        TargetPhasing.Given given = new TargetPhasing.Given(shares);
        if (given.shares().get(3).compareTo(BigDecimal.valueOf(100)) != 0
                || given.shares().get(0).compareTo(BigDecimal.valueOf(1000)) > 0) {
            throw new IllegalArgumentException("expected 100 in the last and at most 1000 in the first");
        }
        return given;
    }

    private Optional<LocalDate> day(String text) {
        try {
            if (DAY.matcher(text).matches()) {
                return Optional.of(LocalDate.parse(text));
            }
        } catch (DateTimeException noSuchDay) {
            return noDay(text);
        }
        return noDay(text);
    }

    private Optional<LocalDate> noDay(String text) {
        return violated(
                FindingCode.VALID_FROM_NOT_READABLE,
                Field.VALID_FROM,
                "expected a day that exists, such as 2022-05-16, got " + QuotedText.of(text),
                got(text));
    }

    private boolean isIn(int year, LocalDate day) {
        if (day.getYear() != year) {
            violated(
                    FindingCode.VALID_FROM_NOT_IN_YEAR,
                    Field.VALID_FROM,
                    "expected a day of " + year + ", got " + day,
                    Map.of("year", String.valueOf(year), "got", PeriodText.vietnamese(day)));
        }
        return day.getYear() == year;
    }
}
