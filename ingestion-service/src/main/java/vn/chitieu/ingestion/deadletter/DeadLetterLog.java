package vn.chitieu.ingestion.deadletter;

import java.time.Instant;
import java.util.function.Consumer;

/** The log of dead letters, and of the records themselves. */
interface DeadLetterLog {

    /**
     * Passes on each rejection of a span of time, in the order of the log; records that are none are skipped.
     *
     * @param from the first moment
     * @param to the moment before which to stop
     * @throws IllegalStateException if the log does not answer in time
     */
    void read(Instant from, Instant to, Consumer<DeadLetter> each);

    /**
     * Sends the record of a rejection to its topic again, as it was: key, headers and value. Where the topic has it no
     * more, its key and value are taken from what is kept of it.
     *
     * @return whether the broker has it; not where nothing whole is kept of it any more
     * @throws IllegalStateException if the log does not answer in time
     */
    boolean sendAgain(DeadLetter rejection);
}
