package vn.chitieu.notification.detection;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
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
import vn.chitieu.contracts.QuarterlyTotal;
import vn.chitieu.contracts.UnreadableEventException;
import vn.chitieu.contracts.codec.TraceHeader;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.notification.cases.model.JudgedTotal;
import vn.chitieu.notification.outbox.delivery.WakeUpSignal;
import vn.chitieu.notification.reminder.MissingReport;
import vn.chitieu.notification.reminder.MissingReportTracker;
import vn.chitieu.support.tracing.FigureSpan;
import vn.chitieu.support.tracing.FigureTracer;

/**
 * Kafka listener of the topic of totals, read from the position kept in the database. Counts, per record:
 *
 * <pre>received = tracked + unreadable + tombstone + other_city</pre>
 */
@Component
class AlertTotalsListener implements ConsumerSeekAware {

    private static final List<String> OUTCOMES = List.of("tracked", "unreadable", "tombstone", "other_city");
    private static final Logger log = LoggerFactory.getLogger(AlertTotalsListener.class);

    private final DetectionService track;
    private final MissingReportTracker reports;
    private final PositionSeeker seeker;
    private final Supplier<Catalog> catalog;
    private final WakeUpSignal wakeUp;
    private final Map<String, Counter> received;
    private final FigureTracer tracer;

    AlertTotalsListener(
            DetectionService track,
            MissingReportTracker reports,
            PositionSeeker seeker,
            Supplier<Catalog> catalog,
            WakeUpSignal wakeUp,
            MeterRegistry meters,
            FigureTracer tracer) {
        this.track = track;
        this.reports = reports;
        this.seeker = seeker;
        this.catalog = catalog;
        this.wakeUp = wakeUp;
        this.received = OUTCOMES.stream()
                .collect(Collectors.toMap(
                        outcome -> outcome,
                        outcome -> Counter.builder("chitieu.notification.totals.received")
                                .description("Totals that were read")
                                .tag("outcome", outcome)
                                .register(meters)));
        this.tracer = tracer;
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
        List<FigureSpan> spans = spans(records);
        for (ConsumerRecord<String, byte[]> record : records) {
            count(read(record, city, totals, seen));
        }
        reports.track(seen);
        if (track.track(totals)) {
            wakeUp.signal();
        }
        spans.forEach(FigureSpan::close);
        seeker.keep(Topics.QUARTERLY_TOTALS, records);
    }

    /**
     * Returns the spans of traced totals; one that a fault leaves open is not exported, since its total comes again.
     */
    private List<FigureSpan> spans(List<ConsumerRecord<String, byte[]>> records) {
        if (!tracer.isOn()) {
            return List.of();
        }
        List<FigureSpan> spans = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            FigureSpan span = tracer.continued(
                    "quarterly-totals process", FigureTracer.Kind.CONSUMER, TraceHeader.sampled(record.headers()));
            if (span != null) {
                spans.add(span.tag("chitieu.total", record.key()));
            }
        }
        return spans;
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
            totals.add(TotalMapper.judged(event, city, trace(record)));
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

    /** Stays the same when the record comes again, as the case that follows from it does. */
    private @Nullable String trace(ConsumerRecord<String, byte[]> record) {
        return tracer.isOn() ? TraceHeader.sampled(record.headers()) : null;
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
