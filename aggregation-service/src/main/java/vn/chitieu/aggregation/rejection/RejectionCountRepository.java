package vn.chitieu.aggregation.rejection;

import java.util.Map;
import vn.chitieu.contracts.RejectionsCounted;
import vn.chitieu.contracts.vocabulary.Quarter;

/** How many rows of each unit were rejected, by city and quarter. Thread-safe. */
public interface RejectionCountRepository {

    /**
     * Adds a count. Idempotent: what stands at or before the last position added of its unit, quarter and partition
     * changes nothing.
     *
     * @param partition of the topic
     * @param offset of the record within it
     */
    void add(RejectionsCounted count, int partition, long offset);

    /** Returns the rejected rows about a quarter by the permanent id of the unit; units without any are missing. */
    Map<String, Long> of(String city, Quarter quarter);
}
