package vn.chitieu.support.restore;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The history of a database, as stored in it.
 *
 * @param mark how far it has come
 * @param since from when on nothing is missing in it: when it began, or when a restore was noticed
 * @param gap what the restore that was noticed last has lost; null where none was noticed
 */
public record StoreHistory(
        StoreMark mark, Instant since, @Nullable Gap gap) {

    public StoreHistory {
        Objects.requireNonNull(mark);
        Objects.requireNonNull(since);
    }

    /**
     * Changes that are missing.
     *
     * @param changes how many, 1 or more
     * @param after when the last change was that is there; null where the database was empty
     * @param until when the last change was that is missing
     */
    public record Gap(long changes, @Nullable Instant after, Instant until) {
        public Gap {
            Objects.requireNonNull(until);
        }
    }
}
