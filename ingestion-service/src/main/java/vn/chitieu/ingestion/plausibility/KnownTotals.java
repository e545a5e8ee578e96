package vn.chitieu.ingestion.plausibility;

import java.math.BigDecimal;
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

    private final Map<Series, NavigableMap<Integer, Reached>> totals = new ConcurrentHashMap<>();

    /** Takes a total as it stands now; one that is not known says nothing. */
    public void put(String city, Scope scope, String indicator, Quarter quarter, @Nullable BigDecimal cumulative) {
        if (cumulative == null) {
            return;
        }
        NavigableMap<Integer, Reached> years =
                totals.computeIfAbsent(new Series(city, scope, indicator), any -> new ConcurrentSkipListMap<>());
        years.merge(
                quarter.year(),
                new Reached(quarter, cumulative),
                (before, now) -> before.quarter().compareTo(now.quarter()) > 0 ? before : now);
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
     * @param cumulative how much
     */
    public record Reached(Quarter quarter, BigDecimal cumulative) {}
}
