package vn.chitieu.notification.remark;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.listener.ConsumerSeekAware;
import org.springframework.stereotype.Component;
import vn.chitieu.contracts.RemarkChanged;
import vn.chitieu.contracts.UnreadableEventException;
import vn.chitieu.contracts.codec.CloudEventRecords;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.notification.detection.PositionSeeker;
import vn.chitieu.notification.outbox.delivery.WakeUpSignal;

/**
 * Kafka listener of the topic of remarks, read from the position kept in the database. Counts, per record:
 *
 * <pre>received = posted + unanswered + old + of_strangers + no_recipient + unreadable</pre>
 */
@Component
class RemarkAnswersListener implements ConsumerSeekAware {

    private static final String UNREADABLE = "unreadable";
    private static final Logger log = LoggerFactory.getLogger(RemarkAnswersListener.class);

    private final RemarkMailService mails;
    private final PositionSeeker seeker;
    private final WakeUpSignal wakeUp;
    private final Map<String, Counter> received;

    RemarkAnswersListener(RemarkMailService mails, PositionSeeker seeker, WakeUpSignal wakeUp, MeterRegistry meters) {
        this.mails = mails;
        this.seeker = seeker;
        this.wakeUp = wakeUp;
        this.received = Stream.concat(
                        Arrays.stream(RemarkMailService.Outcome.values()).map(RemarkAnswersListener::name),
                        Stream.of(UNREADABLE))
                .collect(Collectors.toMap(
                        Function.identity(),
                        outcome -> Counter.builder("chitieu.notification.remarks.received")
                                .description("Remarks of units that were read")
                                .tag("outcome", outcome)
                                .register(meters)));
    }

    @KafkaListener(
            id = "unit-remarks",
            idIsGroup = false,
            groupId = "notification-remarks",
            clientIdPrefix = "notification-remarks",
            topics = Topics.UNIT_REMARKS)
    void receive(List<ConsumerRecord<String, byte[]>> records) {
        if (seeker.areLost(Topics.UNIT_REMARKS, records)) {
            return;
        }
        List<String> outcomes = records.stream().map(this::take).toList();
        if (outcomes.contains(name(RemarkMailService.Outcome.POSTED))) {
            wakeUp.signal();
        }
        seeker.keep(Topics.UNIT_REMARKS, records);
        outcomes.forEach(
                outcome -> Objects.requireNonNull(received.get(outcome)).increment());
    }

    private String take(ConsumerRecord<String, byte[]> record) {
        try {
            RemarkChanged event = CloudEventRecords.read(record, RemarkChanged.TYPE, RemarkChanged.class);
            return name(mails.take(event));
        } catch (UnreadableEventException | IllegalArgumentException unreadable) {
            log.warn(
                    "Left behind {}-{}@{}: {}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    unreadable.getMessage());
            return UNREADABLE;
        }
    }

    private static String name(RemarkMailService.Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
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
