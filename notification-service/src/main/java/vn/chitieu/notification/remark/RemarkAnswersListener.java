package vn.chitieu.notification.remark;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import vn.chitieu.contracts.RemarkChanged;
import vn.chitieu.contracts.UnreadableEventException;
import vn.chitieu.contracts.codec.CloudEventRecords;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.notification.detection.PositionSeeker;
import vn.chitieu.notification.detection.StoredPositionListener;
import vn.chitieu.notification.outbox.delivery.WakeUpSignal;

/**
 * Kafka listener of the topic of remarks, read from the position kept in the database. Counts, per record:
 *
 * <pre>received = posted + unanswered + old + of_strangers + no_recipient + unreadable</pre>
 */
@Component
class RemarkAnswersListener extends StoredPositionListener {

    private final RemarkMailService mails;
    private final WakeUpSignal wakeUp;

    RemarkAnswersListener(RemarkMailService mails, PositionSeeker seeker, WakeUpSignal wakeUp, MeterRegistry meters) {
        super(
                Topics.UNIT_REMARKS,
                seeker,
                meters,
                "chitieu.notification.remarks.received",
                "Remarks of units that were read",
                Stream.concat(
                                Arrays.stream(RemarkMailService.Outcome.values())
                                        .map(RemarkAnswersListener::name),
                                Stream.of(UNREADABLE))
                        .toList());
        this.mails = mails;
        this.wakeUp = wakeUp;
    }

    @KafkaListener(
            id = "unit-remarks",
            idIsGroup = false,
            groupId = "notification-remarks",
            clientIdPrefix = "notification-remarks",
            topics = Topics.UNIT_REMARKS)
    void receive(List<ConsumerRecord<String, byte[]>> records) {
        if (areLost(records)) {
            return;
        }
        List<String> outcomes =
                records.stream().map(record -> outcome(record, this::take)).toList();
        if (outcomes.contains(name(RemarkMailService.Outcome.POSTED))) {
            wakeUp.signal();
        }
        keep(records);
        outcomes.forEach(outcome -> count(outcome, 1));
    }

    private String take(ConsumerRecord<String, byte[]> record) throws UnreadableEventException {
        RemarkChanged event = CloudEventRecords.read(record, RemarkChanged.TYPE, RemarkChanged.class);
        return name(mails.take(event));
    }

    private static String name(RemarkMailService.Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }
}
