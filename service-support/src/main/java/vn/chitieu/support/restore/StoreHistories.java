package vn.chitieu.support.restore;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The history of a database, kept in that database. Thread-safe; every method may throw what the driver throws. */
public interface StoreHistories {

    /** Returns the history; empty in a database that never had one. */
    Optional<StoreHistory> find();

    /** Counts one change, and returns the history with it; a database without a history begins one. */
    StoreHistory advance(Instant now);

    /**
     * Replaces the history unless it was changed meanwhile.
     *
     * @param from as it was found; null where there was none
     * @return whether it was replaced
     */
    boolean replace(@Nullable StoreHistory from, StoreHistory to);
}
