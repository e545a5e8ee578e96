package vn.chitieu.notification.cases.model;

/** How soon a notice of a case wants to be read. */
public enum Urgency {
    /** At once: it bypasses the digest and quiet hours. */
    URGENT,
    /** As its recipient wishes. */
    NORMAL,
    /** In the digest only: the case has gone to and fro too often to be worth a mail of its own. */
    DIGEST_ONLY
}
