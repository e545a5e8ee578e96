package vn.chitieu.aggregation.log;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import vn.chitieu.aggregation.model.Receipt;
import vn.chitieu.aggregation.model.Rejection;
import vn.chitieu.catalog.DefaultCity;
import vn.chitieu.contracts.UpdateRejected;
import vn.chitieu.contracts.codec.CloudEventRecords;
import vn.chitieu.contracts.codec.TraceHeader;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.contracts.vocabulary.SafeText;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.support.kafka.AcknowledgedSend;
import vn.chitieu.support.tracing.UpdateFields;

/**
 * Publishes dead letters, records that could not be taken, with the reason and their bytes unchanged, on
 * {@code rejected-updates}. A record that a compressed batch brought past the broker's limit is kept cut, since the
 * topic could not take it whole.
 */
public final class DeadLetterPublisher {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterPublisher.class);

    private static final int MOST_BYTES = 1024 * 1024;
    private static final int MOST_CHARACTERS_OF_A_KEY = 200;

    private final KafkaTemplate<String, byte[]> kafka;
    private final DefaultCity defaultCity;
    private final Clock clock;
    private final Duration timeout;

    /** Takes the broker, the city of records whose key is none, the clock, and for how long to wait. */
    public DeadLetterPublisher(
            KafkaTemplate<String, byte[]> kafka, DefaultCity defaultCity, Clock clock, Duration timeout) {
        this.kafka = kafka;
        this.defaultCity = defaultCity;
        this.clock = clock;
        this.timeout = timeout;
    }

    /** Returns when the broker has all of them. */
    public void keep(List<Receipt> rejected, Map<Long, ConsumerRecord<String, byte[]>> records) {
        keep(rejected.stream()
                .map(receipt -> new Rejected(
                        Objects.requireNonNull(records.get(receipt.id().offset())),
                        Objects.requireNonNull(receipt.rejection()),
                        receipt.updateId(),
                        receipt.cell() == null ? null : receipt.cell().unit()))
                .toList());
    }

    /** Returns when the broker has all of them. */
    public void keep(List<Rejected> rejected) {
        AcknowledgedSend.send(kafka, rejected.stream().map(this::record).toList(), timeout);
    }

    private ProducerRecord<String, byte[]> record(Rejected rejected) {
        ConsumerRecord<String, byte[]> origin = rejected.record();
        Rejection rejection = rejected.why();
        String place = origin.topic() + "-" + origin.partition() + "-" + origin.offset();
        String trace = TraceHeader.sampled(origin.headers());
        String city = city(origin.key());
        new UpdateFields(city, rejected.unit(), rejected.updateId(), trace)
                .on(LOG.atWarn())
                .log("Rejected {}: {} {}", place, rejection.code(), rejection.message());
        byte[] value = Objects.requireNonNullElse(origin.value(), new byte[0]);
        String key = origin.key();
        UpdateRejected event = new UpdateRejected(
                origin.topic(),
                origin.partition(),
                origin.offset(),
                key == null ? null : SafeText.of(key, MOST_CHARACTERS_OF_A_KEY),
                Base64.getEncoder().encodeToString(Arrays.copyOf(value, Math.min(value.length, MOST_BYTES))),
                problems(rejection, value.length),
                clock.instant());
        return TraceHeader.put(
                CloudEventRecords.write(
                        Topics.REJECTED_UPDATES,
                        city,
                        UpdateRejected.TYPE,
                        place,
                        "/chitieu/aggregation",
                        event.rejectedAt(),
                        event),
                trace);
    }

    /**
     * The key of the log is the city, also of one without a catalog here; a record whose key can be no city is the
     * default city's, as the log itself is.
     */
    private String city(@Nullable String key) {
        String named = Objects.requireNonNullElse(key, "");
        return Scope.Id.isValid(named) ? named : defaultCity.id().orElse(SafeText.of(named, MOST_CHARACTERS_OF_A_KEY));
    }

    private static List<UpdateRejected.Problem> problems(Rejection rejection, int bytes) {
        UpdateRejected.Problem why =
                new UpdateRejected.Problem(rejection.code().name(), rejection.message(), rejection.vietnamese());
        return bytes <= MOST_BYTES ? List.of(why) : List.of(why, UpdateRejected.Problem.cut(MOST_BYTES, bytes));
    }

    /**
     * A record that could not be taken, and why.
     *
     * @param updateId id of the update that it says to be; null where it could not be read
     * @param unit id of the unit that it is of; null where it could not be read
     */
    public record Rejected(
            ConsumerRecord<String, byte[]> record,
            Rejection why,
            @Nullable String updateId,
            @Nullable String unit) {

        /** Makes one of which nothing could be read. */
        public Rejected(ConsumerRecord<String, byte[]> record, Rejection why) {
            this(record, why, null, null);
        }
    }
}
