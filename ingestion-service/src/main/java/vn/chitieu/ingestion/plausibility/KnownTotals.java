package vn.chitieu.ingestion.plausibility;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * Cumulative totals since 1 January by the latest quarter of each of the last years, by city, scope and indicator, as
 * it was published. Thread-safe.
 */
@Component
public final class KnownTotals {

    private static final int YEARS = 3;
    private static final Comparator<Reached> ORDER =
            Comparator.comparing(Reached::quarter).thenComparingLong(Reached::revision);

    private final Map<Series, NavigableMap<Integer, Reached>> totals = new ConcurrentHashMap<>();

    /** Takes a total of a revision; one that is not known says nothing, nor does one with a lower revision. */
    public void put(
            String city,
            Scope scope,
            String indicator,
            Quarter quarter,
            long revision,
            @Nullable BigDecimal cumulative) {
        if (cumulative == null) {
            return;
        }
        NavigableMap<Integer, Reached> years =
                totals.computeIfAbsent(new Series(city, scope, indicator), any -> new ConcurrentSkipListMap<>());
        years.merge(
                quarter.year(),
                new Reached(quarter, revision, cumulative),
                (before, now) -> ORDER.compare(before, now) > 0 ? before : now);
        if (years.size() > YEARS) {
            years.pollFirstEntry();
        }
    }

    /** Returns what was reached in a year, by the latest quarter of it that is known. */
    public Optional<Reached> in(String city, Scope scope, String indicator, int year) {
        NavigableMap<Integer, Reached> years = totals.get(new Series(city, scope, indicator));
        return years == null ? Optional.empty() : Optional.ofNullable(years.get(year));
    }

    private record Series(String city, Scope scope, String indicator) {}

    /**
     * What was reached since 1 January.
     *
     * @param quarter up to the end of which
     * @param revision of that quarter's total
     * @param cumulative how much
     */
    public record Reached(Quarter quarter, long revision, BigDecimal cumulative) {}
}
