package vn.chitieu.catalog.files;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import vn.chitieu.catalog.Definition;
import vn.chitieu.catalog.Direction;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.LocalizedName;
import vn.chitieu.catalog.ReportingCalendar;
import vn.chitieu.catalog.Thresholds;
import vn.chitieu.catalog.files.format.CatalogErrorCode;
import vn.chitieu.catalog.files.format.NumberRange;
import vn.chitieu.catalog.files.format.TextValue;
import vn.chitieu.catalog.files.format.YamlKeys;
import vn.chitieu.catalog.files.format.YamlMap;

/** One entry of {@code indicators.yaml}. */
record IndicatorEntry(
        YamlMap yaml, Map<String, LocalizedName> groups, References references, CalendarFile.Calendars calendars) {

    static final YamlKeys KEYS = new YamlKeys(
            List.of("code", "name", "unitOfMeasure", "group", "direction"),
            List.of(
                    "partOf",
                    "frequency",
                    "acrossUnits",
                    "acrossPeriods",
                    "weightedBy",
                    "reporters",
                    "sum",
                    "ratio",
                    "weightedAverage",
                    "thresholds",
                    "targetTerm",
                    "percentage",
                    "calendar",
                    "closedTolerancePercent",
                    "neverNegative",
                    "integer",
                    "definition",
                    "definitions"));

    private static final YamlKeys THRESHOLDS =
            new YamlKeys(List.of("ahead", "onPace", "behind", "severelyBehind"), List.of());
    private static final LocalizedName PLAN = new LocalizedName("kế hoạch", "plan");

    /** Returns the indicator at that place of the report; empty where something about it was reported. */
    Optional<Indicator> indicator(int order) {
        int before = yaml.place().errors().count();
        Optional<String> code = yaml.value("code", TextValue::capitals);
        Optional<LocalizedName> name = yaml.name("name");
        Optional<LocalizedName> unitOfMeasure = yaml.name("unitOfMeasure");
        Optional<LocalizedName> group = yaml.value("group", this::group);
        Optional<String> partOf = yaml.value("partOf", references.indicators()::refer);
        Optional<Direction> direction = yaml.value("direction", field -> field.oneOf(Direction.class));
        IndicatorRollUp rollUp = IndicatorRollUp.read(yaml, unitOfMeasure, references);
        IndicatorSource source = IndicatorSource.read(yaml, references);
        Thresholds thresholds = thresholds();
        LocalizedName targetTerm = yaml.name("targetTerm").orElse(PLAN);
        ReportingCalendar calendar = yaml.value("calendar", this::calendar).orElse(ReportingCalendar.CALENDAR_QUARTER);
        List<Definition> definitions = IndicatorDefinitions.read(yaml, calendar);
        BigDecimal tolerance = yaml.value("closedTolerancePercent", IndicatorEntry::zeroOrMore)
                .orElse(Indicator.DEFAULT_CLOSED_TOLERANCE_PERCENT);
        boolean neverNegative = flagOfReported("neverNegative");
        boolean integer = flagOfReported("integer");
        if (!yaml.isSound() || yaml.place().errors().count() > before) {
            return Optional.empty();
        }
        return Optional.of(new Indicator(
                code.orElseThrow(),
                new Indicator.Display(
                        name.orElseThrow(),
                        unitOfMeasure.orElseThrow(),
                        group.orElseThrow(),
                        order,
                        partOf.orElse(null),
                        targetTerm),
                rollUp.frequency(),
                calendar,
                new Indicator.RollUp(
                        rollUp.acrossUnits(),
                        rollUp.acrossPeriods(),
                        rollUp.weightedBy(),
                        source.reporters(),
                        source.formula()),
                new Indicator.Judging(direction.orElseThrow(), thresholds, tolerance),
                definitions,
                new Indicator.Figures(rollUp.percentage(), neverNegative, integer)));
    }

    /** Only what is reported, not derived, can be refused. */
    private boolean flagOfReported(String key) {
        if (yaml.has(key) && !yaml.has("reporters")) {
            yaml.place(key).report(CatalogErrorCode.REPORTED_OR_DERIVED, key + " beside reporters", "none");
        }
        return yaml.value(key, TextValue::flag).orElse(false);
    }

    private Optional<LocalizedName> group(TextValue field) {
        Optional<LocalizedName> group = Optional.ofNullable(groups.get(field.text()));
        return group.isPresent()
                ? group
                : field.refuse(CatalogErrorCode.UNKNOWN_GROUP, "a group of " + groups.keySet());
    }

    private Optional<ReportingCalendar> calendar(TextValue field) {
        Optional<ReportingCalendar> calendar =
                Optional.ofNullable(calendars.reporting().get(field.text()));
        return calendar.isPresent() || !calendars.isWhole()
                ? calendar
                : field.refuse(
                        CatalogErrorCode.UNKNOWN_CALENDAR,
                        "one of " + new TreeSet<>(calendars.reporting().keySet()));
    }

    private static Optional<BigDecimal> zeroOrMore(TextValue field) {
        Optional<BigDecimal> value = field.decimal();
        return value.isEmpty() || value.get().signum() >= 0 ? value : field.refuse(NumberRange.PERCENT);
    }

    private Thresholds thresholds() {
        Optional<YamlMap> written = yaml.map("thresholds", THRESHOLDS);
        List<BigDecimal> shares = THRESHOLDS.required().stream()
                .flatMap(key -> written.flatMap(map -> map.value(key, TextValue::decimal)).stream())
                .toList();
        if (shares.size() < THRESHOLDS.required().size()) {
            return Thresholds.DEFAULT;
        }
        try {
            return new Thresholds(shares.get(0), shares.get(1), shares.get(2), shares.get(3));
        } catch (IllegalArgumentException doNotFall) {
            yaml.place("thresholds").say(CatalogErrorCode.INVALID_THRESHOLDS, String.valueOf(doNotFall.getMessage()));
            return Thresholds.DEFAULT;
        }
    }
}
