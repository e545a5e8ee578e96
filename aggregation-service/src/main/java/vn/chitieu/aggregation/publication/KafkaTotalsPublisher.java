package vn.chitieu.aggregation.publication;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;
import vn.chitieu.aggregation.AggregationProperties;
import vn.chitieu.aggregation.log.AcknowledgedSend;
import vn.chitieu.aggregation.model.FoldResult;
import vn.chitieu.contracts.QuarterlyTotal;
import vn.chitieu.contracts.codec.CloudEventRecords;
import vn.chitieu.contracts.kafka.Topics;

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

    KafkaTotalsPublisher(
            KafkaTemplate<String, byte[]> kafka,
            QuarterlyTotalMapper totalMapper,
            Clock clock,
            AggregationProperties settings) {
        this.kafka = kafka;
        this.totalMapper = totalMapper;
        this.clock = clock;
        this.timeout = settings.publishTimeout();
    }

    @Override
    public void publish(List<FoldResult.Published> totals) {
        AcknowledgedSend.send(kafka, totals.stream().map(this::record).toList(), timeout);
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
