package vn.chitieu.catalog.files;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.chitieu.catalog.Direction;
import vn.chitieu.catalog.Formula;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.Name;
import vn.chitieu.catalog.Operator;
import vn.chitieu.catalog.Thresholds;
import vn.chitieu.contracts.vocabulary.Frequency;

/** One entry of {@code indicators.yaml}. */
record IndicatorEntry(YamlMap yaml, Map<String, Name> groups, References references) {

    static final YamlKeys KEYS = new YamlKeys(
            List.of("code", "name", "unitOfMeasure", "group", "direction", "definition"),
            List.of(
                    "partOf",
                    "frequency",
                    "acrossUnits",
                    "acrossPeriods",
                    "weightedBy",
                    "reporters",
                    "sum",
                    "ratio",
                    "thresholds",
                    "targetTerm"));

    private static final YamlKeys RATIO = new YamlKeys(List.of("numerator", "denominator", "factor"), List.of());
    private static final YamlKeys THRESHOLDS =
            new YamlKeys(List.of("ahead", "onPace", "behind", "severelyBehind"), List.of());
    private static final Name PLAN = new Name("kế hoạch", "plan");

    /** Returns the indicator at that place of the report; empty where something about it was reported. */
    Optional<Indicator> indicator(int order) {
        int before = yaml.place().errors().count();
        checkThatItIsReportedOrDerived();
        Optional<String> code = yaml.value("code", Field::capitals);
        Optional<Name> name = yaml.name("name");
        Optional<Name> unitOfMeasure = yaml.name("unitOfMeasure");
        Optional<Name> group = yaml.value("group", this::group);
        Optional<String> partOf = yaml.value("partOf", references.indicators()::refer);
        Optional<Direction> direction = yaml.value("direction", field -> field.oneOf(Direction.class));
        Frequency frequency =
                yaml.value("frequency", field -> field.oneOf(Frequency.class)).orElse(Frequency.QUARTER);
        Operator acrossUnits = operator("acrossUnits", Operator.LAST);
        Operator acrossPeriods = operator("acrossPeriods", Operator.WEIGHTED_AVERAGE);
        Optional<String> weightedBy = yaml.value("weightedBy", references.indicators()::refer);
        checkWeights(acrossUnits);
        List<Indicator.Reporters> reporters = reporters();
        Optional<Formula> formula = formula();
        Thresholds thresholds = thresholds();
        Name targetTerm = yaml.name("targetTerm").orElse(PLAN);
        Optional<Field> definition = yaml.value("definition");
        if (!yaml.isSound() || yaml.place().errors().count() > before) {
            return Optional.empty();
        }
        return Optional.of(new Indicator(
                code.orElseThrow(),
                name.orElseThrow(),
                unitOfMeasure.orElseThrow(),
                group.orElseThrow(),
                order,
                partOf.orElse(null),
                direction.orElseThrow(),
                frequency,
                acrossUnits,
                acrossPeriods,
                weightedBy.orElse(null),
                reporters,
                formula.orElse(null),
                thresholds,
                targetTerm,
                definition.orElseThrow().text()));
    }

    /** What is reported says how it becomes a total; what is derived says so by its formula alone. */
    private void checkThatItIsReportedOrDerived() {
        long ways =
                List.of("reporters", "sum", "ratio").stream().filter(yaml::has).count();
        if (ways != 1) {
            yaml.place()
                    .report(
                            ErrorCode.REPORTED_OR_DERIVED,
                            "exactly one of reporters, sum and ratio",
                            ways + " of them");
        }
        for (String key : List.of("frequency", "acrossUnits", "acrossPeriods")) {
            if (yaml.has("reporters") && !yaml.has(key)) {
                yaml.place().say(ErrorCode.MISSING_KEY, "expected key " + key + " beside reporters, got none");
            }
        }
    }

    private Optional<Name> group(Field field) {
        Optional<Name> group = Optional.ofNullable(groups.get(field.text()));
        return group.isPresent() ? group : field.refuse(ErrorCode.UNKNOWN_GROUP, "a group of " + groups.keySet());
    }

