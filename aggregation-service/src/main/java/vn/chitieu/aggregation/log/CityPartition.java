package vn.chitieu.aggregation.log;

import java.nio.charset.StandardCharsets;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Utils;

/** The partition on which a city's updates are: that of its key among those that the topic has now. Thread-safe. */
public final class CityPartition implements ToIntFunction<String> {

    private final LogCheck log;

    /** Takes the check of the log, which knows how many partitions there are. */
    public CityPartition(LogCheck log) {
        this.log = log;
    }

    /** Returns the partition; negative while it is not known how many there are. */
    @Override
    public int applyAsInt(String city) {
        int partitions = partitions();
        return partitions == 0 ? -1 : of(city, partitions);
    }

    /**
     * Returns whether there may be updates of a city on a partition. The number of partitions only grows, and with it
     * the key of a city moves.
     */
    public boolean mayHaveBeenOn(String city, int partition) {
        int partitions = partitions();
        return partitions == 0
                || IntStream.rangeClosed(1, partitions).anyMatch(number -> of(city, number) == partition);
    }

    private int partitions() {
        LogCheck.Result last = log.last();
        return last == null ? 0 : last.state().partitions().size();
    }

    /** Returns what the producers of ingestion choose for a key. */
    public static int of(String key, int partitions) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % partitions;
    }
}
