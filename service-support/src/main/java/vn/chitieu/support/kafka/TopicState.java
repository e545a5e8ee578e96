package vn.chitieu.support.kafka;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A topic as its broker describes it.
 *
 * @param name the topic
 * @param id given by the broker when the topic was made: a topic that was deleted and made again has another one
 * @param partitions the offsets that each has
 * @param replicas of the partition that has the fewest
 * @param settings those in force, defaults included; empty where the broker does not let them be seen
 */
public record TopicState(
        String name, String id, SortedMap<Integer, Offsets> partitions, int replicas, Map<String, String> settings) {

    public TopicState {
        Objects.requireNonNull(name);
        Objects.requireNonNull(id);
        partitions = Collections.unmodifiableSortedMap(new TreeMap<>(partitions));
        settings = Map.copyOf(settings);
    }

    /** Returns a setting; null where it is not known. */
    public @Nullable String setting(String key) {
        return settings.get(key);
    }

    /**
     * What a partition has.
     *
     * @param beginning the first offset that is still there; more than 0 where records were deleted
     * @param end the offset after the last record
     */
    public record Offsets(long beginning, long end) {}
}
