package vn.chitieu.notification.detection;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Repository of positions: the offset up to which each partition of a topic is included in the stores. Written after
 * that, so that records are processed at least once; a repetition changes nothing. Thread-safe.
 */
public interface TopicPositions {

    /** Returns the offset of the next record to include; empty where nothing of the partition is included yet. */
    OptionalLong next(String topic, int partition);

    /**
     * Keeps the offset of the next record of each partition, unless a later one is kept: a slow reader that lost it.
     */
    void keep(String topic, Map<Integer, Long> nextByPartition);

    /** Returns the id of the topic that a position is of; empty where that is not known. */
    Optional<String> topicId(String topic, int partition);

    /** Keeps which topic a partition is of, and the offset of its next record, which may be a lower one. */
    void follow(String topic, int partition, String topicId, long next);
}
