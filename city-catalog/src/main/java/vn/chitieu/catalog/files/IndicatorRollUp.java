package vn.chitieu.catalog.files;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.LocalizedName;
import vn.chitieu.catalog.Operator;
import vn.chitieu.catalog.files.format.CatalogErrorCode;
import vn.chitieu.catalog.files.format.TextValue;
import vn.chitieu.catalog.files.format.YamlMap;
import vn.chitieu.contracts.vocabulary.Frequency;

/**
 * Aggregation operators of an indicator in its file. A reported indicator has to name them; a derived one follows from
 * totals of quarters and names none.
 */
record IndicatorRollUp(
        Frequency frequency,
        Operator acrossUnits,
        Operator acrossPeriods,
        @Nullable String weightedBy,
        boolean percentage) {

    private static final List<String> NEEDED = List.of("frequency", "acrossUnits", "acrossPeriods");

    static IndicatorRollUp read(YamlMap yaml, Optional<LocalizedName> unitOfMeasure, References references) {
        for (String key : NEEDED) {
            if (yaml.has("reporters") && !yaml.has(key)) {
                yaml.place().say(CatalogErrorCode.MISSING_KEY, "expected key " + key + " beside reporters, got none");
            }
        }
        Optional<Frequency> frequency = yaml.value("frequency", field -> field.oneOf(Frequency.class));
        // What is measured in % is a percentage unless it says otherwise; what is measured in ‰ may say so.
        boolean percentage = yaml.value("percentage", TextValue::flag)
                .orElse(unitOfMeasure.filter(unit -> unit.vi().equals("%")).isPresent());
        Operator acrossUnits = operator(yaml, "acrossUnits", Operator.LAST, percentage);
        Operator acrossPeriods = operator(yaml, "acrossPeriods", Operator.WEIGHTED_AVERAGE, percentage);
        Optional<String> weightedBy = yaml.value("weightedBy", references.indicators()::refer);
        checkWeights(yaml, acrossUnits);
        return new IndicatorRollUp(
                frequency.orElse(Frequency.QUARTER), acrossUnits, acrossPeriods, weightedBy.orElse(null), percentage);
    }

    private static Operator operator(YamlMap yaml, String key, Operator meaningless, boolean percentage) {
        return yaml.value(key)
                .flatMap(field -> field.oneOf(Operator.class).flatMap(operator -> {
                    if (operator == meaningless) {
                        return field.refuse(CatalogErrorCode.INVALID_OPERATOR, "another operator than " + meaningless);
                    }
                    return percentage && operator == Operator.SUM
                            ? field.refuse(
                                    CatalogErrorCode.INVALID_OPERATOR, "another operator than SUM for percentages")
                            : Optional.of(operator);
                }))
                .orElse(Operator.SUM);
    }

    private static void checkWeights(YamlMap yaml, Operator acrossUnits) {
        boolean needed = acrossUnits == Operator.WEIGHTED_AVERAGE;
        if (needed != yaml.has("weightedBy")) {
            yaml.place("weightedBy")
                    .report(
                            CatalogErrorCode.INVALID_WEIGHTS,
                            "weightedBy exactly with acrossUnits: WEIGHTED_AVERAGE",
                            needed ? "no weightedBy" : "weightedBy with acrossUnits: " + acrossUnits);
        }
    }
}
