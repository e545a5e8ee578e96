package vn.chitieu.support.kafka;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * How many records each listener of this instance has still to read, as its consumers know it, and since when there
 * were some each time it was looked at. Thread-safe.
 */
public final class ListenerLag {

    private static final String LAG = "records-lag";

    private final Supplier<? extends Collection<? extends MessageListenerContainer>> listeners;
    private final Clock clock;
    private final Map<String, Instant> behindSince = new ConcurrentHashMap<>();

    ListenerLag(Supplier<? extends Collection<? extends MessageListenerContainer>> listeners, Clock clock) {
        this.listeners = listeners;
        this.clock = clock;
    }

    /** Looks at all listeners and returns what is known of each, by its id. */
    public Map<String, Behind> look() {
        Map<String, Behind> all = new TreeMap<>();
        listeners.get().forEach(listener -> all.put(String.valueOf(listener.getListenerId()), look(listener)));
        return all;
    }

    /** Looks at one listener and returns for how many seconds it has had records to read. */
    long seconds(MessageListenerContainer listener) {
        Instant since = look(listener).since();
        return since == null ? 0 : Duration.between(since, clock.instant()).toSeconds();
    }

    private Behind look(MessageListenerContainer listener) {
        String id = String.valueOf(listener.getListenerId());
        long records = lag(listener);
        if (records == 0) {
            behindSince.remove(id);
            return new Behind(0, null);
        }
        return new Behind(records, behindSince.computeIfAbsent(id, first -> clock.instant()));
    }

    /** The sum of all partitions that are assigned. */
    private static long lag(MessageListenerContainer listener) {
        Map<String, Double> ofPartitions = new HashMap<>();
        listener.metrics().values().forEach(ofClient -> ofClient.values().forEach(metric -> add(metric, ofPartitions)));
        return Math.round(ofPartitions.values().stream().mapToDouble(one -> one).sum());
    }

    private static void add(Metric metric, Map<String, Double> ofPartitions) {
        MetricName name = metric.metricName();
        if (name.name().equals(LAG) && metric.metricValue() instanceof Double lag && lag > 0) {
            ofPartitions.put(name.tags().get("topic") + "-" + name.tags().get("partition"), lag);
        }
    }

    /**
     * How far a listener is behind.
     *
     * @param records how many records it has still to read
     * @param since since when there were some; null while there are none
     */
    public record Behind(long records, @Nullable Instant since) {}
}
