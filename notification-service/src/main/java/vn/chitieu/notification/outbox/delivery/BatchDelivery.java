package vn.chitieu.notification.outbox.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chitieu.notification.outbox.DeliveryPolicy;
import vn.chitieu.notification.outbox.FrozenMail;
import vn.chitieu.notification.outbox.MessageChannel;
import vn.chitieu.notification.outbox.Outbox;
import vn.chitieu.notification.outbox.OutboxRow;
import vn.chitieu.notification.outbox.SendOutcome;

/**
 * Delivery of several notices as far as they can go now, each by the steps of {@link SingleDelivery}, in the same order
 * and stored before the next: rendered, frozen, leased and archived together, handed over one after the other on one
 * connection. Between two mails there is a single write, that the first is over and the second begins; so however many
 * there are, no more than one is ever in doubt. What is not usual with a notice is left to SingleDelivery. Thread-safe.
 */
public final class BatchDelivery {

    private static final Logger log = LoggerFactory.getLogger(BatchDelivery.class);

    /** After that the leases of the rest are released, so that a slow server holds urgent mail back no longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final SingleDelivery single;
    private final Outbox outbox;
    private final MessageChannel channel;
    private final CircuitBreaker gate;
    private final DeliveryPolicy policy;
    private final Clock clock;

    /** Takes the single delivery, and its dependencies. */
    public BatchDelivery(
            SingleDelivery single,
            Outbox outbox,
            MessageChannel channel,
            CircuitBreaker gate,
            DeliveryPolicy policy,
            Clock clock) {
        this.single = single;
        this.outbox = outbox;
        this.channel = channel;
        this.gate = gate;
        this.policy = policy;
        this.clock = clock;
    }

    /** Keeps outcomes that the store did not take, see {@link SingleDelivery#keepOutcomes}. */
    public void keepOutcomes() {
        single.keepOutcomes();
    }

    /** Takes one row as far as it can go now, with nothing that another one could disturb. */
    public void deliverAlone(OutboxRow row) {
        single.deliver(row);
    }

    /**
     * Takes rows as far as they can go now: first those that wait for no other one.
     *
     * @return ids of rows that a fault of their own has stopped; one of all of them is thrown
     */
    public Set<String> deliver(List<OutboxRow> rows) {
        Set<String> stopped = new HashSet<>();
        if (single.looksForEach(clock.instant())) {
            rows.forEach(row -> alone(row, stopped));
            return stopped;
        }
        together(rows.stream().filter(BatchDelivery::waitsForNoOther).toList(), stopped);
        together(rows.stream().filter(row -> !waitsForNoOther(row)).toList(), stopped);
        return stopped;
    }

    private static boolean waitsForNoOther(OutboxRow row) {
        return row.opensItsThread() && row.notice().follows() == null;
    }

    private void together(List<OutboxRow> rows, Set<String> stopped) {
        if (rows.isEmpty() || gate.permits(rows.size()) == 0) {
            return;
        }
        Instant now = clock.instant();
        List<OutboxRow> queued = new ArrayList<>();
        List<OutboxRow> ready = new ArrayList<>();
        for (OutboxRow row : rows) {
            OutboxRow.Step step = row.nextStep(now);
            if (single.owesAnOutcome(row.id())) {
                alone(row, stopped);
            } else if (step == OutboxRow.Step.RENDER) {
                queued.add(row);
            } else if (step == OutboxRow.Step.SEND) {
                ready.add(row);
            } else if (step != OutboxRow.Step.WAIT) {
                alone(row, stopped);
            }
        }
        Map<String, FrozenMail> mails = new LinkedHashMap<>(frozen(ready, stopped));
        ready.removeIf(row -> !mails.containsKey(row.id()));
        ready.addAll(written(queued, mails, now, stopped));
        if (!ready.isEmpty()) {
            Instant from = clock.instant();
            handOver(
                    outbox.storeAll(
                            ready.stream().map(row -> row.claimed(from, policy)).toList()),
                    mails);
        }
    }

    private void alone(OutboxRow row, Set<String> stopped) {
        try {
            single.deliver(row);
        } catch (RuntimeException fault) {
            stopped.add(row.id());
            log.warn("Mail {} waits for a fault to pass: {}", row.id(), fault.toString());
        }
    }

