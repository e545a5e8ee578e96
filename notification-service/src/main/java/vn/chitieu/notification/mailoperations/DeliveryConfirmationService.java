package vn.chitieu.notification.mailoperations;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import vn.chitieu.notification.outbox.DeliveryState;
import vn.chitieu.notification.outbox.NotificationCounters;
import vn.chitieu.notification.outbox.Outbox;
import vn.chitieu.notification.outbox.OutboxRow;

/**
 * Marks a mail as delivered on the word of staff, whatever the mail server said: it counts as sent from then on, and is
 * not retried. The person and the reason are stored before anything is done. Thread-safe; idempotent.
 */
@Service
public final class DeliveryConfirmationService {

    private static final Logger log = LoggerFactory.getLogger(DeliveryConfirmationService.class);

    private final Outbox outbox;
    private final InterventionRepository interventions;
    private final NotificationCounters counters;
    private final Clock clock;

    /** Takes the outbox, the store of interventions, the counters and the clock. */
    public DeliveryConfirmationService(
            Outbox outbox, InterventionRepository interventions, NotificationCounters counters, Clock clock) {
        this.outbox = outbox;
        this.interventions = interventions;
        this.counters = counters;
        this.clock = clock;
    }

    /**
     * Marks a mail as delivered.
     *
     * @param id of its notice
     * @param by id of the person or credential that says so
     * @param why how they know
     * @return the row, or a refusal: UNKNOWN_MAIL, BAD_AUTHOR, BAD_REASON, MAIL_IN_HAND or MAIL_NOT_ITS_OWN
     */
    public MarkOutcome mark(String id, String by, String why) {
        InterventionRefusal unsaid = InterventionValidator.refusal(by, why);
        if (unsaid != null) {
            return refuse(unsaid, InterventionValidator.expected(unsaid));
        }
        OutboxRow row = outbox.find(id).orElse(null);
        if (row == null) {
            return refuse(InterventionRefusal.UNKNOWN_MAIL, "expected the id of a mail, got none that is known");
        }
        Instant now = clock.instant();
        return switch (row.state()) {
            case SENT -> new MarkOutcome.Marked(row);
            case CLAIMED, SENDING -> row.dueAt().isAfter(now) ? inHand(row) : mark(row, by, why, now);
            case QUEUED, RENDERED, RETRY, UNKNOWN, FAILED, EXPIRED -> mark(row, by, why, now);
            case SUPERSEDED, FOLDED ->
                refuse(
                        InterventionRefusal.MAIL_NOT_ITS_OWN,
                        "expected a mail that holds and stands for itself, got one that is " + row.state() + ": "
                                + row.answer());
        };
    }

    private MarkOutcome mark(OutboxRow row, String by, String why, Instant now) {
        interventions.add(
                new Intervention(row.id(), Intervention.Action.MARKED_DELIVERED, by, why, now, row.state(), null));
        OutboxRow marked = row.markedDelivered(by, now);
        boolean stored = row.state().isDone()
                ? outbox.amend(marked)
                : !outbox.store(List.of(marked)).isEmpty();
        if (!stored) {
            return inHand(row);
        }
        counters.done(DeliveryState.SENT);
        if (row.state().isDone()) {
            counters.amended(row.state());
        }
        log.info("Mail {} counts as delivered, as {} says; it was {}", row.id(), by, row.state());
        return new MarkOutcome.Marked(marked);
    }

    private static MarkOutcome inHand(OutboxRow row) {
        return refuse(
                InterventionRefusal.MAIL_IN_HAND, "expected a mail that no sender has in hand, got " + row.state());
    }

    private static MarkOutcome refuse(InterventionRefusal code, String message) {
        return new MarkOutcome.Refused(code, message);
    }
}
