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
 * @param definitions which definitions and price bases its figures follow, earliest first, at least one; the first
 *     holds since ever
 * @param percentage whether its figures are percentages, which are never summed; they grow by percentage points
 * @param calendar which days its months and quarters cover
 * @param closedTolerancePercent by how many percent a quarter may move after its deadline without being called an
 *     event, zero or more
 * @param neverNegative whether a figure below zero cannot be right, such as of an area or of a number of cases
 * @param integer whether it counts things, so that a fraction of one cannot be right
 */
public record Indicator(
        String code,
        LocalizedName name,
        LocalizedName unitOfMeasure,
        LocalizedName group,
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
        LocalizedName targetTerm,
        List<Definition> definitions,
        boolean percentage,
        ReportingCalendar calendar,
        BigDecimal closedTolerancePercent,
        boolean neverNegative,
        boolean integer) {

    /** By how many percent a closed quarter may move where the catalog says nothing. */
    public static final BigDecimal DEFAULT_CLOSED_TOLERANCE_PERCENT = BigDecimal.valueOf(5);

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
        Objects.requireNonNull(calendar);
        definitions = List.copyOf(definitions);
        checkDefinitions(code, definitions);
        if (closedTolerancePercent.signum() < 0) {
            throw new IllegalArgumentException("expected a tolerance of zero or more for " + code);
        }
        reporters = List.copyOf(reporters);
        if (reporters.isEmpty() != (formula != null)) {
            throw new IllegalArgumentException("expected either reporters or a formula for " + code);
        }
        if ((acrossUnits == Operator.WEIGHTED_AVERAGE) != (weightedBy != null)) {
            throw new IllegalArgumentException("expected weightedBy exactly with WEIGHTED_AVERAGE for " + code);
        }
    }

    /** Takes fractions and figures below zero, too. */
    public Indicator(
            String code,
            LocalizedName name,
            LocalizedName unitOfMeasure,
            LocalizedName group,
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
            LocalizedName targetTerm,
            List<Definition> definitions,
            boolean percentage,
            ReportingCalendar calendar,
            BigDecimal closedTolerancePercent) {
        this(
                code,
                name,
                unitOfMeasure,
                group,
                order,
                partOf,
                direction,
                frequency,
                acrossUnits,
                acrossPeriods,
                weightedBy,
                reporters,
                formula,
                thresholds,
                targetTerm,
                definitions,
                percentage,
                calendar,
                closedTolerancePercent,
                false,
                false);
    }

    /** Takes one definition for ever, the calendar's own quarters and no percentages. */
    public Indicator(
            String code,
            LocalizedName name,
            LocalizedName unitOfMeasure,
            LocalizedName group,
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
            LocalizedName targetTerm,
            String definition) {
        this(
                code,
                name,
                unitOfMeasure,
                group,
                order,
                partOf,
                direction,
                frequency,
                acrossUnits,
                acrossPeriods,
                weightedBy,
                reporters,
                formula,
                thresholds,
                targetTerm,
                List.of(Definition.forEver(definition)),
                false,
                ReportingCalendar.CALENDAR_QUARTER,
                DEFAULT_CLOSED_TOLERANCE_PERCENT);
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
