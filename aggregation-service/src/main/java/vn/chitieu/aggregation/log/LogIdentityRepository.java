package vn.chitieu.aggregation.log;

import java.util.SortedMap;

/** Repository of the identity of the log that the positions of one topic count in; stored beside them. */
public interface LogIdentityRepository {

    /** Returns the marks by partition; a partition that was never taken over has none. */
    SortedMap<Integer, LogIdentity> all();

    /** Keeps the mark of a partition in the place of the one before; its position stays. */
    void put(int partition, LogIdentity mark);
}
