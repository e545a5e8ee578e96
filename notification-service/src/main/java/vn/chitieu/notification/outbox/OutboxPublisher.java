package vn.chitieu.notification.outbox;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import vn.chitieu.notification.documents.DamagedDocumentException;
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

    private static final Logger log = LoggerFactory.getLogger(OutboxPublisher.class);

    /** To another system, and to a person who waits for it. */
    private static final Set<NoticeKind> LEAVE_AT_ONCE = EnumSet.of(NoticeKind.EVENT, NoticeKind.ACCOUNT_LINK);

    private final Outbox outbox;
    private final NoticeRouter routing;
    private final SharedMails shared;
    private final DeliveryPolicy policy;
    private final NotificationCounters counters;
    private final Clock clock;

    /** Takes the outbox, what decides how a notice leaves, the delivery policy, the counters and the clock. */
    public OutboxPublisher(
            Outbox outbox, NoticeRouter routing, DeliveryPolicy policy, NotificationCounters counters, Clock clock) {
        this.outbox = outbox;
        this.routing = routing;
        this.shared = new SharedMails(outbox);
        this.policy = policy;
        this.counters = counters;
        this.clock = clock;
    }

    /**
     * Posts a notice. What it takes back is dropped as far as it has not left; where none of it ever leaves, neither
     * does this one: it is kept as superseded and gets no route, so that no digest reports the end of something that
     * was never notified. How a notice leaves is decided when it is posted first, never again afterwards; an event for
     * another system and the link to an account leave at once. One whose companions wait here joins their mail, see
     * {@link SharedMails}. One that is here and cannot be read waits for its repair.
     *
     * @throws DamagedDocumentException if one that it takes back, or is one mail with, cannot be read
     */
    public void post(Notice notice) {
        OutboxRow known;
        try {
            known = outbox.find(notice.id()).orElse(null);
        } catch (DamagedDocumentException here) {
            log.warn("Notice {} is in the outbox and stays as it is: {}", notice.id(), here.getMessage());
            return;
        }
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
                            : shared(predecessor == null ? notice : notice.following(predecessor), now));
        }
        if (!notice.awaits().isEmpty()) {
            shared.release(notice, clock.instant());
        }
    }

    private OutboxRow shared(Notice notice, Instant now) {
        if (notice.companions().isEmpty()) {
            return routed(notice, now);
        }
        OutboxRow mail = shared.saying(notice);
        if (mail == null && routing.mayShareAMail(notice, now)) {
            mail = shared.join(notice, now);
        }
        if (mail != null) {
            return OutboxRow.joined(notice, mail, now);
        }
        OutboxRow own = routed(notice, now);
        return shared.isIncomplete(notice) ? own.gathering(now.plus(SharedMails.PATIENCE)) : own;
    }

    /**
     * Posts a notice at its time that a clock which was ahead has posted before it: what has not left is dropped, and
     * the same is sent as a notice of its own.
     */
    private void postAfterAll(Notice notice, OutboxRow early) {
        Instant now = clock.instant();
        drop(early, early.id(), "wanted by a clock that was ahead", now);
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
        OutboxRow row = outbox.find(id).orElse(null);
        if (row == null) {
            return false;
        }
        OutboxRow mail = shared.mailOf(row);
        if (!mail.says(id)) {
            return true; // it was taken out before
        }
        if (!mail.state().isAtHome()) {
            return switch (mail.state()) {
                case SUPERSEDED, FAILED, EXPIRED -> true;
                default -> false;
            };
        }
        return drop(mail, id, OutboxRow.TAKEN_BACK, clock.instant())
                && outbox.archived(List.of(mail.id())).isEmpty(); // else it was done before: a second row of it
    }

    /** Takes a notice out of a mail, and drops the mail with the last one; false if that is not possible any more. */
    private boolean drop(OutboxRow mail, String id, String why, Instant now) {
        OutboxRow without = mail.without(id, why, now);
        if (without == null || outbox.store(List.of(without)).isEmpty()) {
            return false;
        }
        if (without.state().isDone()) {
            counters.done(DeliveryState.SUPERSEDED);
        }
        return true;
    }

    private OutboxRow routed(Notice notice, Instant now) {
        Route route = LEAVE_AT_ONCE.contains(notice.kind()) ? new Route.AtOnce() : routing.route(notice, now);
        if (route instanceof Route.Defer later) {
            return OutboxRow.deferred(notice, later, now, policy);
        }
        return route instanceof Route.Fold fold
                ? OutboxRow.folded(notice, fold, now)
                : OutboxRow.queued(notice, now, policy);
    }
}
