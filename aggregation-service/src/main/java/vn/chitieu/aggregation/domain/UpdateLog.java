package vn.chitieu.aggregation.domain;

import java.util.SortedMap;
import java.util.function.Consumer;

/** The log of all updates, to be read again from any point. */
public interface UpdateLog {

    /**
     * Returns the offset after the last record of each partition.
     *
     * @throws IllegalStateException if the log does not answer in time
     */
    SortedMap<Integer, Long> ends();

    /**
     * Reads one partition in the order of its offsets.
     *
     * @param from the first offset to be read
     * @param to the offset before which to stop
     * @param each told of every update in between, and of everything that is none
     * @throws IllegalStateException if the log does not answer in time
     */
    void read(int partition, long from, long to, Consumer<Update> each);
}
