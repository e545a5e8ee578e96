package vn.chitieu.catalog;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.Frequency;
import vn.chitieu.contracts.vocabulary.Quarter;

/**
 * An indicator: a quantity that is reported, or derived from others that are.
 *
 * @param code stable code, upper case, such as {@code BUDGET_REVENUE}
 * @param display what it is called, and where it stands in the report
 * @param frequency how long its reporting periods are
 * @param calendar which days its months and quarters cover
 * @param rollUp how its totals come about
 * @param judging how its totals are judged
 * @param definitions which definitions and price bases its figures follow, earliest first, at least one; the first
 *     holds since ever
 * @param figures what its figures can be
 */
public record Indicator(
        String code,
        Display display,
        Frequency frequency,
        ReportingCalendar calendar,
        RollUp rollUp,
        Judging judging,
        List<Definition> definitions,
        Figures figures) {

    /** By how many percent a closed quarter may move where the catalog says nothing. */
    public static final BigDecimal DEFAULT_CLOSED_TOLERANCE_PERCENT = BigDecimal.valueOf(5);

    public Indicator {
        Objects.requireNonNull(code);
        Objects.requireNonNull(display);
        Objects.requireNonNull(frequency);
        Objects.requireNonNull(calendar);
        Objects.requireNonNull(rollUp);
        Objects.requireNonNull(judging);
        Objects.requireNonNull(figures);
        definitions = List.copyOf(definitions);
        checkDefinitions(code, definitions);
    }

    /** Returns the definition that the figures of a quarter follow. */
    public Definition definitionIn(Quarter quarter) {
        LocalDate first = calendar.windowOf(quarter).first();
        Definition holding = definitions.get(0);
        for (Definition definition : definitions) {
            if (!definition.from().isAfter(first)) {
                holding = definition;
            }
        }
        return holding;
    }

    private static void checkDefinitions(String code, List<Definition> definitions) {
        if (definitions.isEmpty() || !definitions.get(0).from().equals(LocalDate.MIN)) {
            throw new IllegalArgumentException("expected a first definition since ever for " + code);
        }
        for (int i = 1; i < definitions.size(); i++) {
            if (!definitions.get(i).from().isAfter(definitions.get(i - 1).from())) {
                throw new IllegalArgumentException("expected definitions that follow each other for " + code);
            }
        }
    }

    /** Returns how it is derived; empty where it is reported. */
    public Optional<Formula> derivation() {
        return Optional.ofNullable(rollUp.formula());
    }

    /** Returns whether its figures follow from other indicators. */
    public boolean isDerived() {
        return rollUp.formula() != null;
    }

    /**
     * What an indicator is called, and where it stands in the report.
     *
     * @param name its name
     * @param unitOfMeasure unit of measure of every figure; {@code vi} is the form that updates may repeat
     * @param group heading in the report
     * @param order place in the report, from 1
     * @param partOf code of the indicator under which it stands in the report as "Trong đó"; null at the top level
     * @param targetTerm what its targets are called: dự toán for revenue, kế hoạch otherwise
     */
    public record Display(
            LocalizedName name,
            LocalizedName unitOfMeasure,
            LocalizedName group,
            int order,
            @Nullable String partOf,
            LocalizedName targetTerm) {
        public Display {
            Objects.requireNonNull(name);
            Objects.requireNonNull(unitOfMeasure);
            Objects.requireNonNull(group);
            Objects.requireNonNull(targetTerm);
        }
    }

    /**
     * How the totals of an indicator come about.
     *
     * @param acrossUnits how units become a cluster or the city
     * @param acrossPeriods how reporting periods become a quarter, and quarters the year to date
     * @param weightedBy code of the indicator that gives the weights; present exactly for WEIGHTED_AVERAGE
     * @param reporters who reports it; empty exactly where it is derived
     * @param formula how it is derived; null where it is reported
     */
    public record RollUp(
            Operator acrossUnits,
            Operator acrossPeriods,
            @Nullable String weightedBy,
            List<Reporters> reporters,
            @Nullable Formula formula) {
        public RollUp {
            Objects.requireNonNull(acrossUnits);
            Objects.requireNonNull(acrossPeriods);
            reporters = List.copyOf(reporters);
            if (reporters.isEmpty() != (formula != null)) {
                throw new IllegalArgumentException(
                        "expected either reporters or a formula, got " + reporters + " and " + formula);
            }
            if ((acrossUnits == Operator.WEIGHTED_AVERAGE) != (weightedBy != null)) {
                throw new IllegalArgumentException("expected weightedBy exactly with WEIGHTED_AVERAGE, got "
                        + weightedBy + " with " + acrossUnits);
            }
        }
    }

    /**
     * How the totals of an indicator are judged.
     *
     * @param direction which way it should go
     * @param thresholds where its verdicts begin
     * @param closedTolerancePercent by how many percent a quarter may move after its deadline without being called an
     *     event, zero or more
     */
    public record Judging(Direction direction, Thresholds thresholds, BigDecimal closedTolerancePercent) {
        public Judging {
            Objects.requireNonNull(direction);
            Objects.requireNonNull(thresholds);
            if (closedTolerancePercent.signum() < 0) {
                throw new IllegalArgumentException(
                        "expected a tolerance of zero or more, got " + closedTolerancePercent);
            }
        }
    }

    /**
     * What the figures of an indicator can be.
     *
     * @param percentage whether they are percentages, which are never summed; they grow by percentage points
     * @param neverNegative whether one below zero cannot be right, such as of an area or of a number of cases
     * @param integer whether it counts things, so that a fraction of one cannot be right
     */
    public record Figures(boolean percentage, boolean neverNegative, boolean integer) {}

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
