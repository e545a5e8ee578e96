package vn.chitieu.notification.detection;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.annotation.KafkaListener;
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
class AlertTotalsListener extends StoredPositionListener {

    private static final List<String> OUTCOMES = List.of("tracked", UNREADABLE, "tombstone", "waiting");

    private final TotalIntake intake;
    private final CityIds cities;
    private final WakeUpSignal wakeUp;
    private final FigureTracer tracer;

    AlertTotalsListener(
            TotalIntake intake,
            CityIds cities,
            PositionSeeker seeker,
            WakeUpSignal wakeUp,
            MeterRegistry meters,
            FigureTracer tracer) {
        super(
                Topics.QUARTERLY_TOTALS,
                seeker,
                meters,
                "chitieu.notification.totals.received",
                "Totals that were read",
                OUTCOMES);
        this.intake = intake;
        this.cities = cities;
        this.wakeUp = wakeUp;
        this.tracer = tracer;
    }

    @KafkaListener(
            id = "quarterly-totals",
            idIsGroup = false,
            groupId = "notification",
            clientIdPrefix = "notification-totals",
            topics = Topics.QUARTERLY_TOTALS)
    void receive(List<ConsumerRecord<String, byte[]>> records) {
        if (areLost(records)) {
            return;
        }
        List<FigureSpan> spans = spans(records);
        List<IncomingTotal> totals = new ArrayList<>();
        List<ConsumerRecord<String, byte[]>> events =
                records.stream().filter(record -> record.value() != null).toList();
        events.forEach(record -> outcome(record, one -> read(one, totals)));
        TotalIntake.Taken taken = intake.take(totals);
        if (taken.wanted()) {
            wakeUp.signal();
        }
        count("tracked", taken.tracked());
        count("waiting", taken.waiting());
        count("tombstone", records.size() - events.size());
        count(UNREADABLE, events.size() - taken.tracked() - taken.waiting());
        spans.forEach(FigureSpan::close);
        keep(records);
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

    /** Adds the total of a record; what becomes of it the intake says. */
    private String read(ConsumerRecord<String, byte[]> record, List<IncomingTotal> totals)
            throws UnreadableEventException {
        QuarterlyTotal event = CloudEventRecords.read(record, QuarterlyTotal.TYPE, QuarterlyTotal.class);
        totals.add(new IncomingTotal(TotalMapper.key(event, cities), event, trace(record)));
        return "tracked";
    }

    /** Stays the same when the record comes again, as the case that follows from it does. */
    private @Nullable String trace(ConsumerRecord<String, byte[]> record) {
        return tracer.isOn() ? TraceHeader.sampled(record.headers()) : null;
    }
}
