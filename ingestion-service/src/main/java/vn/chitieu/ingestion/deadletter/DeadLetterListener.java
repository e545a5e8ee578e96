package vn.chitieu.ingestion.deadletter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.kafka.Topics;

/**
 * Kafka listener that stores dead letters by unit and day, so that the unit can look them up. At least once: a batch
 * that the store does not take comes again until it does. Counts them: {@code chitieu.rejections.kept}.
 */
@Component
final class DeadLetterListener {

    /** The id of the listener and of its group. */
    static final String ID = "ingestion-rejections";

    private final DeadLetterRepository deadLetters;
    private final DeadLetterMapper mapper = new DeadLetterMapper();
    private final Supplier<Catalog> catalog;
    private final Counter kept;

    DeadLetterListener(DeadLetterRepository deadLetters, Supplier<Catalog> catalog, MeterRegistry meters) {
        this.deadLetters = deadLetters;
        this.catalog = catalog;
        this.kept = meters.counter("chitieu.rejections.kept");
    }

    @KafkaListener(id = ID, topics = Topics.REJECTED_UPDATES, containerFactory = "rejectionsContainerFactory")
    void keep(List<ConsumerRecord<String, byte[]>> batch) {
        batch.forEach(record -> mapper.read(record).ifPresent(this::keep));
    }

    private void keep(DeadLetter rejection) {
        ZoneId zone = catalog.get().calendar().zone();
        deadLetters.keep(LocalDate.ofInstant(rejection.rejectedAt(), zone), rejection);
        kept.increment();
    }
}
