package vn.chitieu.aggregation.fold;

import java.util.Collection;
import java.util.OptionalLong;
import java.util.SortedMap;
import vn.chitieu.aggregation.log.WaitingCity;

/** How far the partitions of a log that this process has taken over are taken, and which of their cities wait. */
public interface PartitionProgress {

    /** Returns the offset up to which this process took a partition; empty where it took nothing of it. */
    OptionalLong position(int partition);

    /** Returns the cities of a partition that wait; none where it is not taken over. */
    Collection<WaitingCity> waiting(int partition);

    /** Returns the cities that wait on each partition that this process has taken over. */
    SortedMap<Integer, Collection<WaitingCity>> waiting();
}
