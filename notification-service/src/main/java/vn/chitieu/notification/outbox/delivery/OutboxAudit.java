package vn.chitieu.notification.outbox.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import vn.chitieu.notification.documents.DamagedDocuments;
import vn.chitieu.notification.outbox.Outbox;
import vn.chitieu.notification.outbox.OutboxCounts;
import vn.chitieu.notification.outbox.OutboxRow;

/**
 * Audits whether every notice that was requested is accounted for, see {@link OutboxCounts}, and none waits for longer
 * than it should. What is counted is in the database, so an audit knows as much after a restart as before. Thread-safe.
 */
public final class OutboxAudit {

    /** How many findings of a kind an audit names. */
    public static final int NAMED = 20;

    /** Counts are read one after the other while the outbox goes on; only what differs so often is worth a search. */
    private static final int READINGS = 3;

    private final Outbox outbox;
    private final DamagedDocuments elsewhere;
    private final Clock clock;
    private final Duration overdueAfter;
    private final AtomicReference<@Nullable Report> last = new AtomicReference<>();

    /**
     * Takes the outbox, what other stores know of documents that cannot be read, and the clock.
     *
     * @param overdueAfter how long a notice may be due before it is a finding
     */
    public OutboxAudit(Outbox outbox, DamagedDocuments elsewhere, Clock clock, Duration overdueAfter) {
        this.outbox = outbox;
        this.elsewhere = elsewhere;
        this.clock = clock;
        this.overdueAfter = overdueAfter;
    }

    /** Returns what it finds now, and keeps it for health and meters. */
    public Report audit() {
        Instant now = clock.instant();
        List<Finding> findings = new ArrayList<>();
        for (OutboxRow row : outbox.due(now.minus(overdueAfter), NAMED)) {
            findings.add(new Finding.Overdue(row.id(), row.state().name(), row.dueAt(), row.answer()));
        }
        Map<String, String> damaged = new LinkedHashMap<>(outbox.damaged());
        damaged.putAll(elsewhere.known(NAMED));
        damaged.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .limit(NAMED)
                .forEach(one -> findings.add(new Finding.Damaged(one.getKey(), one.getValue())));
        for (OutboxRow row : outbox.neverWritten(NAMED)) {
            findings.add(new Finding.NeverWritten(row.id(), row.state().name(), row.answer()));
        }
        OutboxCounts ledger = settled();
        if (ledger.missing() != 0) {
            outbox.unaccounted(NAMED).forEach(id -> findings.add(new Finding.Unaccounted(id)));
        }
        Report report = new Report(now, ledger, findings);
        last.set(report);
        return report;
    }

    /** Returns what the last audit found; null before the first. */
    public @Nullable Report last() {
        return last.get();
    }

    /** Returns counts that add up, or the last ones of several that do not. */
    private OutboxCounts settled() {
        OutboxCounts ledger = outbox.ledger();
        for (int i = 1; i < READINGS && ledger.missing() != 0; i++) {
            ledger = outbox.ledger();
        }
        return ledger;
    }

    /**
     * What an audit found.
     *
     * @param at when
     * @param ledger the counts
     * @param findings what is wrong, at most {@value #NAMED} of a kind; empty where all is well
     */
    public record Report(Instant at, OutboxCounts ledger, List<Finding> findings) {
        public Report {
            Objects.requireNonNull(at);
            Objects.requireNonNull(ledger);
            findings = List.copyOf(findings);
        }

        /** Returns whether nothing is wrong. */
        public boolean isClean() {
            return findings.isEmpty();
        }
    }

    /** Something that is wrong with one notice, or with a document that notices come from. */
    public sealed interface Finding {

        /** Returns the id of the notice; of another document with its collection before it. */
        String id();

        /**
         * It has been due for too long and was not taken.
         *
         * @param state in which it is
         * @param dueAt since when it is due
         * @param answer what was last said about it; null before
         */
        record Overdue(
                String id,
                String state,
                Instant dueAt,
                @Nullable String answer) implements Finding {}

        /**
         * The document of a notice, or of a case and whatever else is kept, cannot be read, so it is left alone.
         *
         * @param why what is wrong with it
         */
        record Damaged(String id, String why) implements Finding {}

        /**
         * It was given up before it could be written, so nothing was sent. It is named until it is sent again or marked
         * as delivered.
         *
         * @param state in which it ended
         * @param why what was wrong with it
         */
        record NeverWritten(
                String id, String state, @Nullable String why) implements Finding {}

        /** It was requested and has no row, or has a row and was not requested. */
        record Unaccounted(String id) implements Finding {}
    }
}
