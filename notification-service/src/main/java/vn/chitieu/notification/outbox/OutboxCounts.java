package vn.chitieu.notification.outbox;

import java.util.Map;

/**
 * Counts of notices, counted twice: those that were ever wanted, and what became of them. Where nothing is lost and
 * nothing is under way at this very moment
 *
 * <pre>wanted = sent + superseded + failed + expired + folded + live</pre>
 *
 * @param wanted how many were ever wanted, counted apart from their rows
 * @param done how many are done, by state; states without any are absent
 * @param live how many have something left to do, by state; states without any are absent
 */
public record OutboxCounts(long wanted, Map<DeliveryState, Long> done, Map<DeliveryState, Long> live) {

    public OutboxCounts {
        done = Map.copyOf(done);
        live = Map.copyOf(live);
    }

    /** Returns how many have something left to do. */
    public long allLive() {
        return sum(live);
    }

    /** Returns how many wanted ones are neither done nor live; negative where there are more rows than were wanted. */
    public long missing() {
        return wanted - sum(done) - sum(live);
    }

    private static long sum(Map<DeliveryState, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
