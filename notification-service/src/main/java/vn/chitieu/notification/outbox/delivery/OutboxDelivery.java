package vn.chitieu.notification.outbox.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chitieu.notification.outbox.ArchiveProbe;
import vn.chitieu.notification.outbox.DeliveryPolicy;
import vn.chitieu.notification.outbox.FrozenMail;
import vn.chitieu.notification.outbox.MessageChannel;
import vn.chitieu.notification.outbox.MessageWriter;
import vn.chitieu.notification.outbox.NotificationCounters;
import vn.chitieu.notification.outbox.Outbox;
import vn.chitieu.notification.outbox.OutboxRow;

/**
 * Delivery of notices as far as they can go now, any number of them: expired, prepared, looked up in the archive,
 * handed over, archived. Every step is one write for all that are at it, stored before the next is taken, with
 * optimistic locking; so it may be interrupted anywhere and run twice at once. Thread-safe.
 */
public final class OutboxDelivery {

    private static final Logger log = LoggerFactory.getLogger(OutboxDelivery.class);

    /** Steps of rows whose bytes are frozen. */
    private static final Set<OutboxRow.Step> WRITTEN =
            Collections.unmodifiableSet(EnumSet.of(OutboxRow.Step.PROBE, OutboxRow.Step.SEND));

    private final Outbox outbox;
    private final CircuitBreaker circuitBreaker;
    private final Clock clock;
    private final Predicate<Instant> mayHaveLeft;
    private final StepRecorder steps;
    private final NoticePreparation preparation;
    private final ArchiveLookup lookup;
    private final MailHandOver handOver;

    /** Takes what it needs, where no database was ever restored. */
    public OutboxDelivery(
            Outbox outbox,
            MessageWriter letters,
            MessageChannel channel,
            ArchiveProbe archive,
            CircuitBreaker circuitBreaker,
            DeliveryPolicy policy,
            NotificationCounters counters,
            Clock clock,
            IntUnaryOperator random) {
        this(outbox, letters, channel, archive, circuitBreaker, policy, counters, clock, random, now -> false);
    }

    /**
     * Takes what it needs.
     *
     * @param random returns a number from zero to below its argument
     * @param mayHaveLeft whether a mail may have left at that time without its row knowing, as after a restore: then
     *     the archive is asked before each attempt
     */
    public OutboxDelivery(
            Outbox outbox,
            MessageWriter letters,
            MessageChannel channel,
            ArchiveProbe archive,
            CircuitBreaker circuitBreaker,
            DeliveryPolicy policy,
            NotificationCounters counters,
            Clock clock,
            IntUnaryOperator random,
            Predicate<Instant> mayHaveLeft) {
        this.outbox = outbox;
        this.circuitBreaker = circuitBreaker;
        this.clock = clock;
        this.mayHaveLeft = mayHaveLeft;
        steps = new StepRecorder(outbox, counters);
        preparation = new NoticePreparation(outbox, steps, letters, policy, counters);
        lookup = new ArchiveLookup(archive, steps, policy, counters);
        handOver = new MailHandOver(steps, channel, circuitBreaker, policy, counters, clock, random);
    }

    /** Stores the outcomes that the store did not take when they came; what follows from them is due then. */
    public void storeOutcomes() {
        steps.storeOutcomes();
    }

    /**
     * Takes rows, no two of the same notice, as far as they can go now: first those that wait for no other one. A fault
     * of the store or in the code is thrown; which of several rows it is of shows when each is delivered alone.
     *
     * @return ids of rows that a fault of their own has stopped
     */
    public Set<String> deliver(List<OutboxRow> rows) {
        Set<String> stopped = new HashSet<>();
        take(rows.stream().filter(HoldBack::waitsForNoOther).toList(), stopped);
        take(rows.stream().filter(row -> !HoldBack.waitsForNoOther(row)).toList(), stopped);
        return stopped;
    }

