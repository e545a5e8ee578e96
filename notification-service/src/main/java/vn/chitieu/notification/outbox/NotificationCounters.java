package vn.chitieu.notification.outbox;

import vn.chitieu.notification.notice.NoticeKind;

/**
 * Counts what happens. Since the start of the service this holds, with {@code live} read from the outbox, and
 * {@code amended} being those that failed or expired and count as sent since somebody said that they were delivered:
 *
 * <pre>wanted + amended + live at start = sent + superseded + failed + expired + folded + live now</pre>
 */
public interface NotificationCounters {

    /** That many transitions of cases were published to other systems. */
    void published(int transitions);

    /** The outbox took a notice that it did not have. */
    void wanted(NoticeKind kind);

    /** An attempt to hand over a mail ended so. */
    void attempted(DeliveryState outcome);

    /** The archive was searched for a mail whose outcome is unknown. */
    void probed(Probe answer);

    /** A notice is done. */
    void done(DeliveryState outcome);

    /** A notice that was done so is done otherwise now. */
    void amended(DeliveryState before);

    /** What the archive says. */
    enum Probe {
        /** It has the mail, so that it counts as sent. */
        FOUND,
        /** It does not have the mail, which is sent again. */
        ABSENT,
        /** It does not answer. */
        AWAY
    }
}
