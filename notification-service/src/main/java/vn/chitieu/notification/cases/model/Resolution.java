package vn.chitieu.notification.cases.model;

/** Why a case is over. */
public enum Resolution {
    /** The figure caught up and held. */
    RECOVERED,
    /** It was no longer in breach, or its period was closed, before it was confirmed; no notice was sent. */
    NOT_CONFIRMED,
    /** The target was withdrawn, or changed so that the same figure is no longer behind. */
    TARGET_CHANGED,
    /** The figure was corrected so that it never was behind. */
    CORRECTED,
    /** The quarter was judged, which takes the place of a forecast; this case sends no notice. */
    JUDGED
}
