package vn.chitieu.notification.detection;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.listener.ConsumerSeekAware;
import org.springframework.stereotype.Component;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.QuarterlyTotal;
import vn.chitieu.contracts.UnreadableEventException;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.notification.cases.model.JudgedTotal;
import vn.chitieu.notification.outbox.delivery.WakeUpSignal;
import vn.chitieu.notification.reminder.MissingReport;
import vn.chitieu.notification.reminder.MissingReportTracker;

/**
 * Kafka listener of the topic of totals, read from the position kept in the database. Counts, per record:
 *
 * <pre>received = tracked + unreadable + tombstone + other_city</pre>
 */
@Component
class AlertTotalsListener implements ConsumerSeekAware {

    private static final Logger log = LoggerFactory.getLogger(AlertTotalsListener.class);

    private final DetectionService track;
    private final MissingReportTracker reports;
    private final PositionSeeker seeker;
    private final Supplier<Catalog> catalog;
    private final WakeUpSignal wakeUp;
    private final MeterRegistry meters;

    AlertTotalsListener(
            DetectionService track,
            MissingReportTracker reports,
            PositionSeeker seeker,
            Supplier<Catalog> catalog,
            WakeUpSignal wakeUp,
            MeterRegistry meters) {
        this.track = track;
        this.reports = reports;
        this.seeker = seeker;
        this.catalog = catalog;
        this.wakeUp = wakeUp;
        this.meters = meters;
    }

    @KafkaListener(
            id = "quarterly-totals",
            idIsGroup = false,
            groupId = "notification",
            clientIdPrefix = "notification-totals",
            topics = Topics.QUARTERLY_TOTALS)
    void receive(List<ConsumerRecord<String, byte[]>> records) {
        if (seeker.areLost(Topics.QUARTERLY_TOTALS, records)) {
            return;
        }
        List<JudgedTotal> totals = new ArrayList<>();
        List<MissingReport> seen = new ArrayList<>();
        Catalog city = catalog.get();
        for (ConsumerRecord<String, byte[]> record : records) {
            count(read(record, city, totals, seen));
        }
        reports.track(seen);
        if (track.track(totals)) {
            wakeUp.signal();
        }
        seeker.keep(Topics.QUARTERLY_TOTALS, records);
    }

    private String read(
            ConsumerRecord<String, byte[]> record, Catalog city, List<JudgedTotal> totals, List<MissingReport> seen) {
        if (record.value() == null) {
            return "tombstone";
        }
        try {
            QuarterlyTotal event = TotalMapper.event(record);
            if (!event.city().equals(city.id())) {
                return "other_city";
            }
            totals.add(TotalMapper.judged(event, city));
            TotalMapper.seen(event).ifPresent(seen::add);
            return "tracked";
        } catch (UnreadableEventException unreadable) {
            log.warn(
                    "Left behind {}-{}@{}: {}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    unreadable.getMessage());
            return "unreadable";
        }
    }

    private void count(String outcome) {
        meters.counter("chitieu.notification.totals.received", "outcome", outcome)
                .increment();
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