    private Operator operator(String key, Operator meaningless) {
        return yaml.value(key)
                .flatMap(field -> field.oneOf(Operator.class)
                        .filter(operator -> operator != meaningless
                                || field.refuse(ErrorCode.INVALID_OPERATOR, "another operator than " + meaningless)
                                        .isPresent()))
                .orElse(Operator.SUM);
    }

    private void checkWeights(Operator acrossUnits) {
        boolean needed = acrossUnits == Operator.WEIGHTED_AVERAGE;
        if (needed != yaml.has("weightedBy")) {
            yaml.place("weightedBy")
                    .report(
                            ErrorCode.INVALID_WEIGHTS,
                            "weightedBy exactly with acrossUnits: WEIGHTED_AVERAGE",
                            needed ? "no weightedBy" : "weightedBy with acrossUnits: " + acrossUnits);
        }
    }

    private List<Indicator.Reporters> reporters() {
        int before = yaml.place().errors().count();
        List<Indicator.Reporters> reporters = new ArrayList<>();
        for (Field field : yaml.values("reporters")) {
            if (field.text().equals("territorial")) {
                reporters.add(new Indicator.Reporters.Territorial());
            } else if (field.text().startsWith("unit:")) {
                references
                        .units()
                        .refer(field.text().substring("unit:".length()), field)
                        .ifPresent(id -> reporters.add(new Indicator.Reporters.Unit(id)));
            } else {
                field.refuse(ErrorCode.INVALID_VALUE, "territorial or unit:<id>");
            }
        }
        checkNotEmpty("reporters", reporters, before);
        return reporters;
    }

    private Optional<Formula> formula() {
        return yaml.has("ratio") ? ratio() : sum();
    }

    private Optional<Formula> sum() {
        int before = yaml.place().errors().count();
        List<Formula.Term> terms = new ArrayList<>();
        for (Field field : yaml.values("sum")) {
            boolean negative = field.text().startsWith("-");
            String code = field.text().substring(negative ? 1 : 0).strip();
            references.indicators().refer(code, field).ifPresent(known -> terms.add(new Formula.Term(known, negative)));
        }
        checkNotEmpty("sum", terms, before);
        return terms.isEmpty() ? Optional.empty() : Optional.of(new Formula.Sum(terms));
    }

    /** Where an entry of the list was reported, that is enough said. */
    private void checkNotEmpty(String key, List<?> values, int errorsBefore) {
        if (yaml.has(key) && values.isEmpty() && yaml.place().errors().count() == errorsBefore) {
            yaml.place(key).say(ErrorCode.MISSING_VALUE, "expected at least one entry in " + key + ", got none");
        }
    }

    private Optional<Formula> ratio() {
        return yaml.map("ratio", RATIO).flatMap(map -> {
            Optional<String> numerator = map.value("numerator", references.indicators()::refer);
            Optional<String> denominator = map.value("denominator", references.indicators()::refer);
            Optional<BigDecimal> factor = map.value("factor", IndicatorEntry::otherThanZero);
            return numerator.flatMap(n -> denominator.flatMap(d -> factor.map(f -> new Formula.Ratio(n, d, f))));
        });
    }

    private static Optional<BigDecimal> otherThanZero(Field field) {
        Optional<BigDecimal> value = field.decimal();
        return value.isEmpty() || value.get().signum() != 0
                ? value
                : field.refuse(ErrorCode.INVALID_DECIMAL, "a number other than zero");
    }

    private Thresholds thresholds() {
        Optional<YamlMap> written = yaml.map("thresholds", THRESHOLDS);
        List<BigDecimal> shares = THRESHOLDS.required().stream()
                .flatMap(key -> written.flatMap(map -> map.value(key, Field::decimal)).stream())
                .toList();
        if (shares.size() < THRESHOLDS.required().size()) {
            return Thresholds.DEFAULT;
        }
        try {
            return new Thresholds(shares.get(0), shares.get(1), shares.get(2), shares.get(3));
        } catch (IllegalArgumentException doNotFall) {
            yaml.place("thresholds").say(ErrorCode.INVALID_THRESHOLDS, String.valueOf(doNotFall.getMessage()));
            return Thresholds.DEFAULT;
        }
    }
}
