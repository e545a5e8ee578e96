package vn.chitieu.aggregation.fold;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chitieu.aggregation.log.WaitingCity;

/**
 * Catches up cities that wait, from the log, with a bounded number of records at a time and with pauses that grow while
 * a city goes on failing. To be called by the thread that takes the batches of a partition, between two of them. A
 * fault never leaves it: the city waits on.
 */
public final class CityCatchUp {

    private static final Logger LOG = LoggerFactory.getLogger(CityCatchUp.class);
    private static final long FIRST_PAUSE = Duration.ofMillis(200).toNanos();
    private static final long LONGEST_PAUSE = Duration.ofMinutes(1).toNanos();

    private final PartitionProgress progress;
    private final Records log;
    private final Taking taking;
    private final int atATime;
    private final LongSupplier nanoTime;
    private final Map<Place, Failure> failures = new ConcurrentHashMap<>();

    /**
     * Makes it for one service.
     *
     * @param progress how far the log is taken, and which cities wait
     * @param log where their records are read again
     * @param taking takes those of a city
     * @param atATime how many offsets are read together, 1 or more
     * @param nanoTime a monotonic clock in nanoseconds with any origin
     */
    CityCatchUp(PartitionProgress progress, Records log, Taking taking, int atATime, LongSupplier nanoTime) {
        this.progress = progress;
        this.log = log;
        this.taking = taking;
        this.atATime = atATime;
        this.nanoTime = nanoTime;
    }

    /** Takes one stretch of each city of these partitions that waits and whose pause is over. */
    void run(Collection<Integer> partitions) {
        for (int partition : partitions) {
            for (WaitingCity city : new ArrayList<>(progress.waiting(partition))) {
                attempt(partition, city);
            }
        }
    }

    /** Returns why a city waits: its last fault, or the one for which it began to. */
    String why(int partition, WaitingCity city) {
        Failure last = failures.get(new Place(partition, city.city()));
        return last == null ? city.why() : last.why();
    }

    private void attempt(int partition, WaitingCity city) {
        Place place = new Place(partition, city.city());
        Failure before = failures.get(place);
        if (before != null && nanoTime.getAsLong() - before.at() < before.pause()) {
            return;
        }
        try {
            catchUp(partition, city);
            failures.remove(place);
        } catch (RuntimeException fault) {
            long pause = before == null ? FIRST_PAUSE : Math.min(2 * before.pause(), LONGEST_PAUSE);
            String why = fault.toString();
            failures.put(place, new Failure(nanoTime.getAsLong(), pause, why));
            if (before == null || !before.why().equals(why)) {
                LOG.warn("{} still waits on partition {} from {} on", city.city(), partition, city.next(), fault);
            }
        }
    }

    private void catchUp(int partition, WaitingCity city) {
        long position = progress.position(partition).orElse(0);
        long to = Math.min(position, city.next() + atATime);
        Collection<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        log.read(partition, city.next(), to, records::add);
        taking.take(partition, city, records, to);
        if (to == position) {
            LOG.info("{} waits no longer on partition {}: it is taken up to {}", city.city(), partition, position);
        }
    }

    /** The log, to be read again. */
    @FunctionalInterface
    public interface Records {

        /** Reads one partition in the order of its offsets, from one offset to before another. */
        void read(int partition, long from, long to, Consumer<ConsumerRecord<String, byte[]>> each);
    }

    /** Has what is of a city among some records taken. */
    @FunctionalInterface
    interface Taking {

        /**
         * Takes those of the records that are of the city, and moves it on to an offset.
         *
         * @see FoldService#catchUp
         */
        void take(int partition, WaitingCity city, Collection<ConsumerRecord<String, byte[]>> records, long to);
    }

    private record Place(int partition, String city) {}

    /**
     * A city that failed again.
     *
     * @param at when, in nanoseconds
     * @param pause for how many nanoseconds it is left alone
     * @param why the fault
     */
    private record Failure(long at, long pause, String why) {}
}
