package vn.chitieu.aggregation.publication;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;
import vn.chitieu.aggregation.AggregationProperties;
import vn.chitieu.aggregation.log.KafkaBatchTraces;
import vn.chitieu.aggregation.model.FoldResult;
import vn.chitieu.contracts.QuarterlyTotal;
import vn.chitieu.contracts.codec.CloudEventRecords;
import vn.chitieu.contracts.codec.TraceHeader;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.support.kafka.AcknowledgedSend;
import vn.chitieu.support.tracing.FigureSpan;

/**
 * Publishes totals on {@code quarterly-totals}; the event's id is the total's key and revision, so consumers can
 * deduplicate a repeat.
 */
@Component
final class KafkaTotalsPublisher implements TotalsPublisher {

    private final KafkaTemplate<String, byte[]> kafka;
    private final QuarterlyTotalMapper totalMapper;
    private final Clock clock;
    private final Duration timeout;
    private final KafkaBatchTraces traces;

    KafkaTotalsPublisher(
            KafkaTemplate<String, byte[]> kafka,
            QuarterlyTotalMapper totalMapper,
            Clock clock,
            AggregationProperties settings,
            KafkaBatchTraces traces) {
        this.kafka = kafka;
        this.totalMapper = totalMapper;
        this.clock = clock;
        this.timeout = settings.publishTimeout();
        this.traces = traces;
    }

    @Override
    public void publish(FoldResult folded) {
        KafkaBatchTraces.Batch traced = traces.current();
        if (traced != null) {
            traced.follow(folded.changes());
        }
        try (KafkaBatchTraces.Batch causedByNoFigure = traces.begin(folded.changes())) {
            publish(folded.published(), causedByNoFigure == null ? traced : causedByNoFigure);
        }
    }

    @Override
    public void publish(List<FoldResult.Published> totals) {
        publish(totals, traces.current());
    }

    private void publish(List<FoldResult.Published> totals, KafkaBatchTraces.@Nullable Batch traced) {
        if (traced == null) {
            AcknowledgedSend.send(kafka, totals.stream().map(this::record).toList(), timeout);
        } else {
            publishTraced(totals, traced);
        }
    }

    private void publishTraced(List<FoldResult.Published> totals, KafkaBatchTraces.Batch traced) {
        List<FigureSpan> spans = new ArrayList<>();
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>(totals.size());
        for (FoldResult.Published one : totals) {
            FigureSpan span = traced.publishing(one);
            records.add(TraceHeader.put(record(one), span == null ? null : span.trace()));
            if (span != null) {
                spans.add(span);
            }
        }
        AcknowledgedSend.send(kafka, records, timeout);
        spans.forEach(FigureSpan::close);
    }

    private ProducerRecord<String, byte[]> record(FoldResult.Published published) {
        QuarterlyTotal total = totalMapper.of(published);
        return CloudEventRecords.write(
                Topics.QUARTERLY_TOTALS,
                total.key(),
                QuarterlyTotal.TYPE,
                total.key() + "@" + total.state().revision(),
                "/chitieu/aggregation",
                clock.instant(),
                total);
    }
}