    /** All steps go by one instant, so that no row becomes due between two of them and misses the first. */
    private void take(List<OutboxRow> rows, Set<String> stopped) {
        if (rows.isEmpty() || circuitBreaker.permits(rows.size()) == 0) {
            return;
        }
        Instant now = clock.instant();
        Map<String, FrozenMail> mails = new HashMap<>();
        List<OutboxRow> current = expire(steps.withOutcomes(rows), now);
        current = prepare(current, mails, now);
        current = withBytes(current, mails, now, stopped);
        current = lookUp(current, mails, now);
        archive(send(current, mails, now));
    }

    private List<OutboxRow> expire(List<OutboxRow> rows, Instant now) {
        Split late = Split.of(rows, now, EnumSet.of(OutboxRow.Step.EXPIRE));
        return late.with(
                steps.store(late.chosen().stream().map(row -> row.expired(now)).toList()));
    }

    private List<OutboxRow> prepare(List<OutboxRow> rows, Map<String, FrozenMail> mails, Instant now) {
        Split queued = Split.of(rows, now, EnumSet.of(OutboxRow.Step.RENDER));
        return queued.chosen().isEmpty() ? rows : queued.with(preparation.prepare(queued.chosen(), mails, now));
    }

    /** Adds bytes that were frozen earlier to {@code mails}; returns the rows without those that have lost theirs. */
    private List<OutboxRow> withBytes(
            List<OutboxRow> rows, Map<String, FrozenMail> mails, Instant now, Set<String> stopped) {
        Split written = Split.of(rows, now, WRITTEN);
        List<OutboxRow> earlier = written.chosen().stream()
                .filter(row -> !mails.containsKey(row.id()))
                .toList();
        Map<String, FrozenMail> frozen =
                outbox.mails(earlier.stream().map(OutboxRow::bytesId).toList());
        earlier.forEach(row -> {
            FrozenMail mail = frozen.get(row.bytesId());
            if (mail != null) {
                mails.put(row.id(), mail);
            }
        });
        List<OutboxRow> found = new ArrayList<>();
        for (OutboxRow row : written.chosen()) {
            if (mails.containsKey(row.id())) {
                found.add(row);
            } else {
                stopped.add(row.id());
                log.warn("Mail {} waits: expected its frozen bytes in {}, got none", row.id(), row.state());
            }
        }
        return written.with(found);
    }

    private List<OutboxRow> lookUp(List<OutboxRow> rows, Map<String, FrozenMail> mails, Instant now) {
        Split unsure = Split.of(rows, now, mayHaveLeft.test(now) ? WRITTEN : EnumSet.of(OutboxRow.Step.PROBE));
        return unsure.with(lookup.lookUp(unsure.chosen(), mails, now));
    }

    private List<OutboxRow> send(List<OutboxRow> rows, Map<String, FrozenMail> mails, Instant now) {
        Split ready = Split.of(rows, now, WRITTEN);
        return ready.chosen().isEmpty() ? rows : ready.with(handOver.send(ready.chosen(), mails));
    }

    private void archive(List<OutboxRow> rows) {
        List<OutboxRow> done = rows.stream().filter(row -> row.state().isDone()).toList();
        if (!done.isEmpty()) {
            outbox.archive(done);
        }
    }

    /** Rows that are at one of some steps, and the others. */
    private record Split(List<OutboxRow> chosen, List<OutboxRow> others) {

        static Split of(List<OutboxRow> rows, Instant now, Set<OutboxRow.Step> at) {
            List<OutboxRow> chosen = new ArrayList<>();
            List<OutboxRow> others = new ArrayList<>();
            rows.forEach(row -> (at.contains(row.nextStep(now)) ? chosen : others).add(row));
            return new Split(chosen, others);
        }

        /** Returns the others with these. */
        List<OutboxRow> with(List<OutboxRow> stepped) {
            List<OutboxRow> rows = new ArrayList<>(others);
            rows.addAll(stepped);
            return rows;
        }
    }
}
