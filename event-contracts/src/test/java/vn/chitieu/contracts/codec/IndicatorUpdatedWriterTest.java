package vn.chitieu.contracts.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import vn.chitieu.contracts.Events;
import vn.chitieu.contracts.IndicatorUpdated;
import vn.chitieu.contracts.kafka.Topics;

/** What is written many at a time is what the general writer writes one by one. */
class IndicatorUpdatedWriterTest {

    private static final Instant TIME = Instant.parse("2022-04-05T05:00:00.5Z");

    @Test
    void writesTheBytesOfTheGeneralWriter() {
        List<IndicatorUpdated> events = List.of(
                Events.aFigure("12.50"),
                Events.aWithdrawal(),
                Events.update(null, "quote\"and\\slash", TIME, "dòng\nmới", "đổi \u0001 𝔘"),
                Events.aFigure("-100"));

        List<ProducerRecord<String, byte[]>> records =
                new IndicatorUpdatedWriter("/chitieu/ingestion").write(events, TIME);

        assertThat(records).hasSameSizeAs(events);
        for (int i = 0; i < events.size(); i++) {
            IndicatorUpdated event = events.get(i);
            ProducerRecord<String, byte[]> general = CloudEventRecords.write(
                    Topics.INDICATOR_UPDATES,
                    event.city(),
                    IndicatorUpdated.TYPE,
                    event.id(),
                    "/chitieu/ingestion",
                    TIME,
                    event);
            assertThat(records.get(i).topic()).isEqualTo(general.topic());
            assertThat(records.get(i).key()).isEqualTo(general.key());
            assertThat(records.get(i).value())
                    .asString()
                    .isEqualTo(new String(general.value(), StandardCharsets.UTF_8));
            assertThat(headers(records.get(i))).isEqualTo(headers(general));
        }
    }

    private static List<String> headers(ProducerRecord<String, byte[]> record) {
        return Arrays.stream(record.headers().toArray())
                .map((Header header) -> header.key() + " = " + new String(header.value(), StandardCharsets.UTF_8))
                .toList();
    }
}
