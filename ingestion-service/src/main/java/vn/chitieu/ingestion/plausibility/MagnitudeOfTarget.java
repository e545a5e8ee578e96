package vn.chitieu.ingestion.plausibility;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.Accrual;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.Target;
import vn.chitieu.catalog.TargetMagnitude;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.ingestion.credential.TargetOwners;
import vn.chitieu.ingestion.update.AssignedTargets;
import vn.chitieu.ingestion.update.FindingCode;
import vn.chitieu.ingestion.update.PeriodText;
import vn.chitieu.ingestion.update.TargetAssignment;
import vn.chitieu.ingestion.update.TargetPlausibilityCheck;
import vn.chitieu.ingestion.update.ValidationContext;
import vn.chitieu.ingestion.update.Warning;

/**
 * A target that is far from the one before it, by the rule of {@link TargetMagnitude}, or of the size that it would
 * have in another unit of measure: reached by every unit at once, or by none, so that no alert would be right. Where no
 * target is known it is compared with what was reached in the year before, then against what has been reached in the
 * year.
 */
final class MagnitudeOfTarget implements TargetPlausibilityCheck {

    private static final int QUARTERS = 4;

    private final AssignedTargets assigned;
    private final KnownTotals totals;

    MagnitudeOfTarget(AssignedTargets assigned, KnownTotals totals) {
        this.assigned = assigned;
        this.totals = totals;
    }

    @Override
    public Optional<Warning> about(TargetAssignment assignment, ValidationContext context) {
        Target target = assignment.target();
        Indicator indicator = context.catalog().indicator(target.indicator()).orElse(null);
        if (indicator == null) {
            return Optional.empty();
        }
        Catalog catalog = context.catalog();
        return TargetMagnitude.nearest(
                        target.year(),
                        target.owner(),
                        TargetOwners.of(catalog),
                        (year, owner) -> amount(target.scope(), target.indicator(), year, owner, catalog))
                .map(MagnitudeOfTarget::target)
                .or(() -> Stream.of(target.year() - 1, target.year())
                        .map(year -> reachedIn(year, target, indicator, catalog))
                        .filter(Objects::nonNull)
                        .findFirst())
                .filter(reference -> TargetMagnitude.isFar(target.value(), reference.amount()))
                .map(reference -> warning(target.value(), reference, indicator));
    }

    private static Reference target(TargetMagnitude.Nearest nearest) {
        return new Reference(
                nearest.amount(), "the target of " + nearest.year(), "chỉ tiêu giao năm " + nearest.year());
    }

    private Optional<BigDecimal> amount(Scope scope, String indicator, int year, String owner, Catalog catalog) {
        return assigned.last(catalog.id(), scope, indicator, year, owner)
                .or(() -> TargetMagnitude.last(catalog.targets(), scope, indicator, year, owner));
    }

    /** What adds up is taken as if the rest of the year went on as its quarters so far. */
    private @Nullable Reference reachedIn(int year, Target target, Indicator indicator, Catalog catalog) {
        return totals.in(catalog.id(), target.scope(), target.indicator(), year)
                .filter(reached -> reached.cumulative().signum() != 0)
                .map(reached -> new Reference(
                        catalog.accrual(indicator) == Accrual.FLOW
                                ? reached.cumulative()
                                        .multiply(BigDecimal.valueOf(QUARTERS))
                                        .divide(
                                                BigDecimal.valueOf(
                                                        reached.quarter().number()),
                                                MathContext.DECIMAL64)
                                : reached.cumulative(),
                        "what " + year + " comes to",
                        "mức thực hiện cả năm " + year))
                .orElse(null);
    }

    private static Warning warning(BigDecimal value, Reference reference, Indicator indicator) {
        String measure = indicator.display().unitOfMeasure().vi();
        String figures = "%s %s".formatted(PeriodText.plain(reference.amount()), measure);
        String figuresVi = "%s %s".formatted(PeriodText.vietnamese(reference.amount()), measure);
        return ConfusableUnits.confusedWith(measure, value, reference.amount())
                .map(other -> Warning.ofValue(
                        FindingCode.UNIT_OF_MEASURE_LIKELY_MISTAKEN,
                        "expected a target in %s of the size of %s (%s), got %s, which looks like %s"
                                .formatted(measure, figures, reference.name(), PeriodText.plain(value), other),
                        Map.of(
                                "measure",
                                measure,
                                "reference",
                                reference.nameVi(),
                                "figures",
                                figuresVi,
                                "got",
                                PeriodText.vietnamese(value),
                                "other",
                                other)))
                .orElseGet(() -> Warning.ofValue(
                        FindingCode.FAR_FROM_LAST_TARGET,
                        "expected a target of the size of %s (%s), got %s, %s"
                                .formatted(
                                        figures,
                                        reference.name(),
                                        PeriodText.plain(value),
                                        TargetMagnitude.isTenTimes(value, reference.amount())
                                                ? "ten times as much or more"
                                                : "a tenth of it or less"),
                        Map.of(
                                TargetMagnitude.isTenTimes(value, reference.amount()) ? "large" : "small",
                                PeriodText.vietnamese(value) + " " + measure,
                                "reference",
                                reference.nameVi(),
                                "figures",
                                figuresVi)));
    }

    /** What a target is compared with, and what that is called. */
    private record Reference(BigDecimal amount, String name, String nameVi) {
        Reference {
            Objects.requireNonNull(amount);
        }
    }
}