    /** Returns the bytes of rows that have some; one that has lost them is stopped. */
    private Map<String, FrozenMail> frozen(List<OutboxRow> ready, Set<String> stopped) {
        Map<String, FrozenMail> mails =
                outbox.mails(ready.stream().map(OutboxRow::id).toList());
        for (OutboxRow row : ready) {
            if (!mails.containsKey(row.id())) {
                stopped.add(row.id());
                log.warn("Mail {} waits: expected its frozen bytes in {}, got none", row.id(), row.state());
            }
        }
        return mails;
    }

    /** Writes what is queued and returns the rows whose bytes are frozen now, with these among {@code mails}. */
    private List<OutboxRow> written(
            List<OutboxRow> queued, Map<String, FrozenMail> mails, Instant now, Set<String> stopped) {
        if (queued.isEmpty()) {
            return List.of();
        }
        Set<String> archived =
                outbox.archivedOf(queued.stream().map(OutboxRow::id).toList());
        Map<String, FrozenMail> fresh = new LinkedHashMap<>();
        List<OutboxRow> rendered = new ArrayList<>();
        for (OutboxRow row : queued) {
            if (archived.contains(row.id())) {
                alone(row, stopped);
                continue;
            }
            OutboxRow held = waitsForNoOther(row) ? null : single.held(row, now);
            if (held != null) {
                keepAlone(held, stopped);
                continue;
            }
            SingleDelivery.Written written = single.write(row, now);
            if (written.mail() == null) {
                keepAlone(written.row(), stopped);
            } else {
                fresh.put(row.id(), written.mail());
                rendered.add(written.row());
            }
        }
        if (rendered.isEmpty()) {
            return rendered;
        }
        mails.putAll(outbox.freezeAll(fresh));
        return outbox.storeAll(rendered);
    }

    private void keepAlone(OutboxRow next, Set<String> stopped) {
        OutboxRow kept = single.keep(next);
        if (kept != null) {
            alone(kept, stopped);
        }
    }

    private void handOver(List<OutboxRow> claimed, Map<String, FrozenMail> mails) {
        Instant until = clock.instant().plus(PATIENCE);
        List<OutboxRow> done = new ArrayList<>();
        OutboxRow settled = null;
        int begun = 0;
        boolean goesOn = true;
        try (MessageChannel.Line line = channel.line()) {
            while (begun < claimed.size() && goesOn) {
                OutboxRow sending = claimed.get(begun++).sending(clock.instant(), policy);
                boolean ours = begin(settled, sending, done);
                settled = null;
                if (ours) {
                    SendOutcome outcome = line.send(Objects.requireNonNull(mails.get(sending.id())));
                    settled = single.outcome(sending, outcome);
                    single.owe(settled);
                    goesOn = !SingleDelivery.allWait(outcome) && gate.permits(1) > 0;
                }
                goesOn = goesOn && clock.instant().isBefore(until);
            }
        }
        end(settled, claimed.subList(begun, claimed.size()), done);
        if (!done.isEmpty()) {
            outbox.archiveAll(done);
        }
    }

    /**
     * Stores how the mail before ended and that the next one begins; returns whether this process has the lease of the
     * next one.
     */
    private boolean begin(@Nullable OutboxRow settled, OutboxRow sending, List<OutboxRow> done) {
        List<OutboxRow> kept = outbox.storeAll(settled == null ? List.of(sending) : List.of(settled, sending));
        note(settled, kept, done);
        return kept.contains(sending);
    }

    /** Stores how the last mail ended, and releases the leases of those that were not begun. */
    private void end(@Nullable OutboxRow settled, List<OutboxRow> rest, List<OutboxRow> done) {
        Instant now = clock.instant();
        List<OutboxRow> last = new ArrayList<>();
        if (settled != null) {
            last.add(settled);
        }
        rest.forEach(row -> last.add(row.released(now)));
        if (!last.isEmpty()) {
            note(settled, outbox.storeAll(last), done);
        }
    }

    private void note(@Nullable OutboxRow settled, List<OutboxRow> kept, List<OutboxRow> done) {
        if (settled == null) {
            return;
        }
        boolean ours = kept.contains(settled);
        single.settled(settled, ours);
        if (ours && settled.state().isDone()) {
            done.add(settled);
        }
    }
}
