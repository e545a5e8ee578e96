package vn.chitieu.ingestion.submission;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Append-only log of accepted rows of one kind, in order, kept for ever. Thread-safe.
 *
 * @param <T> what is kept: updates or targets
 */
public interface EventLog<T> {

    /**
     * Appends rows in their order and waits, for a bounded time, until the outcome of each is known.
     *
     * <p>Idempotent for rows with an id: the same row again is the same row. Never throws because the log does not
     * answer; that is an outcome.
     *
     * @return one fate for each row, in the same order
     */
    List<Fate> append(List<T> rows, Origin origin);

    /**
     * How rows came to this service.
     *
     * @param city id of the city that they are about
     * @param channel such as {@code http}
     * @param credential id of the credential, never its secret
     * @param acceptedAt when they were accepted, by our clock
     * @param trace their {@code traceparent}; null where they are not traced
     */
    record Origin(
            String city,
            String channel,
            String credential,
            Instant acceptedAt,
            @Nullable String trace) {
        public Origin {
            Objects.requireNonNull(city);
            Objects.requireNonNull(channel);
            Objects.requireNonNull(credential);
            Objects.requireNonNull(acceptedAt);
        }

        /** Makes the origin of what is not traced. */
        public Origin(String city, String channel, String credential, Instant acceptedAt) {
            this(city, channel, credential, acceptedAt, null);
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
