package vn.chitieu.aggregation.log;

import java.util.SortedMap;

/** The end of a log. */
public interface LogEnd {

    /**
     * Returns the offset after the last record of each partition; markers of transactions count.
     *
     * @throws IllegalStateException if the log does not answer in time
     */
    SortedMap<Integer, Long> ends();

    /**
     * Returns whether there is a record, and not markers of transactions alone.
     *
     * @param from the first offset to look at
     * @param to the offset before which to stop
     * @throws IllegalStateException if the log does not answer in time
     */
    boolean hasRecords(int partition, long from, long to);
}
