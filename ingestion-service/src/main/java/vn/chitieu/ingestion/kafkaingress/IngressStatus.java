package vn.chitieu.ingestion.kafkaingress;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import vn.chitieu.ingestion.submission.RowOutcome;

/**
 * State of the Kafka ingress, as meters and for health. Between two transactions this holds of the records that were
 * passed:
 *
 * <pre>records = answers (accepted + rejected + unconfirmed + unreadable)</pre>
 *
 * {@code chitieu.ingestion.door.answers} with the tag {@code outcome}, {@code .faults} (a new session follows each),
 * {@code .lag} (records that are not answered yet, as far as this instance knows), {@code .partitions}, and
 * {@code .held} (those of them that wait until their records can be checked, or for the limits of their sender).
 * Thread-safe.
 */
final class IngressStatus {

    private final Counter accepted;
    private final Counter rejected;
    private final Counter unconfirmed;
    private final Counter unreadable;
    private final Counter faults;
    private final AtomicLong lag = new AtomicLong();
    private final AtomicLong partitions = new AtomicLong();
    private final AtomicLong held = new AtomicLong();
    private volatile boolean hasRead;
    private volatile @Nullable String fault;
    private volatile Set<String> waitingCities = Set.of();

    IngressStatus(MeterRegistry meters) {
        accepted = answers(meters, "accepted");
        rejected = answers(meters, "rejected");
        unconfirmed = answers(meters, "unconfirmed");
        unreadable = answers(meters, "unreadable");
        faults = Counter.builder("chitieu.ingestion.door.faults")
                .description("Faults of the Kafka ingress; a new session follows each")
                .register(meters);
        Gauge.builder("chitieu.ingestion.door.lag", lag, AtomicLong::get)
                .description("Records of wards that are not answered yet")
                .register(meters);
        Gauge.builder("chitieu.ingestion.door.partitions", partitions, AtomicLong::get)
                .description("Topics of units that this instance reads")
                .register(meters);
        Gauge.builder("chitieu.ingestion.door.held", held, AtomicLong::get)
                .description("Those of them that wait for a check, or for the limits of their sender")
                .register(meters);
    }

    private static Counter answers(MeterRegistry meters, String outcome) {
        return Counter.builder("chitieu.ingestion.door.answers")
                .description("Records of wards that were answered")
                .tag("outcome", outcome)
                .register(meters);
    }

    void passed(List<RowOutcome> outcomes, int unreadableRecords) {
        for (RowOutcome outcome : outcomes) {
            if (outcome instanceof RowOutcome.Accepted) {
                accepted.increment();
            } else if (outcome instanceof RowOutcome.NeedsConfirmation) {
                unconfirmed.increment();
            } else {
                rejected.increment();
            }
        }
        unreadable.increment(unreadableRecords);
    }

    /**
     * Notes what is read.
     *
     * @param cities those whose last transaction failed
     */
    void reads(int ofPartitions, long notAnswered, int waiting, Set<String> cities) {
        hasRead = true;
        fault = null;
        partitions.set(ofPartitions);
        lag.set(notAnswered);
        held.set(waiting);
        waitingCities = Set.copyOf(cities);
    }

    void failed(Throwable what) {
        faults.increment();
        partitions.set(0);
        held.set(0);
        fault = String.valueOf(what);
    }

    /** Returns why no records are read; null while they are. */
    @Nullable
    String fault() {
        return fault;
    }

    boolean hasRead() {
        return hasRead;
    }

    long partitions() {
        return partitions.get();
    }

    /** Returns how many of the partitions wait. */
    long held() {
        return held.get();
    }

    /** Returns the cities whose last transaction failed, and which wait while others go on. */
    Set<String> waitingCities() {
        return waitingCities;
    }

    long lag() {
        return lag.get();
    }
}
