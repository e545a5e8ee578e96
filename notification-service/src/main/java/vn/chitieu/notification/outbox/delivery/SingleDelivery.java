package vn.chitieu.notification.outbox.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chitieu.notification.outbox.ArchiveAwayException;
import vn.chitieu.notification.outbox.ArchiveProbe;
import vn.chitieu.notification.outbox.DeliveryPolicy;
import vn.chitieu.notification.outbox.DeliveryState;
import vn.chitieu.notification.outbox.FrozenMail;
import vn.chitieu.notification.outbox.MessageChannel;
import vn.chitieu.notification.outbox.MessageWriter;
import vn.chitieu.notification.outbox.NotYetRenderableException;
import vn.chitieu.notification.outbox.NotificationCounters;
import vn.chitieu.notification.outbox.Outbox;
import vn.chitieu.notification.outbox.OutboxRow;
import vn.chitieu.notification.outbox.SendOutcome;
import vn.chitieu.notification.outbox.UnrenderableNoticeException;

/**
 * Delivery of one notice as far as it can go now: rendered, handed over, done, archived. Every step is stored before
 * the next is taken, with optimistic locking, so it may be interrupted anywhere and run twice at once. Thread-safe.
 */
public final class SingleDelivery {

    private static final Logger log = LoggerFactory.getLogger(SingleDelivery.class);

    private final Outbox outbox;
    private final MessageWriter letters;
    private final MessageChannel channel;
    private final ArchiveProbe archive;
    private final CircuitBreaker gate;
    private final DeliveryPolicy policy;
    private final NotificationCounters tally;
    private final Clock clock;
    private final IntUnaryOperator random;
    private final Predicate<Instant> mayHaveLeft;

    /** Outcomes that the store did not take, by row: a known outcome must not lead to another send. */
    private final Map<String, OutboxRow> unkept = new ConcurrentHashMap<>();

    /** Takes what it needs, where no database was ever restored. */
    public SingleDelivery(
            Outbox outbox,
            MessageWriter letters,
            MessageChannel channel,
            ArchiveProbe archive,
            CircuitBreaker gate,
            DeliveryPolicy policy,
            NotificationCounters tally,
            Clock clock,
            IntUnaryOperator random) {
        this(outbox, letters, channel, archive, gate, policy, tally, clock, random, now -> false);
    }

    /**
     * Takes what it needs.
     *
     * @param random returns a number from zero to below its argument
     * @param mayHaveLeft whether a mail may have left at that time without its row knowing, as after a restore: then
     *     the archive is asked before each attempt
     */
    public SingleDelivery(
            Outbox outbox,
            MessageWriter letters,
            MessageChannel channel,
            ArchiveProbe archive,
            CircuitBreaker gate,
            DeliveryPolicy policy,
            NotificationCounters tally,
            Clock clock,
            IntUnaryOperator random,
            Predicate<Instant> mayHaveLeft) {
        this.outbox = outbox;
        this.letters = letters;
        this.channel = channel;
        this.archive = archive;
        this.gate = gate;
        this.policy = policy;
        this.tally = tally;
        this.clock = clock;
        this.random = random;
        this.mayHaveLeft = mayHaveLeft;
    }

    /** Takes the row as far as it can go now. */
    public void deliver(OutboxRow row) {
        OutboxRow current = row;
        while (current != null) {
            current = step(current);
        }
    }

    /** Stores the outcomes that the store did not take when they came; what follows from them is due then. */
    public void keepOutcomes() {
        unkept.values().forEach(this::keepOutcome);
    }

    /** Returns whether each mail has to be looked for before it leaves, so that none can leave in a batch. */
    boolean looksForEach(Instant now) {
        return mayHaveLeft.test(now);
    }

    /** Returns whether an outcome of it is known that the store did not take yet. */
    boolean owesAnOutcome(String id) {
        return unkept.containsKey(id);
    }

