package vn.chitieu.notification.domain.cases;

/** What a case is about. */
public enum Rule {
    /** A judged total is behind one of its targets. */
    BEHIND_TARGET
}
