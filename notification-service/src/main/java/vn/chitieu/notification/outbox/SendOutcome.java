package vn.chitieu.notification.outbox;

/** How one attempt to hand a mail to the mail server ended. */
public sealed interface SendOutcome {

    /** Returns what the server said, or what went wrong on our side. */
    String answer();

    /** The server has it. */
    record Accepted(String answer) implements SendOutcome {}

    /** The server certainly does not have it; worth trying again. */
    record Deferred(String answer) implements SendOutcome {}

    /** The server refuses it for good. */
    record Refused(String answer) implements SendOutcome {}

    /** The server may have it. */
    record Unknown(String answer) implements SendOutcome {}

    /** The server refuses us, not this mail: every other one would fare the same. */
    record ChannelClosed(String answer) implements SendOutcome {}

    /** Nobody answers at the server's door, or it sends everybody away: every other mail would fare the same. */
    record Unreachable(String answer) implements SendOutcome {}
}
