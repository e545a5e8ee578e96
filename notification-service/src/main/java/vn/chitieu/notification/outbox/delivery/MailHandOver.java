package vn.chitieu.notification.outbox.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chitieu.notification.outbox.DeliveryPolicy;
import vn.chitieu.notification.outbox.DeliveryState;
import vn.chitieu.notification.outbox.FrozenMail;
import vn.chitieu.notification.outbox.MessageChannel;
import vn.chitieu.notification.outbox.NotificationCounters;
import vn.chitieu.notification.outbox.OutboxRow;
import vn.chitieu.notification.outbox.SendOutcome;

/**
 * Hands mails to the mail server: leased together, then one after the other on one connection. Between two mails there
 * is a single write, that the first is over and the second begins; so however many there are, no more than one is ever
 * in doubt. Thread-safe.
 */
final class MailHandOver {

    private static final Logger log = LoggerFactory.getLogger(MailHandOver.class);

    /** After that the leases of the rest are released, so that a slow server holds urgent mail back no longer. */
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final StepRecorder steps;
    private final MessageChannel channel;
    private final CircuitBreaker circuitBreaker;
    private final DeliveryPolicy policy;
    private final NotificationCounters counters;
    private final Clock clock;
    private final IntUnaryOperator random;

    MailHandOver(
            StepRecorder steps,
            MessageChannel channel,
            CircuitBreaker circuitBreaker,
            DeliveryPolicy policy,
            NotificationCounters counters,
            Clock clock,
            IntUnaryOperator random) {
        this.steps = steps;
        this.channel = channel;
        this.circuitBreaker = circuitBreaker;
        this.policy = policy;
        this.counters = counters;
        this.clock = clock;
        this.random = random;
    }

    /** Sends rows, as many as the mail server takes in time; returns those that still were this sender's, after it. */
    List<OutboxRow> send(List<OutboxRow> ready, Map<String, FrozenMail> mails) {
        Instant now = clock.instant();
        List<OutboxRow> claimed =
                steps.store(ready.stream().map(row -> row.claimed(now, policy)).toList());
        Instant until = now.plus(TIMEOUT);
        List<OutboxRow> after = new ArrayList<>();
        OutboxRow settled = null;
        int begun = 0;
        boolean goesOn = true;
        try (MessageChannel.Line line = channel.line()) {
            while (begun < claimed.size() && goesOn) {
                OutboxRow sending = claimed.get(begun++).sending(clock.instant(), policy);
                boolean isOurs = begin(settled, sending, after);
                settled = null;
                if (isOurs) {
                    SendOutcome outcome = line.send(
                            Objects.requireNonNull(mails.get(sending.id())),
                            sending.notice().traces());
                    settled = settled(sending, outcome);
                    goesOn = !allWait(outcome) && circuitBreaker.permits(1) > 0;
                }
                goesOn = goesOn && clock.instant().isBefore(until);
            }
        }
        after.addAll(end(settled, claimed.subList(begun, claimed.size())));
        return after;
    }

    /**
     * Stores how the mail before ended and that the next one begins; returns whether this sender still has the lease of
     * the next one.
     */
    private boolean begin(@Nullable OutboxRow settled, OutboxRow sending, List<OutboxRow> after) {
        List<OutboxRow> stored = steps.store(settled == null ? List.of(sending) : List.of(settled, sending));
        stored.stream().filter(row -> row.state() != DeliveryState.SENDING).forEach(after::add);
        return stored.contains(sending);
    }

    /** Stores how the last mail ended, and releases the leases of those that were not begun. */
    private List<OutboxRow> end(@Nullable OutboxRow settled, List<OutboxRow> rest) {
        Instant now = clock.instant();
        List<OutboxRow> last = new ArrayList<>();
        if (settled != null) {
            last.add(settled);
        }
        rest.forEach(row -> last.add(row.released(now)));
        return steps.store(last);
    }

    /** Returns the row after an attempt that ended so, and updates the circuit breaker and the counters. */
    private OutboxRow settled(OutboxRow sending, SendOutcome outcome) {
        OutboxRow settled = sending.settled(
                outcome, clock.instant(), policy, random.applyAsInt(DeliveryPolicy.MAX_JITTER_PERMILLE + 1));
        steps.remember(settled);
        counters.attempted(settled.state());
        if (outcome instanceof SendOutcome.ChannelClosed) {
            circuitBreaker.refused(outcome.answer());
            log.warn("The mail server refuses our sign-in, all mail waits: {}", outcome.answer());
        } else if (outcome instanceof SendOutcome.Unreachable) {
            if (circuitBreaker.state().isEmpty()) {
                log.warn("The mail server is not reached, all mail waits: {}", outcome.answer());
            }
            circuitBreaker.away(outcome.answer());
        } else {
            circuitBreaker.succeeded();
            log(settled, outcome);
        }
        return settled;
    }

    private static void log(OutboxRow settled, SendOutcome outcome) {
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

    /** Returns whether every other mail would fare the same. */
    private static boolean allWait(SendOutcome outcome) {
        return outcome instanceof SendOutcome.ChannelClosed || outcome instanceof SendOutcome.Unreachable;
    }
}
