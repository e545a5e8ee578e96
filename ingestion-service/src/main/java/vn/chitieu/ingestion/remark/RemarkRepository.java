package vn.chitieu.ingestion.remark;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.ingestion.submission.PendingRecords;

/**
 * Every remark of units, by city. What was added or replaced is pending until its version was published. Thread-safe;
 * each method throws {@link vn.chitieu.support.problem.UnavailableException} where the store does not answer in time.
 */
interface RemarkRepository extends PendingRecords<Remark> {

    /** Returns one; empty where there is none. */
    Optional<Remark> find(String city, String id);

    /**
     * Returns those about a quarter that can be read, by unit, then by id.
     *
     * @param unit permanent id; null for all units of the city
     */
    List<Remark> of(String city, Quarter quarter, @Nullable String unit);

    /** Keeps a new one; returns false, and changes nothing, where one of its city has its id. */
    boolean add(Remark remark);

    /** Puts a remark in the place of the version that was read; returns false where that one is not there any more. */
    boolean replace(Remark remark, long expected);
}
