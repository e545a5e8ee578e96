package vn.chitieu.aggregation.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.chitieu.aggregation.model.Rejection;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.catalog.DefaultCity;
import vn.chitieu.contracts.codec.TraceHeader;
import vn.chitieu.support.testing.RecordedSpans;

/** The line of a rejected record is found by the update that it is about, and no sender writes lines of its own. */
class DeadLetterPublisherTest {

    private static final Instant NOW = Instant.parse("2022-04-06T01:00:00Z");

    private final Logger logger = (Logger) LoggerFactory.getLogger(DeadLetterPublisher.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final List<ProducerRecord<String, byte[]>> sent = new ArrayList<>();

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(lines);
    }

    @Test
    void theLineHasCityUnitUpdateAndTrace() {
        publish("nn-1", "nam-ngan", "expected a unit, got nowhere", "thanh-hoa");

        JsonNode line = line();
        assertThat(line.path("message").asString())
                .isEqualTo("Rejected indicator-updates-0-7: UNKNOWN_UNIT expected a unit, got nowhere");
        assertThat(line.path("city").asString()).isEqualTo("thanh-hoa");
        assertThat(line.path("unit").asString()).isEqualTo("nam-ngan");
        assertThat(line.path("updateId").asString()).isEqualTo("nn-1");
        assertThat(line.path("traceId").asString()).isEqualTo(RecordedSpans.TRACE_ID);
        assertThat(TraceHeader.sampled(sent.get(0).headers())).isEqualTo(RecordedSpans.SENDER);
    }

    @Test
    void nothingHostileBreaksALine() {
        String hostile = "x\"}\r\n{\"message\":\"all is well\"}\u0000\u001b[31m";
        publish(hostile, hostile, hostile, hostile);

        assertThat(line().path("updateId").asString()).doesNotContain("\n", "\r", "\u0000", "\u001b");
    }

    /** Its sender and its administrator find it, and those of the default city do not. */
    @Test
    void aCityThatHasNoCatalogHereKeepsItsDeadLetters() {
        publish("u-1", "nam-ngan", "expected a city that has a catalog, got hue", "hue");

        assertThat(sent.get(0).key()).isEqualTo("hue");
        assertThat(line().path("city").asString()).isEqualTo("hue");
    }

    @Test
    void aKeyThatIsNoCityIsTheDefaultCitys() {
        publish("u-1", "nam-ngan", "expected a city", "Huế/nam-ngan");
        publish("u-1", "nam-ngan", "expected a city", null);

        assertThat(sent).extracting(ProducerRecord::key).containsExactly("thanh-hoa", "thanh-hoa");
    }

    private void publish(String id, String unit, String why, String key) {
        KafkaTemplate<String, byte[]> kafka = mock();
        when(kafka.send(any(ProducerRecord.class))).thenAnswer(call -> {
            sent.add(call.getArgument(0));
            return CompletableFuture.completedFuture(null);
        });
        ConsumerRecord<String, byte[]> record =
                new ConsumerRecord<>("indicator-updates", 0, 7, key, "{}".getBytes(StandardCharsets.UTF_8));
        record.headers().add(TraceHeader.NAME, RecordedSpans.SENDER.getBytes(StandardCharsets.UTF_8));
        new DeadLetterPublisher(
                        kafka,
                        new DefaultCity(Catalogs.of(), "thanh-hoa"),
                        Clock.fixed(NOW, ZoneOffset.UTC),
                        Duration.ofSeconds(1))
                .keep(List.of(new DeadLetterPublisher.Rejected(
                        record, new Rejection(Rejection.Code.UNKNOWN_UNIT, why), id, unit)));
    }

    /** Returns the line as the setting {@code logging.structured.format.console=ecs} writes it: one JSON object. */
    private JsonNode line() {
        logger.getLoggerContext().putObject(Environment.class.getName(), new MockEnvironment());
        StructuredLogEncoder encoder = new StructuredLogEncoder();
        encoder.setContext(logger.getLoggerContext());
        encoder.setFormat("ecs");
        encoder.start();
        String text = new String(encoder.encode(lines.list.get(0)), StandardCharsets.UTF_8).strip();
        assertThat(text.lines()).hasSize(1);
        return JsonMapper.shared().readTree(text);
    }
}
