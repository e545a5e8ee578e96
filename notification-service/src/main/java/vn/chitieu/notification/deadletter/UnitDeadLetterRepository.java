package vn.chitieu.notification.deadletter;

import java.util.List;
import java.util.Optional;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.documents.DamagedDocumentException;

/** Repository of dead letters by unit. Thread-safe; a write is kept when the call returns. */
public interface UnitDeadLetterRepository {

    /**
     * Returns what is kept of a unit.
     *
     * @throws DamagedDocumentException if it cannot be read
     */
    Optional<UnitDeadLetters> find(CityKey city, String unit);

    /** Returns the units of which something is not notified or not posted yet, by their ids. */
    List<UnitDeadLetters> unsettled();

    /**
     * Stores a unit with optimistic locking: only if it was not changed meanwhile.
     *
     * @param next one version later than the one it was made from; version 1 for the first
     * @return false if another one got there first; then nothing was written
     */
    boolean store(UnitDeadLetters next);
}