    /** Keeps outcomes in memory until the store has taken them. */
    void owe(OutboxRow settled) {
        unkept.put(settled.id(), settled);
    }

    /** Forgets an outcome that the store has taken, or did not take because another process was quicker. */
    void settled(OutboxRow settled, boolean kept) {
        unkept.remove(settled.id());
        if (kept && settled.state().isDone()) {
            tally.done(settled.state());
        }
    }

    /** Returns the row after an attempt that ended so, and updates the circuit breaker and the counters. */
    OutboxRow outcome(OutboxRow sending, SendOutcome outcome) {
        OutboxRow settled = sending.settled(
                outcome, clock.instant(), policy, random.applyAsInt(DeliveryPolicy.MAX_JITTER_PERMILLE + 1));
        tell(settled, outcome);
        return settled;
    }

    private @Nullable OutboxRow step(OutboxRow row) {
        OutboxRow known = unkept.get(row.id());
        if (known != null) {
            return keepOutcome(known);
        }
        Instant now = clock.instant();
        return switch (row.nextStep(now)) {
            case WAIT -> null;
            case EXPIRE -> keep(row.expired(now));
            case RENDER -> render(row, now);
            case PROBE -> probe(row, now);
            case SEND -> mayHaveLeft.test(now) ? probe(row, now) : send(row, now);
            case ARCHIVE -> {
                outbox.archive(row);
                yield null;
            }
        };
    }

    private @Nullable OutboxRow render(OutboxRow row, Instant now) {
        if (outbox.isArchived(row.id())) {
            outbox.archive(row.superseded("done before", now));
            tally.done(DeliveryState.SUPERSEDED); // it was counted as wanted once more
            return null;
        }
        OutboxRow held = held(row, now);
        if (held != null) {
            return keep(held);
        }
        Written written = write(row, now);
        if (written.mail() != null) {
            outbox.freeze(row.id(), written.mail());
        }
        return keep(written.row());
    }

    /** Returns the row with its mail, which is still to be frozen; or why there is none. */
    Written write(OutboxRow row, Instant now) {
        try {
            return new Written(row.rendered(now), letters.write(row.notice(), now));
        } catch (NotYetRenderableException away) {
            log.info("Mail {} cannot be written yet: {}", row.id(), away.getMessage());
            return new Written(row.notYetWritable(String.valueOf(away.getMessage()), now, policy), null);
        } catch (UnrenderableNoticeException unwritable) {
            log.warn("Mail {} can never be written: {}", row.id(), unwritable.getMessage());
            return new Written(row.unwritable(String.valueOf(unwritable.getMessage()), now), null);
        }
    }

    private @Nullable OutboxRow probe(OutboxRow row, Instant now) {
        FrozenMail mail = bytesOf(row);
        try {
            boolean found = archive.has(mail.messageId());
            tally.probed(found ? NotificationCounters.Probe.FOUND : NotificationCounters.Probe.ABSENT);
            return found ? keep(row.found(now)) : send(row, now);
        } catch (ArchiveAwayException away) {
            tally.probed(NotificationCounters.Probe.AWAY);
            log.warn("It is not known yet whether mail {} has left: {}", row.id(), away.getMessage());
            return row.waitsForTheArchive(now)
                    ? keep(row.unprobed(String.valueOf(away.getMessage()), now, policy))
                    : send(row, now);
        }
    }

    /** Returns the row as it waits for another one, or is dropped for its sake; null to go on. */
    @Nullable
    OutboxRow held(OutboxRow row, Instant now) {
        if (row.notice().follows() != null) {
            return holdBack(row, row.notice().follows(), now);
        }
        String thread = row.notice().thread();
        boolean early = !row.opensItsThread()
                && outbox.find(thread).filter(first -> !first.state().isDone()).isPresent();
        return early ? row.postponed(now.plus(policy.retryBase()), now) : null;
    }

