package vn.chitieu.aggregation.page;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * Who is writing on the pages of a city beside the one who folds its updates: a rebuild, whoever judges anew. They say
 * so before they write and when they have done, so that the fold need not ask at each batch whether somebody wrote.
 */
public interface PageWriterRegistry {

    /** Returns who is at work on a city. One small read. */
    State find(String city);

    /** Says that somebody is about to write. Said again, it counts from now on. */
    void begin(String city, String writer, Instant now);

    /** Says that somebody has written, and will not without another {@link #begin}. */
    void end(String city, String writer);

    /**
     * Who is at work.
     *
     * @param mark a text that is another one after each begin and each end and was never used before; empty at first
     * @param atWork who has begun and not ended, and when it began
     */
    record State(String mark, Map<String, Instant> atWork) {

        /** What holds for a city on which nobody else has written yet. */
        public static final State NOBODY = new State("", Map.of());

        public State {
            Objects.requireNonNull(mark);
            atWork = Map.copyOf(atWork);
        }
    }
}
