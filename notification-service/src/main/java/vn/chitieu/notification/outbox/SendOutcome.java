package vn.chitieu.notification.outbox;

/** Outcome of one attempt to hand a mail to the mail server. */
public sealed interface SendOutcome {

    /** Returns what the server said, or what went wrong on this side. */
    String answer();

    /** The server has it. */
    record Accepted(String answer) implements SendOutcome {}

    /** The server certainly does not have it; worth a retry. */
    record Deferred(String answer) implements SendOutcome {}

    /** The server refuses it for good. */
    record Refused(String answer) implements SendOutcome {}

    /** The server may have it. */
    record Unknown(String answer) implements SendOutcome {}

    /** The server refuses this client, not this mail: every other one would fare the same. */
    record ChannelClosed(String answer) implements SendOutcome {}

    /** The server does not answer, or refuses every client: every other mail would fare the same. */
    record Unreachable(String answer) implements SendOutcome {}
}
