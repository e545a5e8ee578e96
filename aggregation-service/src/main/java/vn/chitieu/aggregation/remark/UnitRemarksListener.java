package vn.chitieu.aggregation.remark;

import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import vn.chitieu.aggregation.log.EventsListener;
import vn.chitieu.aggregation.log.LogPositions;
import vn.chitieu.contracts.RemarkChanged;
import vn.chitieu.contracts.UnreadableEventException;
import vn.chitieu.contracts.codec.CloudEventRecords;
import vn.chitieu.contracts.kafka.Topics;

/**
 * Keeps the remarks of units of all cities for the reports, from the beginning of the topic, which is kept for ever.
 */
@Component
public class UnitRemarksListener extends EventsListener {

    /** The id of the listener and of its group. */
    static final String ID = "aggregation-remarks";

    private final UnitRemarkRepository remarks;

    UnitRemarksListener(UnitRemarkRepository remarks, @Qualifier("remarkPositions") LogPositions positions) {
        super(positions);
        this.remarks = remarks;
    }

    @KafkaListener(
            id = ID,
            groupId = ID,
            topics = Topics.UNIT_REMARKS,
            properties = {"max.partition.fetch.bytes=1048576", "fetch.max.bytes=2097152"})
    void on(List<ConsumerRecord<String, byte[]>> records, Consumer<?, ?> consumer) {
        takeAll(records, consumer);
    }

    @Override
    protected void take(ConsumerRecord<String, byte[]> record) throws UnreadableEventException {
        remarks.keep(CloudEventRecords.read(record, RemarkChanged.TYPE, RemarkChanged.class));
    }
}
