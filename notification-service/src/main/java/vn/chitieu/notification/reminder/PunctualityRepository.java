package vn.chitieu.notification.reminder;

import java.util.Collection;
import java.util.List;
import vn.chitieu.notification.city.CityKey;

/**
 * Repository of how units reported, a page for each unit and year. Thread-safe; a write is kept when the call returns.
 */
public interface PunctualityRepository {

    /**
     * Returns the pages of these units of a city in a year, in the order of their ids; units without any are absent.
     */
    List<PunctualityRecord> find(CityKey city, int year, Collection<String> units);

    /**
     * Stores a page with optimistic locking: only if it was not changed meanwhile.
     *
     * @param next the page, one version later than the one it was made from; version 1 for the first
     * @return false if another one got there first; then nothing was written
     */
    boolean store(PunctualityRecord next);
}
