package vn.chitieu.ingestion.submission;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Where accepted rows of one kind are kept for ever, in order. Thread-safe.
 *
 * @param <T> what is kept: updates or targets
 */
public interface EventLog<T> {

    /**
     * Appends rows in their order and waits, for a bounded time, until the fate of each is known.
     *
     * <p>Appending the same row again, with its id, is harmless: it is the same row. Never throws because the log does
     * not answer; that is a fate.
     *
     * @return one fate for each row, in the same order
     */
    List<Fate> append(List<T> rows, Origin origin);

    /**
     * How rows came to us.
     *
     * @param channel such as {@code http}
     * @param credential id of the credential, never its secret
     * @param acceptedAt when they were accepted, by our clock
     */
    record Origin(String channel, String credential, Instant acceptedAt) {
        public Origin {
            Objects.requireNonNull(channel);
            Objects.requireNonNull(credential);
            Objects.requireNonNull(acceptedAt);
        }
    }

    /** What became of one row. */
    sealed interface Fate {

        /**
         * Every in-sync replica has it.
         *
         * @param receipt where it stands: {@code partition-offset}
         */
        record Kept(String receipt) implements Fate {
            public Kept {
                Objects.requireNonNull(receipt);
            }
        }

        /** The log does not take anything that large; it is certainly not kept. */
        record TooLarge() implements Fate {}

        /**
         * The log did not answer in time; it may be kept or not, and is to be sent again.
         *
         * @param cause for operators
         */
        record Unanswered(String cause) implements Fate {
            public Unanswered {
                Objects.requireNonNull(cause);
            }
        }
    }
}
