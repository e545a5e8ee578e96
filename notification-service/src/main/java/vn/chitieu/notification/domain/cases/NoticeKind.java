package vn.chitieu.notification.domain.cases;

/** What a notice says. */
public enum NoticeKind {
    /** A figure is behind its target; asks for cause and remedy. */
    FIRED,
    /** The figure has caught up; only to those who were told that it was behind. */
    RECOVERED,
    /** The target was changed or withdrawn, so the figure is no longer behind; only to those who were told. */
    TARGET_CHANGED
}
