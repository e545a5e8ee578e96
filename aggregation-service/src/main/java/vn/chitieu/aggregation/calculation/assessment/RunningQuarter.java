package vn.chitieu.aggregation.calculation.assessment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.calculation.UnitFigures;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.Percent;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.contracts.vocabulary.Quarter;

/**
 * Estimate of how much of a quarter that is still reported is in. Each unit counts by its figure of last year, all
 * alike where that is not known of each.
 */
final class RunningQuarter {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final UnitFigures units;

    RunningQuarter(UnitFigures units) {
        this.units = units;
    }

    /**
     * Returns which part of the quarter is in, in percent; null as long as a unit owes something of the quarters before
     * or has reported nothing of this one, since its pace allows no forecast then.
     *
     * @param expected ids of the units that have to report
     * @param base the figure of last year of a unit; null where it is not known
     */
    @Nullable
    BigDecimal partReported(
            Indicator indicator,
            PageKey page,
            Collection<String> expected,
            Function<String, @Nullable BigDecimal> base) {
        List<Unit> all = new ArrayList<>();
        for (String id : expected) {
            long due = units.owed(indicator, id, page.quarter());
            long dueBefore = page.quarter().number() == 1
                    ? 0
                    : units.owed(indicator, id, page.quarter().plus(-1));
            long met = units.met(indicator, page, id);
            if (due <= dueBefore || met <= dueBefore) {
                return null;
            }
            all.add(new Unit(Math.min(met, due) - dueBefore, due - dueBefore, base.apply(id)));
        }
        boolean alike = all.stream().anyMatch(unit -> unit.base == null || unit.base.signum() <= 0);
        BigDecimal whole = BigDecimal.ZERO;
        BigDecimal in = BigDecimal.ZERO;
        for (Unit unit : all) {
            BigDecimal weight = alike ? BigDecimal.ONE : Objects.requireNonNull(unit.base);
            whole = whole.add(weight);
            in = in.add(Percent.quotient(weight.multiply(BigDecimal.valueOf(unit.met)), BigDecimal.valueOf(unit.due)));
        }
        return all.isEmpty() ? null : Percent.share(in, whole);
    }

    /** Returns the share of a target expected by now: that of the quarter before, and the part of the step since. */
    static BigDecimal expected(Quarter quarter, BigDecimal before, BigDecimal atTheEnd, BigDecimal partReported) {
        BigDecimal from = quarter.number() == 1 ? BigDecimal.ZERO : before;
        return from.add(Percent.quotient(atTheEnd.subtract(from).multiply(partReported), HUNDRED));
    }

    private record Unit(long met, long due, @Nullable BigDecimal base) {}
}
