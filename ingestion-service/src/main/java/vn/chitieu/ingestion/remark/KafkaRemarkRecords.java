package vn.chitieu.ingestion.remark;

import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import vn.chitieu.contracts.RemarkChanged;
import vn.chitieu.contracts.codec.CloudEventRecords;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.ingestion.submission.EventLog;
import vn.chitieu.ingestion.submission.EventRecordWriter;

/** Makes the records of {@link Topics#UNIT_REMARKS}: each has the whole remark, its key is the city. */
final class KafkaRemarkRecords {

    private KafkaRemarkRecords() {}

    /** Returns one record for each remark, in their order. */
    static List<ProducerRecord<String, byte[]>> records(List<Remark> remarks, EventLog.Origin origin) {
        return remarks.stream().map(one -> record(one, origin)).toList();
    }

    private static ProducerRecord<String, byte[]> record(Remark remark, EventLog.Origin origin) {
        return CloudEventRecords.write(
                Topics.UNIT_REMARKS,
                remark.city(),
                RemarkChanged.TYPE,
                remark.id() + "-" + remark.version(),
                EventRecordWriter.SOURCE,
                origin.acceptedAt(),
                event(remark));
    }

    /** Returns how the newest change of a remark came here. */
    static EventLog.Origin origin(Remark remark) {
        return new EventLog.Origin(
                remark.city(), "http", remark.written().by(), remark.written().receivedAt());
    }

    /** Returns the event that says how a remark stands. */
    static RemarkChanged event(Remark remark) {
        Remark.Written written = remark.written();
        return new RemarkChanged(
                remark.city(),
                remark.id(),
                remark.version(),
                remark.unit(),
                remark.quarter(),
                written.content().kind(),
                remark.state(),
                written.content().indicator(),
                written.content().text(),
                written.by(),
                written.at(),
                remark.answers().stream()
                        .map(one -> new RemarkChanged.Answer(one.text(), one.by(), one.at()))
                        .toList());
    }
}
