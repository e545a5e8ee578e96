package vn.chitieu.notification.recovery;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Watermark of time up to which things were done here, stored beside what was done: what lies ahead of the clock shows
 * that a clock was ahead, what lies before what was read earlier shows that the store was restored. Thread-safe.
 */
public interface TimeMark {

    /** Returns the mark; empty in a store in which nothing was ever done. */
    Optional<Instant> latest();

    /**
     * Moves the mark, forwards or back, unless it was moved meanwhile.
     *
     * @param from as it was read; null where there was none
     * @return whether it was moved
     */
    boolean move(@Nullable Instant from, Instant to);
}
