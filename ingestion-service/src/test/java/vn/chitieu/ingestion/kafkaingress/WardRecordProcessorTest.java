package vn.chitieu.ingestion.kafkaingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.credential.City;
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

    private static ConsumerRecord<String, byte[]> record() {
        return new ConsumerRecord<>("ward-updates.small-city.north", 0, 7, "k", "{}".getBytes(StandardCharsets.UTF_8));
    }
}
