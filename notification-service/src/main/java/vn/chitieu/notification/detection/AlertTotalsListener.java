package vn.chitieu.notification.detection;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.listener.ConsumerSeekAware;
import org.springframework.stereotype.Component;
import vn.chitieu.contracts.QuarterlyTotal;
import vn.chitieu.contracts.UnreadableEventException;
import vn.chitieu.contracts.codec.CloudEventRecords;
import vn.chitieu.contracts.codec.TraceHeader;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.notification.city.CityIds;
import vn.chitieu.notification.outbox.delivery.WakeUpSignal;
import vn.chitieu.support.tracing.FigureSpan;
import vn.chitieu.support.tracing.FigureTracer;

/**
 * Kafka listener of the topic of totals, read from the position kept in the database. Counts, per record:
 *
 * <pre>received = tracked + unreadable + tombstone + waiting</pre>
 */
@Component
class AlertTotalsListener implements ConsumerSeekAware {

    private static final List<String> OUTCOMES = List.of("tracked", "unreadable", "tombstone", "waiting");
    private static final Logger log = LoggerFactory.getLogger(AlertTotalsListener.class);

    private final TotalIntake intake;
    private final CityIds cities;
    private final PositionSeeker seeker;
    private final WakeUpSignal wakeUp;
    private final Map<String, Counter> received;
    private final FigureTracer tracer;

    AlertTotalsListener(
            TotalIntake intake,
            CityIds cities,
            PositionSeeker seeker,
            WakeUpSignal wakeUp,
            MeterRegistry meters,
            FigureTracer tracer) {
        this.intake = intake;
        this.cities = cities;
        this.seeker = seeker;
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
        List<FigureSpan> spans = spans(records);
        List<IncomingTotal> totals = new ArrayList<>();
        List<ConsumerRecord<String, byte[]>> events =
                records.stream().filter(record -> record.value() != null).toList();
        events.forEach(record -> read(record, totals));
        TotalIntake.Taken taken = intake.take(totals);
        if (taken.wanted()) {
            wakeUp.signal();
        }
        count("tracked", taken.tracked());
        count("waiting", taken.waiting());
        count("tombstone", records.size() - events.size());
        count("unreadable", events.size() - taken.tracked() - taken.waiting());
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

    private void read(ConsumerRecord<String, byte[]> record, List<IncomingTotal> totals) {
        try {
            QuarterlyTotal event = CloudEventRecords.read(record, QuarterlyTotal.TYPE, QuarterlyTotal.class);
            totals.add(new IncomingTotal(TotalMapper.key(event, cities), event, trace(record)));
        } catch (UnreadableEventException unreadable) {
            log.warn(
                    "Left behind {}-{}@{}: {}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    unreadable.getMessage());
        }
    }

    /** Stays the same when the record comes again, as the case that follows from it does. */
    private @Nullable String trace(ConsumerRecord<String, byte[]> record) {
        return tracer.isOn() ? TraceHeader.sampled(record.headers()) : null;
    }

    private void count(String outcome, int records) {
        Objects.requireNonNull(received.get(outcome)).increment(records);
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
