package vn.chitieu.aggregation.page;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * Registry of the writers of a city's pages other than the fold of its updates: a rebuild, a reassessment. Such a
 * writer registers before it writes and when it is done, which invalidates the fold's cache; so the fold need not
 * compare the version of every page at each batch.
 */
public interface PageWriterRegistry {

    /** Returns the writers that are at work on a city. One small read. */
    State find(String city);

    /** Registers a writer before its first write. Registered again, its time starts again. */
    void begin(String city, String writer, Instant now);

    /** Removes a writer that is done and will not write without another {@link #begin}. */
    void end(String city, String writer);

    /**
     * The writers that are at work.
     *
     * @param mark a text that is another one after each begin and each end and was never used before; empty at first
     * @param atWork who has begun and not ended, and when it began
     */
    record State(String mark, Map<String, Instant> atWork) {

        /** The state of a city without another writer so far. */
        public static final State NONE = new State("", Map.of());

        public State {
            Objects.requireNonNull(mark);
            atWork = Map.copyOf(atWork);
        }
    }
}
