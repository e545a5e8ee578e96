package vn.chitieu.aggregation.log;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.model.LoggedUpdate;
import vn.chitieu.aggregation.model.ReceiptId;

/** The log of all updates, to be read again from any point. */
public interface UpdateLog {

    /** A log without partitions. */
    UpdateLog EMPTY = new UpdateLog() {
        @Override
        public SortedMap<Integer, Long> ends() {
            return new TreeMap<>();
        }

        @Override
        public void read(int partition, long from, long to, Consumer<LoggedUpdate> each) {
            // Nothing lies there.
        }
    };

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
     * @param each called with every record in between, whether it is an update or not
     * @throws IllegalStateException if the log does not answer in time
     */
    void read(int partition, long from, long to, Consumer<LoggedUpdate> each);

    /**
     * Returns the update at one offset; empty where there is none any more, and where it cannot be read.
     *
     * @throws LogUnavailableException if the log does not answer in time, or has too many such questions already
     */
    default Optional<LoggedUpdate.Reported> at(ReceiptId place) {
        AtomicReference<LoggedUpdate.@Nullable Reported> found = new AtomicReference<>();
        read(place.partition(), place.offset(), place.offset() + 1, update -> {
            if (update instanceof LoggedUpdate.Reported reported
                    && update.receipt().equals(place)) {
                found.set(reported);
            }
        });
        return Optional.ofNullable(found.get());
    }
}
