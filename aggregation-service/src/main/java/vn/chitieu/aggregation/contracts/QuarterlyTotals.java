package vn.chitieu.aggregation.contracts;

import java.util.function.Supplier;
import vn.chitieu.aggregation.domain.Attainment;
import vn.chitieu.aggregation.domain.Figures;
import vn.chitieu.aggregation.domain.Folded;
import vn.chitieu.aggregation.domain.PageKey;
import vn.chitieu.aggregation.domain.Total;
import vn.chitieu.aggregation.domain.Trust;
import vn.chitieu.catalog.Catalog;
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
        return new QuarterlyTotal(
                page.city(),
                total.scope(),
                page.indicator(),
                page.quarter(),
                catalog.get()
                        .indicator(page.indicator())
                        .orElseThrow()
                        .unitOfMeasure()
                        .vi(),
                figures.value(),
                figures.cumulative(),
                figures.sameQuarterLastYear(),
                figures.growthPercent(),
                figures.cumulativeLastYear(),
                figures.cumulativeGrowthPercent(),
                total.attainments().stream().map(QuarterlyTotals::attainment).toList(),
                trust(total.trust()),
                total.status(),
                total.revision(),
                total.asOf());
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
                        .toList());
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
