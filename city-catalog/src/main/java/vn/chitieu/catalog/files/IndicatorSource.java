package vn.chitieu.catalog.files;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.Formula;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.files.format.CatalogErrorCode;
import vn.chitieu.catalog.files.format.NumberRange;
import vn.chitieu.catalog.files.format.TextValue;
import vn.chitieu.catalog.files.format.YamlKeys;
import vn.chitieu.catalog.files.format.YamlMap;

/** Source of an indicator in its file: its reporters, or else the formula that derives it. */
record IndicatorSource(
        List<Indicator.Reporters> reporters, @Nullable Formula formula) {

    private static final YamlKeys RATIO = new YamlKeys(List.of("numerator", "denominator", "factor"), List.of());

    private static final YamlKeys WEIGHTED_AVERAGE = new YamlKeys(List.of("of", "by"), List.of());
    private static final List<String> WAYS = List.of("reporters", "sum", "ratio", "weightedAverage");

    static IndicatorSource read(YamlMap yaml, References references) {
        long ways = WAYS.stream().filter(yaml::has).count();
        if (ways != 1) {
            yaml.place()
                    .report(
                            CatalogErrorCode.REPORTED_OR_DERIVED,
                            "exactly one of reporters, sum, ratio and weightedAverage",
                            ways + " of them");
        }
        Optional<Formula> formula = ratio(yaml, references)
                .or(() -> weightedAverage(yaml, references))
                .or(() -> sum(yaml, references));
        return new IndicatorSource(reporters(yaml, references), formula.orElse(null));
    }

    private static List<Indicator.Reporters> reporters(YamlMap yaml, References references) {
        int before = yaml.place().errors().count();
        List<Indicator.Reporters> reporters = new ArrayList<>();
        for (TextValue field : once(yaml, "reporters")) {
            if (field.text().equals("territorial")) {
                reporters.add(new Indicator.Reporters.Territorial());
            } else if (field.text().startsWith("unit:")) {
                references
                        .units()
                        .refer(field.text().substring("unit:".length()), field)
                        .ifPresent(id -> reporters.add(new Indicator.Reporters.Unit(id)));
            } else {
                field.refuse(CatalogErrorCode.INVALID_VALUE, "territorial or unit:<id>");
            }
        }
        checkNotEmpty(yaml, "reporters", reporters, before);
        return reporters;
    }

    private static Optional<Formula> sum(YamlMap yaml, References references) {
        int before = yaml.place().errors().count();
        List<Formula.Term> terms = new ArrayList<>();
        for (TextValue field : once(yaml, "sum")) {
            boolean negative = field.text().startsWith("-");
            String code = field.text().substring(negative ? 1 : 0).strip();
            references.indicators().refer(code, field).ifPresent(known -> terms.add(new Formula.Term(known, negative)));
        }
        checkNotEmpty(yaml, "sum", terms, before);
        return terms.isEmpty() ? Optional.empty() : Optional.of(new Formula.Sum(terms));
    }

    /** Returns the values of a list without those that it has a second time, which are reported. */
    private static List<TextValue> once(YamlMap yaml, String key) {
        Set<String> seen = new HashSet<>();
        List<TextValue> values = new ArrayList<>();
        for (TextValue field : yaml.values(key)) {
            if (seen.add(field.text())) {
                values.add(field);
            } else {
                field.refuse(CatalogErrorCode.DUPLICATE, "each entry once");
            }
        }
        return values;
    }

    /** Where an entry of the list was reported, that is enough said. */
    private static void checkNotEmpty(YamlMap yaml, String key, List<?> values, int errorsBefore) {
        if (yaml.has(key) && values.isEmpty() && yaml.place().errors().count() == errorsBefore) {
            yaml.place(key).say(CatalogErrorCode.MISSING_VALUE, "expected at least one entry in " + key + ", got none");
        }
    }

    private static Optional<Formula> ratio(YamlMap yaml, References references) {
        return yaml.map("ratio", RATIO).flatMap(map -> {
            Optional<String> numerator = map.value("numerator", references.indicators()::refer);
            Optional<String> denominator = map.value("denominator", references.indicators()::refer);
            Optional<BigDecimal> factor = map.value("factor", IndicatorSource::otherThanZero);
            return numerator.flatMap(n -> denominator.flatMap(d -> factor.map(f -> new Formula.Ratio(n, d, f))));
        });
    }

    private static Optional<Formula> weightedAverage(YamlMap yaml, References references) {
        return yaml.map("weightedAverage", WEIGHTED_AVERAGE).flatMap(map -> {
            Optional<String> of = map.value("of", references.indicators()::refer);
            Optional<String> by = map.value("by", references.indicators()::refer);
            return of.flatMap(o -> by.map(b -> new Formula.WeightedAverage(o, b)));
        });
    }

    private static Optional<BigDecimal> otherThanZero(TextValue field) {
        Optional<BigDecimal> value = field.decimal();
        return value.isEmpty() || value.get().signum() != 0 ? value : field.refuse(NumberRange.NOT_ZERO);
    }
}
