package vn.chitieu.aggregation.log;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import vn.chitieu.aggregation.model.Cell;
import vn.chitieu.aggregation.model.Contribution;
import vn.chitieu.aggregation.model.LoggedUpdate;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.ReceiptId;
import vn.chitieu.aggregation.model.Rejection;
import vn.chitieu.contracts.IndicatorUpdated;
import vn.chitieu.contracts.UnreadableEventException;
import vn.chitieu.contracts.codec.CloudEventRecords;

/** Reads what lies at an offset of the log as an update, or says why it is none. */
public final class UpdateReader {

    public LoggedUpdate read(ConsumerRecord<String, byte[]> record) {
        ReceiptId receipt = new ReceiptId(record.partition(), record.offset());
        try {
            IndicatorUpdated event = CloudEventRecords.read(record, IndicatorUpdated.TYPE, IndicatorUpdated.class);
            return update(receipt, event, record.timestamp());
        } catch (UnreadableEventException unreadable) {
            return new LoggedUpdate.Unreadable(
                    receipt, new Rejection(Rejection.Code.MALFORMED_EVENT, String.valueOf(unreadable.getMessage())));
        }
    }

    private static LoggedUpdate update(ReceiptId receipt, IndicatorUpdated event, long loggedAtMillis) {
        return new LoggedUpdate.Reported(
                new PageKey(event.city(), event.indicator(), event.period().quarter()),
                event.unitOfMeasure(),
                new Contribution(
                        new Cell(event.unit(), event.period()),
                        event.value(),
                        event.status(),
                        event.id(),
                        event.reportedAt(),
                        receipt,
                        event.reason(),
                        event.note(),
                        event.channel(),
                        event.credential(),
                        event.confirmation(),
                        event.doubted()),
                loggedAtMillis);
    }
}
