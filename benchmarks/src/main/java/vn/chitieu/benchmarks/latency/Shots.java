package vn.chitieu.benchmarks.latency;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import vn.chitieu.benchmarks.city.BenchmarkCity;
import vn.chitieu.benchmarks.city.ReportedIndicator;
import vn.chitieu.contracts.IndicatorUpdated;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;

/**
 * One update after the other for all units and indicators of the newest quarter in turn, each with a value that no
 * other has, and what the unit's total has to show then.
 */
final class Shots {

    private static final Quarter QUARTER = BenchmarkCity.LAST_QUARTER;

    private final List<Target> targets = new ArrayList<>();
    private int next;

    /** Where updates go, and what the other periods of the quarter add to the total there. */
    private record Target(String unit, String indicator, ReportingPeriod period, BigDecimal others) {}

    /**
     * One update.
     *
     * @param number from 0
     * @param unit whose
     * @param indicator of what
     * @param period for when
     * @param value its value
     * @param total what the unit's total shows once it counts
     */
    record Shot(int number, String unit, String indicator, ReportingPeriod period, BigDecimal value, BigDecimal total) {

        String totalPath() {
            return "/api/v1/totals/unit:" + unit + "/" + indicator + "/" + QUARTER;
        }
    }

    /** Takes what has been reported so far. */
    Shots(List<IndicatorUpdated> reported) {
        Map<String, BigDecimal> others = new HashMap<>();
        reported.stream()
                .filter(update -> update.period().quarter().equals(QUARTER) && !isLast(update.period()))
                .forEach(update -> others.merge(
                        update.unit() + update.indicator(), Objects.requireNonNull(update.value()), BigDecimal::add));
        for (String unit : BenchmarkCity.units()) {
            for (ReportedIndicator indicator : BenchmarkCity.reported()) {
                BigDecimal other = others.getOrDefault(unit + indicator.code(), BigDecimal.ZERO);
                List<ReportingPeriod> periods = BenchmarkCity.periods(indicator, QUARTER);
                targets.add(new Target(
                        unit,
                        indicator.code(),
                        periods.get(periods.size() - 1),
                        indicator.isPlainSum() ? other : BigDecimal.ZERO));
            }
        }
        Collections.shuffle(targets, new Random(1));
    }

    Shot next() {
        Target target = targets.get(next % targets.size());
        BigDecimal value = BigDecimal.valueOf(1_000_000L + next, 2);
        return new Shot(
                next++,
                target.unit(),
                target.indicator(),
                target.period(),
                value,
                target.others().add(value));
    }

    private static boolean isLast(ReportingPeriod period) {
        return period.lastDay().equals(QUARTER.lastDay());
    }
}
