package vn.chitieu.notification.outbox;

import java.util.List;

/** Hands mails to a mail server. Thread-safe. Never retries what the server may have. */
public interface MessageChannel {

    /** Hands over exactly these bytes and returns how that ended; never throws for what a server or network does. */
    SendOutcome send(FrozenMail mail);

    /**
     * Returns a connection for several mails, one after the other, which costs less than as many sends; opens nothing
     * yet.
     */
    default Line line() {
        return this::send;
    }

    /** A connection to the server, of one thread. A lost one is opened again for the next mail. */
    @FunctionalInterface
    interface Line extends AutoCloseable {

        /** Does what {@link MessageChannel#send} does. */
        SendOutcome send(FrozenMail mail);

        /**
         * Does the same for a mail of traces.
         *
         * @param traces the {@code traceparent} of each figure that it is about, the newest first; empty where none is
         *     traced
         */
        default SendOutcome send(FrozenMail mail, List<String> traces) {
            return send(mail);
        }

        /** Hangs up; never throws. */
        @Override
        default void close() {
            // nothing is kept open
        }
    }
}
