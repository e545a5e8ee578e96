package vn.chitieu.notification.application;

import java.time.Clock;
import java.time.Instant;
import vn.chitieu.notification.domain.notice.Notice;
import vn.chitieu.notification.domain.notice.NoticeKind;
import vn.chitieu.notification.domain.outbox.DeliveryPolicy;
import vn.chitieu.notification.domain.outbox.DeliveryState;
import vn.chitieu.notification.domain.outbox.Outbox;
import vn.chitieu.notification.domain.outbox.OutboxRow;
import vn.chitieu.notification.domain.outbox.Route;
import vn.chitieu.notification.domain.outbox.Routing;

/**
 * Puts notices into the outbox, whoever wants them. A notice that is there already, under way or done, is not put there
 * twice; so whoever wants notices keeps that it does, posts them, and only then forgets it.
 */
public final class PostNotices {

    private final Outbox outbox;
    private final Routing routing;
    private final DeliveryPolicy policy;
    private final Tally tally;
    private final Clock clock;

    /** Takes the outbox, what decides how a notice leaves, how patient the outbox is, the counters and the clock. */
    public PostNotices(Outbox outbox, Routing routing, DeliveryPolicy policy, Tally tally, Clock clock) {
        this.outbox = outbox;
        this.routing = routing;
        this.policy = policy;
        this.tally = tally;
        this.clock = clock;
    }

    /**
     * Posts a notice; the one that it takes back is dropped if it has not left. How the notice leaves is decided when
     * it is posted first, never again afterwards; an event for another system leaves at once.
     */
    public void post(Notice notice) {
        if (outbox.find(notice.id()).isEmpty()) {
            add(notice);
        }
        if (notice.follows() != null) {
            outbox.find(notice.follows()).ifPresent(this::supersedeIfStillHere);
        }
    }

    private void add(Notice notice) {
        OutboxRow row = routed(notice, clock.instant());
        if (outbox.add(row)) {
            tally.wanted(notice.kind());
            if (row.state().isDone()) {
                tally.done(row.state());
            }
        }
    }

    private OutboxRow routed(Notice notice, Instant now) {
        Route route = notice.kind() == NoticeKind.EVENT ? new Route.AtOnce() : routing.route(notice, now);
        if (route instanceof Route.Defer later) {
            return OutboxRow.deferred(notice, later, now, policy);
        }
        return route instanceof Route.Fold fold
                ? OutboxRow.folded(notice, fold, now)
                : OutboxRow.queued(notice, now, policy);
    }

    private void supersedeIfStillHere(OutboxRow earlier) {
        if (earlier.state().isAtHome()
                && outbox.store(earlier.superseded("taken back before it left", clock.instant()))) {
            tally.done(DeliveryState.SUPERSEDED);
        }
    }
}
