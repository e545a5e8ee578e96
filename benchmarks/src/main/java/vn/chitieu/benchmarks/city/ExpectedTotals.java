package vn.chitieu.benchmarks.city;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.chitieu.contracts.IndicatorUpdated;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;

/**
 * Expected totals, recomputed in the simplest way: of all updates to a cell the one reported last counts, and the
 * values that count are added up. Averages and ratios are left out, for their rounding is the service's.
 */
public final class ExpectedTotals {

    private static final Comparator<IndicatorUpdated> REPORTED_LAST =
            Comparator.comparing(IndicatorUpdated::reportedAt).thenComparing(IndicatorUpdated::id);

    private final Map<Key, BigDecimal> values = new HashMap<>();
    private final int cells;

    /** A total's scope as text, its indicator and its quarter. */
    public record Key(String scope, String indicator, Quarter quarter) {}

    private record Cell(String unit, String indicator, ReportingPeriod period) {

        static Cell of(IndicatorUpdated update) {
            return new Cell(update.unit(), update.indicator(), update.period());
        }
    }

    private ExpectedTotals(int cells) {
        this.cells = cells;
    }

    /** Recomputes the totals of all scopes from all updates. */
    public static ExpectedTotals of(Collection<IndicatorUpdated> updates) {
        Map<Cell, IndicatorUpdated> counting = updates.stream()
                .collect(Collectors.toMap(Cell::of, Function.identity(), BinaryOperator.maxBy(REPORTED_LAST)));
        ExpectedTotals expected = new ExpectedTotals(counting.size());
        BenchmarkCity.reported().forEach(indicator -> expected.add(indicator, counting.values()));
        BenchmarkCity.derivedSums().forEach(expected::derive);
        return expected;
    }

    /** Returns the value of each total that can be checked to the last digit. */
    public Map<Key, BigDecimal> values() {
        return Map.copyOf(values);
    }

    /** Returns those of {@link #values} that are plain sums, the only ones that an adder and a subtractor can keep. */
    public Map<Key, BigDecimal> plainSums() {
        List<String> sums = BenchmarkCity.reported().stream()
                .filter(ReportedIndicator::isPlainSum)
                .map(ReportedIndicator::code)
                .toList();
        return values.entrySet().stream()
                .filter(entry -> sums.contains(entry.getKey().indicator()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Returns how many cells have a figure. */
    public int cells() {
        return cells;
    }

    private void add(ReportedIndicator indicator, Collection<IndicatorUpdated> counting) {
        if (indicator.acrossUnits().equals("AVERAGE")) {
            return;
        }
        BinaryOperator<BigDecimal> operator = indicator.acrossUnits().equals("MAX") ? BigDecimal::max : BigDecimal::add;
        counting.stream()
                .filter(update -> update.indicator().equals(indicator.code()) && counts(indicator, update.period()))
                .forEach(update -> BenchmarkCity.scopesOf(update.unit())
                        .forEach(scope -> values.merge(
                                new Key(scope, indicator.code(), update.period().quarter()),
                                Objects.requireNonNull(update.value()),
                                operator)));
    }

    private static boolean counts(ReportedIndicator indicator, ReportingPeriod period) {
        return !indicator.acrossPeriods().equals("LAST")
                || period.lastDay().equals(period.quarter().lastDay());
    }

    private void derive(String code, Map<String, Integer> terms) {
        Map<Key, BigDecimal> derived = new HashMap<>();
        values.forEach((key, value) -> {
            Integer sign = terms.get(key.indicator());
            if (sign != null) {
                BigDecimal signed = value.multiply(BigDecimal.valueOf(sign));
                derived.merge(new Key(key.scope(), code, key.quarter()), signed, BigDecimal::add);
            }
        });
        values.putAll(derived);
    }
}
