package vn.chitieu.notification.outbox.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chitieu.notification.outbox.NotificationCounters;
import vn.chitieu.notification.outbox.Outbox;
import vn.chitieu.notification.outbox.OutboxRow;

/**
 * Stores the steps of rows, those of one list in one write and with optimistic locking, and counts the notices that are
 * done with it. How an attempt ended stays in memory until the store has taken it: a known outcome must not lead to
 * another send. Thread-safe.
 */
final class StepRecorder {

    private static final Logger log = LoggerFactory.getLogger(StepRecorder.class);

    private final Outbox outbox;
    private final NotificationCounters counters;

    /** Outcomes that the store has not taken yet, by row. */
    private final Map<String, OutboxRow> unstored = new ConcurrentHashMap<>();

    StepRecorder(Outbox outbox, NotificationCounters counters) {
        this.outbox = outbox;
        this.counters = counters;
    }

    /** Stores the next steps of rows; returns those that were stored, another sender was quicker with the others. */
    List<OutboxRow> store(List<OutboxRow> next) {
        if (next.isEmpty()) {
            return next;
        }
        List<OutboxRow> stored = outbox.store(next);
        Set<String> ids = stored.stream().map(OutboxRow::id).collect(Collectors.toSet());
        for (OutboxRow row : next) {
            unstored.remove(row.id(), row);
            if (!ids.contains(row.id())) {
                log.debug("Another sender was quicker with {}", row.id());
            } else if (row.state().isDone()) {
                counters.done(row.state());
            }
        }
        return stored;
    }

    /** Remembers how an attempt ended until that is stored. */
    void remember(OutboxRow outcome) {
        unstored.put(outcome.id(), outcome);
    }

    /** Stores the outcomes that the store did not take when they came. */
    void storeOutcomes() {
        store(List.copyOf(unstored.values()));
    }

    /** Returns the rows, those with an outcome that was not stored yet as they are once it is. */
    List<OutboxRow> withOutcomes(List<OutboxRow> rows) {
        List<OutboxRow> outcomes = new ArrayList<>();
        List<OutboxRow> known = new ArrayList<>();
        for (OutboxRow row : rows) {
            OutboxRow outcome = unstored.get(row.id());
            (outcome == null ? known : outcomes).add(outcome == null ? row : outcome);
        }
        known.addAll(store(outcomes));
        return known;
    }
}
