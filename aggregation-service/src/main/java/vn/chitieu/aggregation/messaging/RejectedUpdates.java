package vn.chitieu.aggregation.messaging;

import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import vn.chitieu.aggregation.domain.Receipt;
import vn.chitieu.aggregation.domain.Rejection;
import vn.chitieu.contracts.CloudEventRecords;
import vn.chitieu.contracts.Topics;
import vn.chitieu.contracts.UpdateRejected;

/** Keeps records that could not be taken, with the reason and their very bytes, on {@code rejected-updates}. */
final class RejectedUpdates {

    private static final Logger LOG = LoggerFactory.getLogger(RejectedUpdates.class);

    private final KafkaTemplate<String, byte[]> kafka;
    private final String city;
    private final Clock clock;
    private final Duration timeout;

    RejectedUpdates(KafkaTemplate<String, byte[]> kafka, String city, Clock clock, Duration timeout) {
        this.kafka = kafka;
        this.city = city;
        this.clock = clock;
        this.timeout = timeout;
    }

    /** Returns when the broker has all of them. */
    void keep(List<Receipt> rejected, Map<Long, ConsumerRecord<String, byte[]>> records) {
        List<ProducerRecord<String, byte[]>> kept = rejected.stream()
                .map(receipt -> record(
                        receipt, Objects.requireNonNull(records.get(receipt.id().offset()))))
                .toList();
        Acknowledged.send(kafka, kept, timeout);
    }

    private ProducerRecord<String, byte[]> record(Receipt receipt, ConsumerRecord<String, byte[]> origin) {
        Rejection rejection = Objects.requireNonNull(receipt.rejection());
        LOG.warn("Rejected {} of {}: {} {}", receipt.id(), origin.topic(), rejection.code(), rejection.message());
        byte[] value = origin.value();
        UpdateRejected event = new UpdateRejected(
                origin.topic(),
                origin.partition(),
                origin.offset(),
                origin.key(),
                value == null ? "" : Base64.getEncoder().encodeToString(value),
                List.of(new UpdateRejected.Problem(rejection.code().name(), rejection.message())),
                clock.instant());
        return CloudEventRecords.write(
                Topics.REJECTED_UPDATES,
                city,
                UpdateRejected.TYPE,
                origin.topic() + "-" + receipt.id(),
                "/chitieu/aggregation",
                event.rejectedAt(),
                event);
    }
}
