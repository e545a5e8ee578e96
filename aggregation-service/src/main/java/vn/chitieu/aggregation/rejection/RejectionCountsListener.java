package vn.chitieu.aggregation.rejection;

import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import vn.chitieu.aggregation.log.EventsListener;
import vn.chitieu.aggregation.log.LogPositions;
import vn.chitieu.contracts.RejectionsCounted;
import vn.chitieu.contracts.UnreadableEventException;
import vn.chitieu.contracts.codec.CloudEventRecords;
import vn.chitieu.contracts.kafka.Topics;

/** Adds up the rejected rows of units of all cities. */
@Component
public class RejectionCountsListener extends EventsListener {

    /** The id of the listener and of its group. */
    static final String ID = "aggregation-rejections";

    private final RejectionCountRepository counts;

    RejectionCountsListener(RejectionCountRepository counts, @Qualifier("rejectionPositions") LogPositions positions) {
        super(positions);
        this.counts = counts;
    }

    @KafkaListener(
            id = ID,
            groupId = ID,
            topics = Topics.REJECTION_COUNTS,
            properties = {"max.partition.fetch.bytes=1048576", "fetch.max.bytes=2097152"})
    void on(List<ConsumerRecord<String, byte[]>> records, Consumer<?, ?> consumer) {
        takeAll(records, consumer);
    }

    @Override
    protected void take(ConsumerRecord<String, byte[]> record) throws UnreadableEventException {
        counts.add(
                CloudEventRecords.read(record, RejectionsCounted.TYPE, RejectionsCounted.class),
                record.partition(),
                record.offset());
    }
}
