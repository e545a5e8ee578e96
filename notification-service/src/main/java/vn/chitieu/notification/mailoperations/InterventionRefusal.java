package vn.chitieu.notification.mailoperations;

/** Why a mail was neither sent again nor marked as delivered. */
public enum InterventionRefusal {
    /** The outbox has no such mail. */
    UNKNOWN_MAIL,
    /** The person who requests it is not named, or the name is too long. */
    BAD_AUTHOR,
    /** It is not said why, or too much is said. */
    BAD_REASON,
    /** A sender has it in hand at this moment; look again in a few minutes. */
    MAIL_IN_HAND,
    /** It was sent again before, and that one is still on its way. */
    MAIL_UNDER_WAY,
    /** It is no longer true, or another mail carries it. */
    MAIL_NOT_ITS_OWN
}
