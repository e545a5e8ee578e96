package vn.chitieu.notification.routing.silence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.chitieu.notification.city.CityKey;

/** All silences of all times. Thread-safe; a write is kept when the call returns. */
public interface SilenceRepository {

    /** Returns the silence that has that id in a city. */
    Optional<Silence> find(CityKey city, String id);

    /**
     * Stores a silence with optimistic locking: only if it was not changed meanwhile.
     *
     * @param next the silence, one version later than the one it was made from; version 1 for the first
     * @return false if another one got there first; then nothing was written
     */
    boolean store(Silence next);

    /** Returns the silences of a city that hold at that time, in the order of their ids. */
    List<Silence> holdingAt(CityKey city, Instant now);

    /**
     * Returns silences of a city in the order of their ids.
     *
     * @param after id of the last one that the caller has; null for the first page
     * @param limit at most so many
     */
    List<Silence> list(CityKey city, @Nullable String after, int limit);
}
