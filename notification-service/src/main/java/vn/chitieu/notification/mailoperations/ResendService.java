package vn.chitieu.notification.mailoperations;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import vn.chitieu.notification.outbox.DeliveryPolicy;
import vn.chitieu.notification.outbox.NotificationCounters;
import vn.chitieu.notification.outbox.Outbox;
import vn.chitieu.notification.outbox.OutboxRow;
import vn.chitieu.notification.outbox.ResentNotice;
import vn.chitieu.notification.outbox.delivery.WakeUpSignal;

/**
 * Sends a mail again on request of staff: one that is still on its way at once, one that is done as a notice of its
 * own, rendered again. The person and the reason are stored before anything is done. Thread-safe.
 */
@Service
public final class ResendService {

    private static final Logger log = LoggerFactory.getLogger(ResendService.class);

    private final Outbox outbox;
    private final InterventionRepository interventions;
    private final DeliveryPolicy policy;
    private final NotificationCounters counters;
    private final WakeUpSignal wakeUp;
    private final Clock clock;

    /**
     * Takes the outbox, the store of interventions, the delivery policy, the counters, the wake-up signal, the clock.
     */
    public ResendService(
            Outbox outbox,
            InterventionRepository interventions,
            DeliveryPolicy policy,
            NotificationCounters counters,
            WakeUpSignal wakeUp,
            Clock clock) {
        this.outbox = outbox;
        this.interventions = interventions;
        this.policy = policy;
        this.counters = counters;
        this.wakeUp = wakeUp;
        this.clock = clock;
    }

    /**
     * Sends a mail again.
     *
     * @param id of its notice
     * @param by id of the person or credential that requests it
     * @param why in their own words
     * @return what is done, or a refusal: UNKNOWN_MAIL, BAD_AUTHOR, BAD_REASON, MAIL_IN_HAND, MAIL_UNDER_WAY or
     *     MAIL_NOT_ITS_OWN
     */
    public ResendOutcome resend(String id, String by, String why) {
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
            case QUEUED, RENDERED, RETRY, UNKNOWN -> hurry(row, by, why, now);
            case CLAIMED, SENDING -> row.dueAt().isAfter(now) ? inHand(row) : hurry(row, by, why, now);
            case SENT, FAILED, EXPIRED -> again(row, by, why, now);
            case SUPERSEDED, FOLDED ->
                refuse(
                        InterventionRefusal.MAIL_NOT_ITS_OWN,
                        "expected a mail that holds and stands for itself, got one that is " + row.state() + ": "
                                + row.answer());
        };
    }

    private ResendOutcome hurry(OutboxRow row, String by, String why, Instant now) {
        interventions.add(entry(row, by, why, now, null));
        OutboxRow hurried = row.hurried(now, policy);
        if (outbox.store(List.of(hurried)).isEmpty()) {
            return inHand(row);
        }
        wakeUp.signal();
        log.info("Mail {} is tried at once, as {} wants", row.id(), by);
        return new ResendOutcome.Hurried(hurried);
    }

    private ResendOutcome again(OutboxRow row, String by, String why, Instant now) {
        for (Intervention earlier : interventions.of(row.id())) {
            if (isUnderWay(earlier.resentAs())) {
                return refuse(
                        InterventionRefusal.MAIL_UNDER_WAY,
                        "expected a mail that is not being sent again, got one that is, as " + earlier.resentAs());
            }
        }
        OutboxRow again = OutboxRow.queued(
                        new ResentNotice(ResentNotice.originalOf(row.notice()), by, now), now, policy)
                .saying(row);
        interventions.add(entry(row, by, why, now, again.id()));
        if (outbox.add(again)) {
            counters.wanted(again.notice().kind());
        }
        outbox.saidAgain(row.id());
        wakeUp.signal();
        log.info("Mail {} is sent again as {}, as {} wants", row.id(), again.id(), by);
        return new ResendOutcome.Queued(again);
    }

    private boolean isUnderWay(@Nullable String resentAs) {
        return resentAs != null
                && outbox.find(resentAs)
                        .map(OutboxRow::state)
                        .filter(state -> !state.isDone())
                        .isPresent();
    }

    private static Intervention entry(OutboxRow row, String by, String why, Instant now, @Nullable String resentAs) {
        return new Intervention(row.id(), Intervention.Action.RESENT, by, why, now, row.state(), resentAs);
    }

    private static ResendOutcome inHand(OutboxRow row) {
        return refuse(
                InterventionRefusal.MAIL_IN_HAND, "expected a mail that no sender has in hand, got " + row.state());
    }

    private static ResendOutcome refuse(InterventionRefusal code, String message) {
        return new ResendOutcome.Refused(code, message);
    }
}
