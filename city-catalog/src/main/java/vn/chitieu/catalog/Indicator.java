package vn.chitieu.catalog;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.Frequency;

/**
 * What is reported, or derived from what is reported.
 *
 * @param code stable code, upper case, such as {@code BUDGET_REVENUE}
 * @param name name for display
 * @param unitOfMeasure unit of measure of every figure; {@code vi} is the form that updates may repeat
 * @param group heading in the report
 * @param order place in the report, from 1
 * @param partOf code of the indicator under which it stands in the report as "Trong đó"; null at the top level
 * @param direction which way it should go
 * @param frequency how long its reporting periods are
 * @param acrossUnits how units become a cluster or the city
 * @param acrossPeriods how reporting periods become a quarter, and quarters the year to date
 * @param weightedBy code of the indicator that gives the weights; present exactly for WEIGHTED_AVERAGE
 * @param reporters who reports it; empty exactly where it is derived
 * @param formula how it is derived; null where it is reported
 * @param thresholds where its verdicts begin
 * @param targetTerm what its targets are called: dự toán for revenue, kế hoạch otherwise
 * @param definition which definition and price basis its figures follow, such as {@code current-prices/1}; levels of
 *     different definitions are never compared
 */
public record Indicator(
        String code,
        Name name,
        Name unitOfMeasure,
        Name group,
        int order,
        @Nullable String partOf,
        Direction direction,
        Frequency frequency,
        Operator acrossUnits,
        Operator acrossPeriods,
        @Nullable String weightedBy,
        List<Reporters> reporters,
        @Nullable Formula formula,
        Thresholds thresholds,
        Name targetTerm,
        String definition) {

    public Indicator {
        Objects.requireNonNull(code);
        Objects.requireNonNull(name);
        Objects.requireNonNull(unitOfMeasure);
        Objects.requireNonNull(group);
        Objects.requireNonNull(direction);
        Objects.requireNonNull(frequency);
        Objects.requireNonNull(acrossUnits);
        Objects.requireNonNull(acrossPeriods);
        Objects.requireNonNull(thresholds);
        Objects.requireNonNull(targetTerm);
        Objects.requireNonNull(definition);
        reporters = List.copyOf(reporters);
        if (reporters.isEmpty() != (formula != null)) {
            throw new IllegalArgumentException("expected either reporters or a formula for " + code);
        }
        if ((acrossUnits == Operator.WEIGHTED_AVERAGE) != (weightedBy != null)) {
            throw new IllegalArgumentException("expected weightedBy exactly with WEIGHTED_AVERAGE for " + code);
        }
    }

    /** Returns how it is derived; empty where it is reported. */
    public Optional<Formula> derivation() {
        return Optional.ofNullable(formula);
    }

    /** Returns whether its figures follow from other indicators. */
    public boolean isDerived() {
        return formula != null;
    }

    /** Who reports an indicator. */
    public sealed interface Reporters {
        /** Every ward and commune of the city. */
        record Territorial() implements Reporters {}

        /** One unit by its permanent id. */
        record Unit(String id) implements Reporters {
            public Unit {
                Objects.requireNonNull(id);
            }
        }
    }
}
