package vn.chitieu.notification.access;

/** What somebody may do beyond looking. The names are stable: settings name them. */
public enum Right {
    /** Explain the cases of one's own units, and put nothing off. Every unit has it, and nobody else needs it. */
    EXPLAIN_OWN,
    /** Enter explanations and acknowledgements on behalf of somebody. */
    ANSWER,
    /** Silence cases, and end silences. */
    SILENCE,
    /** Send mails again, mark them delivered, and order reports. */
    MAIL
}
