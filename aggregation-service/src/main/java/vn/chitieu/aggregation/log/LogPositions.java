package vn.chitieu.aggregation.log;

import java.util.OptionalLong;
import vn.chitieu.aggregation.page.StalePageException;

/** Repository of positions: the offset up to which each partition of the log is included in the stores. */
public interface LogPositions {

    /** Returns the offset of the next record of a partition; empty where none was included yet. */
    OptionalLong next(int partition);

    /**
     * Moves the position of a partition on.
     *
     * @param partition the partition
     * @param from what {@link #next} said when this consumer took the partition or moved last; empty where it said
     *     nothing
     * @param to the offset of the next record
     * @throws StalePageException if the position is not where it is said to be: another consumer has the partition
     */
    void advance(int partition, OptionalLong from, long to);
}
