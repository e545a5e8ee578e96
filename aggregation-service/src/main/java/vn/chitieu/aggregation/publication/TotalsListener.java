package vn.chitieu.aggregation.publication;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import vn.chitieu.contracts.QuarterlyTotal;
import vn.chitieu.contracts.UnreadableEventException;
import vn.chitieu.contracts.codec.CloudEventRecords;
import vn.chitieu.contracts.codec.EventJson;
import vn.chitieu.contracts.kafka.Topics;

/**
 * Reads the published totals for the streams of this instance. Every instance reads all of them, from the end of the
 * topic on, and commits no offsets: a client that was away reads the query API.
 */
@Component
class TotalsListener {

    private static final Logger LOG = LoggerFactory.getLogger(TotalsListener.class);

    private final LiveTotals liveTotals;

    TotalsListener(LiveTotals liveTotals) {
        this.liveTotals = liveTotals;
    }

    @KafkaListener(
            id = "live-totals",
            groupId = "live-totals-${random.uuid}",
            topics = Topics.QUARTERLY_TOTALS,
            containerFactory = "watchingContainerFactory")
    void on(List<ConsumerRecord<String, byte[]>> records) {
        if (!liveTotals.isWatched()) {
            return;
        }
        for (ConsumerRecord<String, byte[]> record : records) {
            if (record.value() != null) {
                announce(record);
            }
        }
    }

    private void announce(ConsumerRecord<String, byte[]> record) {
        try {
            QuarterlyTotal total = CloudEventRecords.read(record, QuarterlyTotal.TYPE, QuarterlyTotal.class);
            String json = new String(EventJson.write(total), StandardCharsets.UTF_8);
            liveTotals.announce(
                    new LiveTotals.LiveTotal(total.city(), total.key(), total.scope(), total.quarter(), json));
        } catch (UnreadableEventException unreadable) {
            LOG.warn(
                    "Passed over {}-{}@{}: {}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    unreadable.getMessage());
        }
    }
}
