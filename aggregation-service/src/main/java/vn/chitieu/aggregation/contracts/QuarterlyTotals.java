package vn.chitieu.aggregation.contracts;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.domain.Attainment;
import vn.chitieu.aggregation.domain.Closing;
import vn.chitieu.aggregation.domain.Comparison;
import vn.chitieu.aggregation.domain.Contribution;
import vn.chitieu.aggregation.domain.Figures;
import vn.chitieu.aggregation.domain.Folded;
import vn.chitieu.aggregation.domain.PageKey;
import vn.chitieu.aggregation.domain.Total;
import vn.chitieu.aggregation.domain.Trust;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.contracts.QuarterlyTotal;

/** Turns totals of the domain into the contract. */
public final class QuarterlyTotals {

    private final Supplier<Catalog> catalog;

    /** Takes the catalogue in force, for the units of measure. */
    public QuarterlyTotals(Supplier<Catalog> catalog) {
        this.catalog = catalog;
    }

    /** Returns a total as others see it. */
    public QuarterlyTotal of(Folded.Published published) {
        PageKey page = published.page();
        Total total = published.total();
        Figures figures = total.figures();
        Indicator indicator = catalog.get().indicator(page.indicator()).orElseThrow();
        boolean points = indicator.percentage();
        return new QuarterlyTotal(
                page.city(),
                total.scope(),
                page.indicator(),
                page.quarter(),
                indicator.unitOfMeasure().vi(),
                figures.value(),
                figures.cumulative(),
                figures.sameQuarterLastYear(),
                total.growth(points),
                figures.cumulativeLastYear(),
                total.cumulativeGrowth(points),
                total.comparison().basis().name(),
                reason(total.comparison()),
                total.cumulativeComparison().basis().name(),
                reason(total.cumulativeComparison()),
                total.attainments().stream().map(QuarterlyTotals::attainment).toList(),
                trust(total.trust()),
                total.status(),
                total.revision(),
                total.asOf(),
                points ? "PERCENTAGE_POINTS" : "PERCENT",
                cumulativeReason(total),
                closing(total.closing()),
                total.growthAsPublishedPercent(),
                figures(published.figures()));
    }

    private static @Nullable List<QuarterlyTotal.Figure> figures(List<Contribution> figures) {
        return figures.isEmpty()
                ? null
                : figures.stream()
                        .map(one -> new QuarterlyTotal.Figure(
                                one.cell().period(), one.value(), one.status(), one.reportedAt()))
                        .toList();
    }

    /** A quarter has a figure and the year has none only where the definition changed in between. */
    private static @Nullable String cumulativeReason(Total total) {
        return total.figures().value() != null && total.figures().cumulative() == null
                ? reason(total.cumulativeComparison())
                : null;
    }

    private static QuarterlyTotal.@Nullable Closing closing(@Nullable Closing closing) {
        return closing == null
                ? null
                : new QuarterlyTotal.Closing(
                        closing.value(), closing.cumulative(), closing.movedPercent(), closing.exceeded());
    }

    private static @Nullable String reason(Comparison comparison) {
        return comparison.reason() == null ? null : comparison.reason().name();
    }

    private static QuarterlyTotal.Attainment attainment(Attainment attainment) {
        return new QuarterlyTotal.Attainment(
                attainment.owner(),
                attainment.target(),
                attainment.sharePercent(),
                attainment.expectedPercent(),
                attainment.verdict(),
                attainment.reason() == null ? null : attainment.reason().name(),
                attainment.shortfall(),
                attainment.forecast(),
                attainment.gaps().stream()
                        .map(gap -> new QuarterlyTotal.Gap(gap.unit(), gap.value(), gap.expected(), gap.missing()))
                        .toList(),
                attainment.neededPerMonth(),
                attainment.targetSince(),
                attainment.targetReason(),
                attainment.previousTarget());
    }

    private static QuarterlyTotal.Trust trust(Trust trust) {
        return new QuarterlyTotal.Trust(
                trust.expectedUnits(),
                trust.reportedUnits(),
                trust.missingUnits(),
                trust.missingSharePercent(),
                trust.estimateSharePercent(),
                trust.isComplete());
    }
}
