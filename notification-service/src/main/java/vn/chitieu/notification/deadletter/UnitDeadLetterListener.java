package vn.chitieu.notification.deadletter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.listener.ConsumerSeekAware;
import org.springframework.stereotype.Component;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.contracts.UnreadableEventException;
import vn.chitieu.contracts.UpdateRejected;
import vn.chitieu.contracts.codec.CloudEventRecords;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.notification.city.CityIds;
import vn.chitieu.notification.detection.PositionSeeker;

/**
 * Kafka listener of the dead letter topic, read from the position kept in the database. Counts, per record:
 *
 * <pre>received = kept + unreadable + of_nobody + of_strangers</pre>
 */
@Component
class UnitDeadLetterListener implements ConsumerSeekAware {

    private static final List<String> OUTCOMES = List.of("kept", "unreadable", "of_nobody", "of_strangers");
    private static final Logger log = LoggerFactory.getLogger(UnitDeadLetterListener.class);
    private static final int MOST_SHOWN = 200;

    private final DeadLetterMailService rejections;
    private final PositionSeeker seeker;
    private final Catalogs catalogs;
    private final CityIds cities;
    private final Map<String, Counter> received;

    UnitDeadLetterListener(
            DeadLetterMailService rejections,
            PositionSeeker seeker,
            Catalogs catalogs,
            CityIds cities,
            MeterRegistry meters) {
        this.rejections = rejections;
        this.seeker = seeker;
        this.catalogs = catalogs;
        this.cities = cities;
        this.received = OUTCOMES.stream()
                .collect(Collectors.toMap(
                        outcome -> outcome,
                        outcome -> Counter.builder("chitieu.notification.rejections.received")
                                .description("Dead letters that were read")
                                .tag("outcome", outcome)
                                .register(meters)));
    }

    @KafkaListener(
            id = "rejected-updates",
            idIsGroup = false,
            groupId = "notification-rejections",
            clientIdPrefix = "notification-rejections",
            topics = Topics.REJECTED_UPDATES)
    void receive(List<ConsumerRecord<String, byte[]>> records) {
        if (seeker.areLost(Topics.REJECTED_UPDATES, records)) {
            return;
        }
        List<RejectedRecord> kept = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            count(read(record, kept));
        }
        rejections.keep(kept);
        seeker.keep(Topics.REJECTED_UPDATES, records);
    }

    /** A city without a catalog has no people who could be notified. */
    private String read(ConsumerRecord<String, byte[]> record, List<RejectedRecord> kept) {
        try {
            UpdateRejected event = CloudEventRecords.read(record, UpdateRejected.TYPE, UpdateRejected.class);
            Optional<String> unit = event.unit();
            if (unit.isEmpty()) {
                return "of_nobody";
            }
            Optional<Catalog> city = event.city().flatMap(catalogs::find);
            if (city.flatMap(one -> one.unit(unit.get())).isEmpty()) {
                return "of_strangers";
            }
            kept.add(new RejectedRecord(
                    cities.key(city.get().id()),
                    unit.get(),
                    record.partition(),
                    record.offset(),
                    sample(event),
                    event.rejectedAt()));
            return "kept";
        } catch (UnreadableEventException | IllegalArgumentException unreadable) {
            log.warn(
                    "Left behind {}-{}@{}: {}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    unreadable.getMessage());
            return "unreadable";
        }
    }

    private static RejectedRecord.Sample sample(UpdateRejected event) {
        UpdateRejected.Problem first = event.errors().get(0);
        return new RejectedRecord.Sample(
                event.topic() + "-" + event.partition() + "-" + event.offset(),
                event.beginning(MOST_SHOWN),
                first.code(),
                first.message());
    }

    private void count(String outcome) {
        Objects.requireNonNull(received.get(outcome)).increment();
    }

    @Override
    public void registerSeekCallback(ConsumerSeekCallback callback) {
        seeker.register(callback);
    }

    @Override
    public void onPartitionsAssigned(Map<TopicPartition, Long> assignments, ConsumerSeekCallback callback) {
        seeker.seek(assignments, callback);
    }

    @Override
    public void onPartitionsRevoked(@Nullable Collection<TopicPartition> partitions) {
        seeker.leave(partitions == null ? List.of() : partitions);
    }
}
