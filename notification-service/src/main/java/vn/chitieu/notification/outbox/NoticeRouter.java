package vn.chitieu.notification.outbox;

import java.time.Instant;
import vn.chitieu.notification.notice.Notice;

/**
 * Decides when and in which mail a notice is to leave: by the settings of its recipient, by quiet hours, the working
 * calendar and silences. Thread-safe.
 */
@FunctionalInterface
public interface NoticeRouter {

    /** Returns a routing that defers and folds nothing. */
    static NoticeRouter atOnce() {
        return (notice, now) -> new Route.AtOnce();
    }

    /**
     * Returns how a notice that the outbox does not have yet is to leave. What the route relies on, such as that the
     * digest carries the notice, is kept when the call returns. The same notice again, after a fault in between, gets a
     * route that fits what was kept before: a notice that was joined to a digest is folded into that one again.
     *
     * @param notice the notice
     * @param now the time
     */
    Route route(Notice notice, Instant now);

    /**
     * Returns whether a notice may be part of a mail that leaves anyway, beside the notices that it is one mail with;
     * false where it has, or has to have, a place in a digest.
     */
    default boolean mayShareAMail(Notice notice, Instant now) {
        return true;
    }
}
