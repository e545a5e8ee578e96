package vn.chitieu.notification.reminder;

import java.util.Collection;
import java.util.List;

/** How units reported, a page for each unit and year. Thread-safe; a write is kept when the call returns. */
public interface PunctualityRepository {

    /** Returns the pages of these units in a year, in the order of their ids; units without any are absent. */
    List<PunctualityRecord> find(int year, Collection<String> units);

    /**
     * Keeps a page if nobody changed it meanwhile.
     *
     * @param next the page, one version later than the one it was made from; version 1 for the first
     * @return false if another one got there first; then nothing was written
     */
    boolean store(PunctualityRecord next);
}
