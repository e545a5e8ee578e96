package vn.chitieu.reference;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.Accrual;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.Operator;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;

/** How much of a figure is whose, by the figures of the year before. */
final class ReferenceShares {

    private final Catalog catalog;
    private final ReferenceFigures figures;
    private final ReferenceBases bases;

    ReferenceShares(Catalog catalog, ReferenceFigures figures, ReferenceBases bases) {
        this.catalog = catalog;
        this.figures = figures;
        this.bases = bases;
    }

    /**
     * Returns the percent of last year's figure that stands for the reports that are missing now, each report of a unit
     * alike; null where last year is not known.
     */
    @Nullable
    BigDecimal ofTheMissing(Indicator indicator, Scope scope, Quarter quarter) {
        Set<String> missing = figures.missing(indicator, scope, quarter);
        if (missing.isEmpty()) {
            return BigDecimal.ZERO;
        }
        if (indicator.rollUp().acrossUnits() != Operator.SUM || catalog.accrual(indicator) == Accrual.LEVEL) {
            return null;
        }
        List<BigDecimal> theirs = new ArrayList<>();
        for (String unit : missing) {
            BigDecimal one = lastYear(indicator, new Scope.Unit(unit), quarter);
            if (one == null) {
                return null;
            }
            theirs.add(lacking(indicator, unit, quarter, one));
        }
        return ReferenceMath.percent(ReferenceMath.sum(theirs), lastYear(indicator, scope, quarter));
    }

    /** The part of a unit's amount whose reports it owes. */
    private BigDecimal lacking(Indicator indicator, String unit, Quarter quarter, BigDecimal amount) {
        List<Indicator> reported = figures.reportedFor(indicator)
                .filter(one ->
                        figures.expected(one, new Scope.Unit(unit), quarter).contains(unit))
                .toList();
        long owed = reported.stream()
                .mapToLong(one -> figures.owed(one, unit, quarter))
                .sum();
        long there = reported.stream()
                .mapToLong(one -> Math.min(figures.owed(one, unit, quarter), figures.met(one, unit, quarter)))
                .sum();
        return owed == 0
                ? amount
                : ReferenceMath.divide(amount.multiply(BigDecimal.valueOf(owed - there)), BigDecimal.valueOf(owed));
    }

    /**
     * Returns the percent of a quarter that is in; null where a unit owes something of the quarters before, or has
     * reported nothing of this one.
     */
    @Nullable
    BigDecimal reportedOf(Indicator indicator, Quarter quarter, Set<String> expected) {
        boolean allWeigh = expected.stream().allMatch(unit -> {
            BigDecimal weight = lastYear(indicator, new Scope.Unit(unit), quarter);
            return weight != null && weight.signum() > 0;
        });
        List<BigDecimal> in = new ArrayList<>();
        List<BigDecimal> all = new ArrayList<>();
        for (String unit : expected) {
            long owedBefore = quarter.number() == 1 ? 0 : figures.owed(indicator, unit, quarter.plus(-1));
            long owed = figures.owed(indicator, unit, quarter) - owedBefore;
            long met = figures.met(indicator, unit, quarter) - owedBefore;
            if (owed <= 0 || met <= 0) {
                return null;
            }
            BigDecimal weight = allWeigh ? lastYear(indicator, new Scope.Unit(unit), quarter) : null;
            BigDecimal counts = weight == null ? BigDecimal.ONE : weight;
            all.add(counts);
            in.add(ReferenceMath.divide(
                    counts.multiply(BigDecimal.valueOf(Math.min(met, owed))), BigDecimal.valueOf(owed)));
        }
        return ReferenceMath.percent(ReferenceMath.sum(in), ReferenceMath.sum(all));
    }

    private @Nullable BigDecimal lastYear(Indicator indicator, Scope scope, Quarter quarter) {
        return bases.onThisTerritory(indicator, scope, quarter, true).amount();
    }
}
