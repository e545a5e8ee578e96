package vn.chitieu.aggregation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.sdk.trace.data.SpanData;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import vn.chitieu.contracts.IndicatorUpdated;
import vn.chitieu.contracts.codec.CloudEventRecords;
import vn.chitieu.contracts.codec.TraceHeader;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.embedded.TopicRecords;
import vn.chitieu.support.testing.OwnBroker;
import vn.chitieu.support.testing.RecordedSpans;
import vn.chitieu.support.testing.TestDatabase;

/** The trace of an update goes on with the totals that it moved, and with no others. */
class TracesIT {

    private static final String OTHER = "00-" + "ef".repeat(16) + "-00f067aa0ba902b7-01";

    private final RecordedSpans spans = new RecordedSpans();

    @TempDir(cleanup = CleanupMode.NEVER)
    private Path data;

    /** Of its own: to a group that has read further than a database, that database is a lost one. */
    private OwnBroker broker;

    @BeforeEach
    void startBroker() {
        broker = OwnBroker.start(data);
    }

    @AfterEach
    void stopBroker() {
        broker.close();
    }

    @Test
    void aTotalIsOfTheTraceOfTheUpdateThatMovedIt() throws Exception {
        try (ConfigurableApplicationContext service = start()) {
            assertThat(service.isRunning()).isTrue();
            send(
                    update("t-1", "nam-ngan", "1990-01", RecordedSpans.SENDER),
                    update("t-2", "dien-bien", "1990-01", OTHER),
                    update("t-3", "ba-dinh", "1990-01", null),
                    update("nowhere-1", "nowhere", "1990-01", OTHER));

            await().atMost(Duration.ofMinutes(2))
                    .untilAsserted(() -> assertThat(total("unit:ba-dinh")).isNotNull());
            assertThat(TraceHeader.traceId(trace(total("unit:nam-ngan")))).isEqualTo(RecordedSpans.TRACE_ID);
            assertThat(TraceHeader.traceId(trace(total("unit:dien-bien")))).isEqualTo("ef".repeat(16));
            assertThat(trace(total("unit:ba-dinh"))).isNull();
            assertThat(trace(total("city"))).isNotNull();

            await().atMost(Duration.ofMinutes(2))
                    .untilAsserted(() -> assertThat(spans.named("indicator-updates process"))
                            .extracting(SpanData::getTraceId)
                            .contains(RecordedSpans.TRACE_ID, "ef".repeat(16)));
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> spans.named("indicator-updates process").stream()
                            .flatMap(span -> span.getEvents().stream())
                            .anyMatch(event -> event.getName().equals("stored")));
            SpanData read = spans.named("indicator-updates process").stream()
                    .filter(span -> span.getTraceId().equals(RecordedSpans.TRACE_ID))
                    // What no catalog knows is tried again for a moment: those spans say so.
                    .filter(span -> span.getEvents().stream()
                            .anyMatch(event -> event.getName().equals("stored")))
                    .findFirst()
                    .orElseThrow();
            assertThat(read.getParentSpanId()).isEqualTo("00f067aa0ba902b7");
            assertThat(read.getAttributes().asMap().toString()).contains("nam-ngan", "t-1", "LAND_CLEARED");
            assertThat(spans.named("quarterly-totals publish"))
                    .filteredOn(span -> span.getTraceId().equals(RecordedSpans.TRACE_ID))
                    .extracting(SpanData::getParentSpanId)
                    .contains(read.getSpanId());
            ConsumerRecord<String, byte[]> rejected =
                    TopicRecords.committed(broker.bootstrapServers(), Topics.REJECTED_UPDATES).stream()
                            .reduce((first, second) -> second)
                            .orElseThrow();
            assertThat(TraceHeader.traceId(trace(rejected))).isEqualTo("ef".repeat(16));
        }
    }

    private ConfigurableApplicationContext start() {
        String[] options = Stream.concat(
                        Stream.of(RecordedSpans.settings()),
                        Stream.of(
                                "--server.port=0",
                                "--chitieu.catalog=../catalog/thanh-hoa",
                                "--chitieu.catalog-reload=200ms",
                                "--chitieu.topics.partitions=1",
                                "--chitieu.aggregation.database=" + TestDatabase.freshName(),
                                "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                                "--spring.mongodb.uri=" + TestDatabase.uri()))
                .toArray(String[]::new);
        return spans.into(AggregationApplication.application()).run(AReader.with(options));
    }

    @SafeVarargs
    private final void send(ProducerRecord<String, byte[]>... records) throws Exception {
        try (KafkaProducer<String, byte[]> log = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "linger.ms", 50),
                new StringSerializer(),
                new ByteArraySerializer())) {
            var sent = List.of(records).stream().map(log::send).toList();
            for (var one : sent) {
                one.get();
            }
        }
    }

    private static ProducerRecord<String, byte[]> update(String id, String unit, String period, String trace) {
        IndicatorUpdated event = new IndicatorUpdated(
                "thanh-hoa",
                id,
                unit,
                "LAND_CLEARED",
                ReportingPeriod.parse(period),
                BigDecimal.ONE,
                false,
                "ha",
                FigureStatus.OFFICIAL,
                Instant.parse("2022-04-05T00:00:00Z"),
                null,
                null,
                "http",
                "c-1");
        return CloudEventRecords.write(List.of(event), "/test", Instant.parse("2022-04-05T00:00:00Z"), trace)
                .get(0);
    }

    private ConsumerRecord<String, byte[]> total(String scope) {
        return TopicRecords.committed(broker.bootstrapServers(), Topics.QUARTERLY_TOTALS).stream()
                .filter(record -> Objects.equals(record.key(), "thanh-hoa/" + scope + "/LAND_CLEARED/1990-Q1"))
                .reduce((first, second) -> second)
                .orElse(null);
    }

    private static String trace(ConsumerRecord<String, byte[]> record) {
        return TraceHeader.sampled(record.headers());
    }
}
