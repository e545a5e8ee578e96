package vn.chitieu.notification.application;

import java.time.Clock;
import vn.chitieu.notification.domain.notice.Notice;
import vn.chitieu.notification.domain.outbox.DeliveryPolicy;
import vn.chitieu.notification.domain.outbox.DeliveryState;
import vn.chitieu.notification.domain.outbox.Outbox;
import vn.chitieu.notification.domain.outbox.OutboxRow;

/**
 * Puts notices into the outbox, whoever wants them. A notice that is there already, under way or done, is not put there
 * twice; so whoever wants notices keeps that it does, posts them, and only then forgets it.
 */
public final class PostNotices {

    private final Outbox outbox;
    private final DeliveryPolicy policy;
    private final Tally tally;
    private final Clock clock;

    /** Takes the outbox, how patient it is, the counters and the clock. */
    public PostNotices(Outbox outbox, DeliveryPolicy policy, Tally tally, Clock clock) {
        this.outbox = outbox;
        this.policy = policy;
        this.tally = tally;
        this.clock = clock;
    }

    /** Posts a notice; the one that it takes back is dropped if it has not left. */
    public void post(Notice notice) {
        if (outbox.add(OutboxRow.queued(notice, clock.instant(), policy))) {
            tally.wanted(notice.kind());
        }
        if (notice.follows() != null) {
            outbox.find(notice.follows()).ifPresent(this::supersedeIfStillHere);
        }
    }

    private void supersedeIfStillHere(OutboxRow earlier) {
        if (earlier.state().isAtHome()
                && outbox.store(earlier.superseded("taken back before it left", clock.instant()))) {
            tally.done(DeliveryState.SUPERSEDED);
        }
    }
}
