package vn.chitieu.ingestion.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.chitieu.contracts.IndicatorUpdated;
import vn.chitieu.contracts.UpdateRejected;
import vn.chitieu.contracts.codec.CloudEventRecords;
import vn.chitieu.contracts.codec.EventJson;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;

class DeadLetterMapperTest {

    private static final Instant NOON = Instant.parse("2022-04-08T05:00:00Z");

    private final DeadLetterMapper mapper = new DeadLetterMapper();

    /** Its key is another one where a service had no catalog of its city. */
    @Test
    void aRecordOfServicesIsOfTheCityOfItsUpdate() {
        assertThat(mapper.read(rejected("thanh-hoa", Topics.INDICATOR_UPDATES, update("hue"))))
                .hasValueSatisfying(one -> {
                    assertThat(one.city()).isEqualTo("hue");
                    assertThat(one.unit()).isEqualTo("nam-ngan");
                });
    }

    @Test
    void aRecordOfAUnitIsOfTheCityOfItsTopic() {
        assertThat(mapper.read(rejected("thanh-hoa", Topics.wardUpdates("hue", "nam-ngan"), "no JSON")))
                .hasValueSatisfying(one -> assertThat(one.city()).isEqualTo("hue"));
    }

    @Test
    void whatNamesNoCityIsOfThatOfItsKey() {
        assertThat(mapper.read(rejected("hue", Topics.TARGET_ASSIGNMENTS, "{}")))
                .hasValueSatisfying(one -> assertThat(one.city()).isEqualTo("hue"));
        assertThat(mapper.read(rejected("hue", Topics.INDICATOR_UPDATES, "no JSON")))
                .hasValueSatisfying(one -> assertThat(one.city()).isEqualTo("hue"));
        assertThat(mapper.read(rejected("not an id", Topics.TARGET_ASSIGNMENTS, "{}")))
                .hasValueSatisfying(one -> assertThat(one.city()).isEmpty());
        assertThat(mapper.read(rejected(null, Topics.TARGET_ASSIGNMENTS, "{}")))
                .hasValueSatisfying(one -> assertThat(one.city()).isEmpty());
    }

    /** Returns a dead letter as it comes from the topic. */
    static ConsumerRecord<String, byte[]> rejected(@Nullable String key, String topic, String value) {
        return rejected(key, topic, value.getBytes(StandardCharsets.UTF_8));
    }

    private static ConsumerRecord<String, byte[]> rejected(@Nullable String key, String topic, byte[] value) {
        UpdateRejected event = new UpdateRejected(
                topic,
                0,
                7,
                null,
                Base64.getEncoder().encodeToString(value),
                List.of(new UpdateRejected.Problem("MALFORMED_EVENT", "expected an event, got another", null)),
                NOON);
        ProducerRecord<String, byte[]> sent = CloudEventRecords.write(
                Topics.REJECTED_UPDATES, key, UpdateRejected.TYPE, topic + "-0-7", "/test", NOON, event);
        ConsumerRecord<String, byte[]> read = new ConsumerRecord<>(sent.topic(), 0, 3, sent.key(), sent.value());
        sent.headers().forEach(read.headers()::add);
        return read;
    }

    private static byte[] update(String city) {
        return EventJson.write(new IndicatorUpdated(
                city,
                "u-1",
                "nam-ngan",
                "LAND_CLEARED",
                ReportingPeriod.parse("2022-03"),
                BigDecimal.ONE,
                false,
                "ha",
                FigureStatus.OFFICIAL,
                NOON,
                null,
                null,
                "http",
                "key"));
    }
}
