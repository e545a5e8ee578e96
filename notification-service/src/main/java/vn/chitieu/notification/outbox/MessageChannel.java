package vn.chitieu.notification.outbox;

/** Hands mails to a mail server. Thread-safe. Never tries again by itself what the server may have. */
public interface MessageChannel {

    /** Hands over exactly these bytes and returns how that ended; never throws for what a server or network does. */
    SendOutcome send(FrozenMail mail);

    /**
     * Returns a line for several mails, one after the other, which costs less than as many sends; opens nothing yet.
     */
    default Line line() {
        return this::send;
    }

    /** A line to the server, of one thread. A line that is lost is opened again for the next mail. */
    @FunctionalInterface
    interface Line extends AutoCloseable {

        /** Does what {@link MessageChannel#send} does. */
        SendOutcome send(FrozenMail mail);

        /** Hangs up; never throws. */
        @Override
        default void close() {
            // nothing is kept open
        }
    }
}
