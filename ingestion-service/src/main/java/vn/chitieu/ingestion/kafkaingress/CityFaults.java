package vn.chitieu.ingestion.kafkaingress;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the city whose records make transactions fail, and lets it wait alone. After a fault of a transaction of
 * several cities each city has transactions of its own for a while; one whose own transaction fails waits, longer each
 * time, while the others go on. Kept over sessions, since each fault ends one. Used by one thread.
 */
final class CityFaults {

    private static final Logger LOG = LoggerFactory.getLogger(CityFaults.class);
    private static final Duration APART = Duration.ofMinutes(1);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final LongSupplier nanoTime;
    private final Map<String, Waiting> waiting = new HashMap<>();
    private boolean isApart;
    private long apartSince;

    CityFaults(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Notes that a transaction with records of those cities failed. */
    void failed(Set<String> cities) {
        if (cities.size() > 1) {
            isApart = true;
            apartSince = nanoTime.getAsLong();
            return;
        }
        for (String city : cities) {
            Waiting before = waiting.get(city);
            Duration time = before == null ? FIRST_WAIT : longer(before.time());
            waiting.put(city, new Waiting(time, nanoTime.getAsLong() + time.toNanos()));
            LOG.warn("The records of {} wait for {}, because their transaction failed; other cities go on", city, time);
        }
    }

    private static Duration longer(Duration time) {
        Duration twice = time.multipliedBy(2);
        return twice.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : twice;
    }

    /** Notes that a transaction with records of those cities is committed. */
    void passed(Set<String> cities) {
        waiting.keySet().removeAll(cities);
    }

    /** Returns whether each city is to have transactions of its own. */
    boolean areApart() {
        forget();
        isApart = isApart && nanoTime.getAsLong() - apartSince < APART.toNanos();
        return isApart || !waiting.isEmpty();
    }

    /** Returns how long the records of a city have to wait still; zero or less where they have not. */
    Duration wait(String city) {
        Waiting its = waiting.get(city);
        return its == null ? Duration.ZERO : Duration.ofNanos(its.until() - nanoTime.getAsLong());
    }

    /** Returns the cities whose last transaction failed. */
    Set<String> waiting() {
        forget();
        return new TreeSet<>(waiting.keySet());
    }

    /** One that was not tried again for so long has its records read by another instance. */
    private void forget() {
        long now = nanoTime.getAsLong();
        waiting.values().removeIf(its -> now - its.until() > APART.toNanos());
    }

    private record Waiting(Duration time, long until) {}
}
