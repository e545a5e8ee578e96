package vn.chitieu.aggregation.log;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A log as the broker describes it.
 *
 * @param topicId the id that the broker gave the topic; empty where there is no such topic
 * @param partitions the offsets that each has
 * @param risks settings by which the broker may delete what is to be kept for ever, or lose it, in plain words
 */
public record LogState(String topicId, SortedMap<Integer, Offsets> partitions, List<String> risks) {

    public LogState {
        Objects.requireNonNull(topicId);
        partitions = Collections.unmodifiableSortedMap(new TreeMap<>(partitions));
        risks = List.copyOf(risks);
    }

    /** Returns whether the broker has the topic. */
    public boolean exists() {
        return !topicId.isEmpty();
    }

    /**
     * What a partition has.
     *
     * @param beginning the first offset that is still there
     * @param end the offset after the last record
     */
    public record Offsets(long beginning, long end) {}
}
