package vn.chitieu.ingestion.kafkaingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.credential.City;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.support.problem.UnavailableException;

class WardRecordProcessorTest {

    private final WardRecordProcessor reader =
            new WardRecordProcessor(10_000, new ArrivalClock(Clock.fixed(City.NOW, ZoneOffset.UTC), Duration.ZERO));

    /**
     * While the store of exceptions is away, a figure of a locked quarter waits; it is neither refused nor put aside.
     */
    @Test
    void aFaultThatPassesIsNoFaultOfTheRecord() {
        assertThatThrownBy(() -> reader.take(record(), City.reporterFor("north"), submission -> {
                    throw IngestionProblemCode.EXCEPTIONS_UNAVAILABLE.unavailable(new IllegalStateException("away"));
                }))
                .isInstanceOf(UnavailableException.class)
                .extracting("code")
                .isEqualTo(IngestionProblemCode.EXCEPTIONS_UNAVAILABLE);
    }

    @Test
    void aFaultOfOursPutsTheRecordAside() {
        assertThat(reader.take(record(), City.reporterFor("north"), submission -> {
                    throw new IllegalStateException("ours");
                }))
                .isInstanceOf(PolledRecord.Unreadable.class);
    }

    /** A topic that was made anew gives out its offsets again. */
    @Test
    void anIdThatWasMadeUpIsOfOneRecordAlone() {
        String first = idOf("ward-updates.small-city.north", 7, 1000);

        assertThat(idOf("ward-updates.small-city.north", 7, 1000)).isEqualTo(first);
        assertThat(idOf("ward-updates.small-city.north", 7, 2000)).isNotEqualTo(first);
        assertThat(idOf("ward-updates.small-city.north", 8, 1000)).isNotEqualTo(first);
        assertThat(idOf("ward-updates.small-city.south", 7, 1000)).isNotEqualTo(first);
    }

    @Test
    void anIdThatWasMadeUpIsValidWhateverTheCityAndTheUnitAreCalled() {
        assertThat(idOf(Topics.wardUpdates("c".repeat(64), "u".repeat(64)), Long.MAX_VALUE, Long.MAX_VALUE))
                .matches("[0-9a-f]{32}-0");
    }

    private String idOf(String topic, long offset, long timestamp) {
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>(
                topic,
                0,
                offset,
                timestamp,
                TimestampType.LOG_APPEND_TIME,
                1,
                2,
                "k",
                "{}".getBytes(StandardCharsets.UTF_8),
                new RecordHeaders(),
                Optional.empty());
        List<String> ids = new ArrayList<>();
        reader.take(record, City.reporterFor("north"), submission -> {
            submission
                    .rows()
                    .parts()
                    .forEach(part -> part.forEach(row -> row.text(Field.ID).ifPresent(ids::add)));
            throw new IllegalStateException("seen");
        });
        assertThat(ids).hasSize(1);
        return ids.get(0);
    }

    private static ConsumerRecord<String, byte[]> record() {
        return new ConsumerRecord<>("ward-updates.small-city.north", 0, 7, "k", "{}".getBytes(StandardCharsets.UTF_8));
    }
}
