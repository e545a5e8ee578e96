package vn.chitieu.notification.cases.model;

/** Urgency of a notice of a case. */
public enum Urgency {
    /** At once: it bypasses the digest and quiet hours. */
    URGENT,
    /** As its recipient has chosen. */
    NORMAL,
    /** In the digest only: the case has flapped too often to be worth a mail of its own. */
    DIGEST_ONLY
}
