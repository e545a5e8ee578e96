package vn.chitieu.aggregation.publication;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.chitieu.aggregation.model.Amounts;
import vn.chitieu.aggregation.model.Attainment;
import vn.chitieu.aggregation.model.ClosingFigures;
import vn.chitieu.aggregation.model.Comparison;
import vn.chitieu.aggregation.model.Contribution;
import vn.chitieu.aggregation.model.FoldResult;
import vn.chitieu.aggregation.model.JudgedWindow;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.Total;
import vn.chitieu.aggregation.model.Trust;
import vn.chitieu.aggregation.model.WindowTotal;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.contracts.QuarterlyTotal;

/** Turns totals of the domain into the contract. */
@Component
public final class QuarterlyTotalMapper {

    private final Catalogs catalogs;

    /** Takes the catalogs in force, for the units of measure. */
    public QuarterlyTotalMapper(Catalogs catalogs) {
        this.catalogs = catalogs;
    }

    /** Returns a total as others see it. */
    public QuarterlyTotal of(FoldResult.Published published) {
        PageKey page = published.page();
        Total total = published.total();
        Amounts figures = total.figures();
        Indicator indicator =
                catalogs.of(page.city()).indicator(page.indicator()).orElseThrow();
        boolean points = indicator.figures().percentage();
        return new QuarterlyTotal(
                page.city(),
                total.scope(),
                page.indicator(),
                page.quarter(),
                indicator.display().unitOfMeasure().vi(),
                new QuarterlyTotal.Amounts(figures.value(), figures.cumulative()),
                yearAgo(total, points),
                comparisons(total),
                total.attainments().stream()
                        .map(QuarterlyTotalMapper::attainment)
                        .toList(),
                trust(total.trust()),
                new QuarterlyTotal.State(total.status(), total.revision(), total.asOf(), total.catalogEdition()),
                new QuarterlyTotal.Reading(points ? "PERCENTAGE_POINTS" : "PERCENT", cumulativeReason(total)),
                new QuarterlyTotal.AtDeadline(closing(total.closing()), total.growthAsPublishedPercent()),
                figures(published.figures()),
                total.windows().stream().map(QuarterlyTotalMapper::window).toList());
    }

    private static QuarterlyTotal.YearAgo yearAgo(Total total, boolean points) {
        Amounts figures = total.figures();
        return new QuarterlyTotal.YearAgo(
                figures.sameQuarterLastYear(),
                total.growth(points),
                figures.cumulativeLastYear(),
                total.cumulativeGrowth(points));
    }

    private static QuarterlyTotal.Comparisons comparisons(Total total) {
        return new QuarterlyTotal.Comparisons(
                total.comparison().basis().name(),
                reason(total.comparison()),
                total.cumulativeComparison().basis().name(),
                reason(total.cumulativeComparison()));
    }

    private static @Nullable List<QuarterlyTotal.Figure> figures(List<Contribution> figures) {
        return figures.isEmpty()
                ? null
                : figures.stream()
                        .map(one -> new QuarterlyTotal.Figure(
                                one.cell().period(), one.value(), one.status(), one.reportedAt(), one.confirmation()))
                        .toList();
    }

    /** A quarter has a figure and the year has none only where the definition changed in between. */
    private static @Nullable String cumulativeReason(Total total) {
        return total.figures().value() != null && total.figures().cumulative() == null
                ? reason(total.cumulativeComparison())
                : null;
    }

    private static QuarterlyTotal.@Nullable Closing closing(@Nullable ClosingFigures closing) {
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
                gaps(attainment.gaps()),
                attainment.neededPerMonth(),
                new QuarterlyTotal.TargetHistory(
                        attainment.targetSince(), attainment.targetReason(), attainment.previousTarget()));
    }

    private static List<QuarterlyTotal.Gap> gaps(List<Attainment.Gap> gaps) {
        return gaps.stream()
                .map(gap -> new QuarterlyTotal.Gap(gap.unit(), gap.value(), gap.expected(), gap.missing()))
                .toList();
    }

    private static QuarterlyTotal.WindowStanding window(JudgedWindow window) {
        return new QuarterlyTotal.WindowStanding(
                window.window(),
                window.days().first(),
                window.days().last(),
                window.upTo(),
                window.value(),
                window.growth(),
                window.standings().stream().map(QuarterlyTotalMapper::standing).toList(),
                trust(window.trust()),
                window.status(),
                window.asOf());
    }

    private static QuarterlyTotal.Attainment standing(WindowTotal.Standing standing) {
        return new QuarterlyTotal.Attainment(
                standing.owner(),
                standing.target(),
                standing.sharePercent(),
                standing.expectedPercent(),
                standing.verdict(),
                standing.reason() == null ? null : standing.reason().name(),
                standing.shortfall(),
                null,
                gaps(standing.gaps()),
                null,
                QuarterlyTotal.TargetHistory.NONE);
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
