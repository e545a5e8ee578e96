package vn.chitieu.notification.deadletter;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.contracts.UnreadableEventException;
import vn.chitieu.contracts.UpdateRejected;
import vn.chitieu.contracts.codec.CloudEventRecords;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.notification.city.CityIds;
import vn.chitieu.notification.detection.PositionSeeker;
import vn.chitieu.notification.detection.StoredPositionListener;

/**
 * Kafka listener of the dead letter topic, read from the position kept in the database. Counts, per record:
 *
 * <pre>received = kept + unreadable + of_nobody + of_strangers</pre>
 */
@Component
class UnitDeadLetterListener extends StoredPositionListener {

    private static final List<String> OUTCOMES = List.of("kept", UNREADABLE, "of_nobody", "of_strangers");
    private static final int MOST_SHOWN = 200;

    private final DeadLetterMailService rejections;
    private final Catalogs catalogs;
    private final CityIds cities;

    UnitDeadLetterListener(
            DeadLetterMailService rejections,
            PositionSeeker seeker,
            Catalogs catalogs,
            CityIds cities,
            MeterRegistry meters) {
        super(
                Topics.REJECTED_UPDATES,
                seeker,
                meters,
                "chitieu.notification.rejections.received",
                "Dead letters that were read",
                OUTCOMES);
        this.rejections = rejections;
        this.catalogs = catalogs;
        this.cities = cities;
    }

    @KafkaListener(
            id = "rejected-updates",
            idIsGroup = false,
            groupId = "notification-rejections",
            clientIdPrefix = "notification-rejections",
            topics = Topics.REJECTED_UPDATES)
    void receive(List<ConsumerRecord<String, byte[]>> records) {
        if (areLost(records)) {
            return;
        }
        List<RejectedRecord> kept = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            count(outcome(record, one -> read(one, kept)), 1);
        }
        rejections.keep(kept);
        keep(records);
    }

    /** A city without a catalog has no people who could be notified. */
    private String read(ConsumerRecord<String, byte[]> record, List<RejectedRecord> kept)
            throws UnreadableEventException {
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
    }

    private static RejectedRecord.Sample sample(UpdateRejected event) {
        UpdateRejected.Problem first = event.errors().get(0);
        return new RejectedRecord.Sample(
                event.topic() + "-" + event.partition() + "-" + event.offset(),
                event.beginning(MOST_SHOWN),
                first.code(),
                first.message(),
                first.messageVi());
    }
}