    /** Returns the row as it waits or is dropped for the sake of the notice that it takes back; null to go on. */
    private @Nullable OutboxRow holdBack(OutboxRow row, String follows, Instant now) {
        OutboxRow earlier = outbox.find(follows).orElse(null);
        if (earlier == null || earlier.state() == DeliveryState.SENT) {
            return null;
        }
        if (earlier.state().isAtHome()) {
            keep(earlier.superseded("taken back before it left", now));
            return row.postponed(now, now);
        }
        if (earlier.into() != null) {
            return holdBackFor(earlier.into(), row, now);
        }
        return earlier.state().isDone()
                ? row.superseded("the notice that it takes back never left: " + earlier.state(), now)
                : row.postponed(now.plus(policy.retryBase()), now);
    }

    /** Returns the row as it waits for the digest that says what it takes back, or is dropped if that never left. */
    private @Nullable OutboxRow holdBackFor(String digest, OutboxRow row, Instant now) {
        DeliveryState carrier =
                outbox.find(digest).map(OutboxRow::state).orElse(DeliveryState.QUEUED); // its slot may be open yet
        if (carrier == DeliveryState.SENT) {
            return null;
        }
        return carrier.isDone()
                ? row.superseded("the digest with the notice that it takes back never left: " + carrier, now)
                : row.postponed(policy.lookAgainAt(row.notice().wantedAt(), now), now);
    }

    private @Nullable OutboxRow send(OutboxRow row, Instant now) {
        FrozenMail mail = bytesOf(row);
        OutboxRow claimed = keep(row.claimed(now, policy));
        OutboxRow sending = claimed == null ? null : keep(claimed.sending(clock.instant(), policy));
        if (sending == null) {
            return null;
        }
        SendOutcome outcome = channel.send(mail);
        OutboxRow kept = keepOutcome(outcome(sending, outcome));
        return allWait(outcome) ? null : kept;
    }

    /** Returns whether every other mail would fare the same. */
    static boolean allWait(SendOutcome outcome) {
        return outcome instanceof SendOutcome.ChannelClosed || outcome instanceof SendOutcome.Unreachable;
    }

    private FrozenMail bytesOf(OutboxRow row) {
        return outbox.mail(row.id())
                .orElseThrow(
                        () -> new IllegalStateException("expected frozen bytes of " + row.id() + " in " + row.state()));
    }

    private @Nullable OutboxRow keepOutcome(OutboxRow settled) {
        owe(settled); // stays where the store fails
        OutboxRow kept = keep(settled);
        unkept.remove(settled.id());
        return kept;
    }

    private void tell(OutboxRow settled, SendOutcome outcome) {
        tally.attempted(settled.state());
        if (outcome instanceof SendOutcome.ChannelClosed) {
            gate.refused(outcome.answer());
            log.warn("The mail server refuses our sign-in, all mail waits: {}", outcome.answer());
            return;
        }
        if (outcome instanceof SendOutcome.Unreachable) {
            if (gate.state().isEmpty()) {
                log.warn("The mail server is not reached, all mail waits: {}", outcome.answer());
            }
            gate.away(outcome.answer());
            return;
        }
        gate.succeeded();
        if (settled.state() == DeliveryState.SENT) {
            log.debug("Mail {} was accepted: {}", settled.id(), outcome.answer());
        } else {
            log.warn(
                    "Mail {} is {} after attempt {}: {}",
                    settled.id(),
                    settled.state(),
                    settled.attempts(),
                    outcome.answer());
        }
    }

    @Nullable
    OutboxRow keep(OutboxRow next) {
        if (!outbox.store(next)) {
            log.debug("Another sender was quicker with {}", next.id());
            return null;
        }
        if (next.state().isDone()) {
            tally.done(next.state());
        }
        return next;
    }

    /** A row on its next step, and its mail where it could be written. */
    record Written(OutboxRow row, @Nullable FrozenMail mail) {}
}
