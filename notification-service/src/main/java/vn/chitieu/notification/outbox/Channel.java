package vn.chitieu.notification.outbox;

import vn.chitieu.notification.notice.NoticeKind;

/** The channel by which a notice is sent; one that is blocked holds back nothing on the other. */
public enum Channel {
    /** Mail to people. */
    MAIL,
    /** The webhook of another system. */
    WEBHOOK;

    /** Returns the channel of notices of a kind. */
    public static Channel of(NoticeKind kind) {
        return kind == NoticeKind.EVENT ? WEBHOOK : MAIL;
    }
}
