package vn.chitieu.catalog.files;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.chitieu.catalog.Accrual;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.Target;
import vn.chitieu.catalog.TargetPhasing;
import vn.chitieu.catalog.files.format.CatalogDirectory;
import vn.chitieu.catalog.files.format.CatalogErrorCode;
import vn.chitieu.catalog.files.format.CsvRow;
import vn.chitieu.catalog.files.format.CsvSchema;
import vn.chitieu.catalog.files.format.NumberRange;
import vn.chitieu.catalog.files.format.TextValue;
import vn.chitieu.contracts.vocabulary.Decimals;
import vn.chitieu.contracts.vocabulary.Scope;

/** {@code targets.csv}: one row per target and per change of it. */
final class TargetsFile {

    static final String NAME = "targets.csv";

    private static final CsvSchema TABLE = new CsvSchema(
            List.of("scope", "indicator", "year", "owner", "value", "pace", "valid_from", "reason"), List.of());
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;

    private TargetsFile() {}

    static List<Target> read(CatalogDirectory directory, References references, List<Indicator> known) {
        List<Target> targets = new ArrayList<>();
        // Indicators that depend on each other in a circle say nothing about accrual or direction.
        boolean knownWell = directory.errors().count() == 0;
        Set<List<Object>> seen = new HashSet<>();
        Map<String, Indicator> indicators =
                known.stream().collect(Collectors.toMap(Indicator::code, Function.identity(), (one, again) -> one));
        for (CsvRow row : TABLE.read(directory, NAME).rows()) {
            target(row, references).ifPresent(target -> {
                if (knownWell) {
                    checkPath(row, target, indicators);
                }
                if (!seen.add(List.of(
                        target.scope(), target.indicator(), target.year(), target.owner(), target.validFrom()))) {
                    row.place()
                            .report(
                                    CatalogErrorCode.DUPLICATE,
                                    "one target per scope, indicator, year, owner and valid_from",
                                    target.scope() + " " + target.indicator() + " " + target.owner() + " again");
                }
                targets.add(target);
            });
        }
        return targets;
    }

    /** Returns the line of each row, in their order. */
    static List<Integer> lines(CatalogDirectory directory) {
        return TABLE.read(directory, NAME).rows().stream()
                .map(row -> row.place().line())
                .toList();
    }

    private static Optional<Target> target(CsvRow row, References references) {
        int before = row.place().errors().count();
        Optional<Scope> scope = row.required("scope").flatMap(references::scope);
        Optional<String> indicator = row.required("indicator").flatMap(references.indicators()::refer);
        Optional<Integer> year = row.required("year").flatMap(field -> field.integer(FIRST_YEAR, LAST_YEAR));
        Optional<String> owner = row.required("owner").flatMap(references::owner);
        Optional<BigDecimal> value = row.required("value").flatMap(TargetsFile::aboveZero);
        Optional<TargetPhasing> pace = row.required("pace").flatMap(TargetsFile::pace);
        Optional<LocalDate> validFrom = row.required("valid_from").flatMap(TextValue::date);
        Optional<TextValue> reason = row.required("reason");
        if (!row.isSoundSince(before)) {
            return Optional.empty();
        }
        return Optional.of(new Target(
                scope.orElseThrow(),
                indicator.orElseThrow(),
                year.orElseThrow(),
                owner.orElseThrow(),
                value.orElseThrow(),
                pace.orElseThrow(),
                validFrom.orElseThrow(),
                reason.orElseThrow().text()));
    }

    private static Optional<BigDecimal> aboveZero(TextValue field) {
        Optional<BigDecimal> value = field.decimal();
        return value.isEmpty() || value.get().signum() > 0 ? value : field.refuse(NumberRange.TARGET);
    }

    private static void checkPath(CsvRow row, Target target, Map<String, Indicator> indicators) {
        Indicator indicator = indicators.get(target.indicator());
        if (indicator != null && !target.pace().suits(indicator, Accrual.of(indicator, indicators::get))) {
            row.place()
                    .say(
                            CatalogErrorCode.INVALID_PACE,
                            "expected shares that fall only where less is better and figures do not add up over the"
                                    + " year, got them for " + indicator.code());
        }
    }

    /** Reads {@code EVEN}, {@code SEASONAL} or four shares in percent such as {@code 14/35/62/100}. */
    private static Optional<TargetPhasing> pace(TextValue field) {
        if (field.text().equals("EVEN")) {
            return Optional.of(TargetPhasing.even());
        }
        if (field.text().equals("SEASONAL")) {
            return Optional.of(new TargetPhasing.Seasonal());
        }
        try {
            return Optional.of(
                    new TargetPhasing.Given(Arrays.stream(field.text().split("/", -1))
                            .map(Decimals::parse)
                            .toList()));
        } catch (IllegalArgumentException neither) {
            return field.refuse(
                    CatalogErrorCode.INVALID_PACE,
                    "EVEN, SEASONAL or four shares such as 14/35/62/100 or 130/120/110/100");
        }
    }
}
