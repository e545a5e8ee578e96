package vn.chitieu.ingestion.deadletter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.support.problem.UnavailableException;

/**
 * Kafka listener that stores dead letters by unit and day, so that the unit can look them up. At least once: a batch
 * that the store does not take comes again until it does; where the document of a unit and day cannot be read, that
 * stops no other unit. Counts them: {@code chitieu.rejections.kept}.
 */
@Component
final class DeadLetterListener {

    /** The id of the listener and of its group. */
    static final String ID = "ingestion-rejections";

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterListener.class);

    private final DeadLetterRepository deadLetters;
    private final DeadLetterMapper mapper = new DeadLetterMapper();
    private final Catalogs catalogs;
    private final Counter kept;
    private volatile @Nullable Instant last;

    DeadLetterListener(DeadLetterRepository deadLetters, Catalogs catalogs, MeterRegistry meters) {
        this.deadLetters = deadLetters;
        this.catalogs = catalogs;
        this.kept = Counter.builder("chitieu.rejections.kept")
                .description("Dead letters that units can look up")
                .register(meters);
    }

    @KafkaListener(id = ID, topics = Topics.REJECTED_UPDATES, containerFactory = "rejectionsContainerFactory")
    void keep(List<ConsumerRecord<String, byte[]>> batch) {
        batch.forEach(record -> mapper.read(record).ifPresent(this::keepReadable));
    }

    private void keepReadable(DeadLetter rejection) {
        try {
            keep(rejection);
        } catch (UnavailableException away) {
            throw away;
        } catch (RuntimeException damaged) {
            LOG.error(
                    "Passed over {} of {} in {}, the document of whose day cannot be read: {}",
                    rejection.kept(),
                    rejection.unit(),
                    rejection.city(),
                    damaged.toString());
        }
    }

    /** Days are those of its city; by UTC where no catalog of it is in force. */
    private void keep(DeadLetter rejection) {
        ZoneId zone = catalogs.find(rejection.city())
                .map(city -> city.calendar().zone())
                .orElse(ZoneOffset.UTC);
        deadLetters.keep(LocalDate.ofInstant(rejection.rejectedAt(), zone), rejection);
        kept.increment();
        last = rejection.rejectedAt();
    }

    /** Returns how many were kept since the start. */
    long kept() {
        return Math.round(kept.count());
    }

    /** Returns when the last one that was kept was rejected; null where none was since the start. */
    @Nullable
    Instant last() {
        return last;
    }
}
