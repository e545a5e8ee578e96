package vn.chitieu.notification.outbox;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import vn.chitieu.notification.notice.Notice;
import vn.chitieu.notification.notice.NoticeKind;
import vn.chitieu.notification.recovery.ClockSkewMonitor;

/**
 * Puts requested notices into the outbox. Idempotent: a notice that is there already, under way or done, is not put
 * there twice; so a component stores its request in the same write as its change, posts the notice, and only then
 * removes the request (transactional outbox).
 */
@Service
public final class OutboxPublisher {

    private final Outbox outbox;
    private final NoticeRouter routing;
    private final DeliveryPolicy policy;
    private final NotificationCounters counters;
    private final Clock clock;

    /** Takes the outbox, what decides how a notice leaves, the delivery policy, the counters and the clock. */
    public OutboxPublisher(
            Outbox outbox, NoticeRouter routing, DeliveryPolicy policy, NotificationCounters counters, Clock clock) {
        this.outbox = outbox;
        this.routing = routing;
        this.policy = policy;
        this.counters = counters;
        this.clock = clock;
    }

    /**
     * Posts a notice. What it takes back is dropped as far as it has not left; where none of it ever leaves, neither
     * does this one: it is kept as superseded and gets no route, so that no digest reports the end of something that
     * was never notified. How a notice leaves is decided when it is posted first, never again afterwards; an event for
     * another system leaves at once.
     */
    public void post(Notice notice) {
        OutboxRow known = outbox.find(notice.id()).orElse(null);
        if (known != null && known.notice().wantedAt().isAfter(notice.wantedAt().plus(ClockSkewMonitor.TOLERANCE))) {
            postAfterAll(notice, known);
            return;
        }
        String predecessor = notice.follows() == null ? null : predecessor(notice);
        if (known == null) {
            Instant now = clock.instant();
            add(
                    notice.follows() != null && predecessor == null
                            ? OutboxRow.queued(notice, now, policy)
                                    .superseded("the notice that it takes back never left", now)
                            : routed(predecessor == null ? notice : notice.following(predecessor), now));
        }
    }

    /**
     * Posts a notice at its time that a clock which was ahead has posted before it: what has not left is dropped, and
     * the same is sent as a notice of its own.
     */
    private void postAfterAll(Notice notice, OutboxRow early) {
        Instant now = clock.instant();
        if (early.state().isAtHome()) {
            drop(early.superseded("wanted by a clock that was ahead", now));
        }
        Notice again = new ResentNotice(
                ResentNotice.originalOf(notice), "clock", early.notice().wantedAt());
        if (outbox.find(again.id()).isEmpty()) {
            add(OutboxRow.queued(again, now, policy));
        }
    }

    /** Returns the first of what a notice takes back that has left or may leave, and drops what stands before it. */
    private @Nullable String predecessor(Notice notice) {
        for (String id : notice.takesBack()) {
            boolean wanted = id.equals(notice.follows()) || outbox.find(id).isPresent();
            if (wanted && !neverLeft(id)) {
                return id;
            }
        }
        return null;
    }

    private void add(OutboxRow row) {
        if (outbox.add(row)) {
            counters.wanted(row.notice().kind());
            if (row.state().isDone()) {
                counters.done(row.state());
            }
        }
    }

    /** Drops a notice that is still here; returns whether it certainly never leaves. */
    private boolean neverLeft(String id) {
        OutboxRow earlier = outbox.find(id).orElse(null);
        if (earlier == null) {
            return false;
        }
        if (!earlier.state().isAtHome()) {
            return switch (earlier.state()) {
                case SUPERSEDED, FAILED, EXPIRED -> true;
                default -> false;
            };
        }
        return drop(earlier.superseded("taken back before it left", clock.instant()))
                && outbox.archived(List.of(id)).isEmpty(); // else it was done before, and this was a second row of it
    }

    /** Stores that a notice is no longer needed; returns false if another process made a step with it meanwhile. */
    private boolean drop(OutboxRow superseded) {
        boolean dropped = !outbox.store(List.of(superseded)).isEmpty();
        if (dropped) {
            counters.done(DeliveryState.SUPERSEDED);
        }
        return dropped;
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
}
