package vn.chitieu.notification.reminder;

import java.util.Collection;
import java.util.List;

/** All reports that were ever due. Thread-safe; a write is kept when the call returns. */
public interface DutyRepository {

    /** Returns those of these reports that are known, in the order of their keys. */
    List<ReportDuty> find(Collection<DutyKey> keys);

    /**
     * Stores a report with optimistic locking: only if it was not changed meanwhile.
     *
     * @param next the report, one version later than the one it was made from; version 1 for the first
     * @return false if another one got there first; then nothing was written
     */
    boolean store(ReportDuty next);
}
