package vn.chitieu.aggregation.log;

import java.nio.charset.StandardCharsets;
import java.util.function.IntSupplier;
import org.apache.kafka.common.utils.Utils;

/** The partition on which a city's updates are: that of its key among those that the topic has now. */
public final class CityPartition implements IntSupplier {

    private final String city;
    private final LogCheck log;

    public CityPartition(String city, LogCheck log) {
        this.city = city;
        this.log = log;
    }

    /** Returns the partition; negative while it is not known how many there are. */
    @Override
    public int getAsInt() {
        LogCheck.Result last = log.last();
        int partitions = last == null ? 0 : last.state().partitions().size();
        return partitions == 0 ? -1 : of(city, partitions);
    }

    /** Returns what the producers of ingestion choose for a key. */
    public static int of(String key, int partitions) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % partitions;
    }
}
