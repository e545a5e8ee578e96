package vn.chitieu.support.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.logs.export.SimpleLogRecordProcessor;
import io.opentelemetry.sdk.testing.exporter.InMemoryLogRecordExporter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.chitieu.support.testing.RecordedSpans;

/** A line that speaks of an update is found by trace, city, unit and update, whatever the sender wrote. */
class UpdateFieldsTest {

    private static final String HOSTILE = "x\"}\n{\"log.level\":\"INFO\",\u0000\u001b[31m\u2028\r\n";

    private final LoggerContext context = new LoggerContext();
    private final Logger logger = context.getLogger("test");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        context.setMDCAdapter(MDC.getMDCAdapter());
        lines.setContext(context);
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void clear() {
        MDC.clear();
    }

    @Test
    void areMembersOfAnEcsLine() {
        new UpdateFields("thanh-hoa", "nam-ngan", "nn-1", RecordedSpans.SENDER)
                .on(logger.atWarn())
                .log("Rejected {}", "indicator-updates-0-7");

        JsonNode line = JsonMapper.shared().readTree(ecs());
        assertThat(line.path("message").asString()).isEqualTo("Rejected indicator-updates-0-7");
        assertThat(line.at("/log/level").asString()).isEqualTo("WARN");
        assertThat(line.path("city").asString()).isEqualTo("thanh-hoa");
        assertThat(line.path("unit").asString()).isEqualTo("nam-ngan");
        assertThat(line.path("updateId").asString()).isEqualTo("nn-1");
        assertThat(line.path("traceId").asString()).isEqualTo(RecordedSpans.TRACE_ID);
    }

    @Test
    void theTraceOfTheThreadIsSaidOnce() {
        MDC.put("traceId", "of-the-thread");
        new UpdateFields(null, null, "nn-1", RecordedSpans.SENDER)
                .on(logger.atWarn())
                .log("x");

        assertThat(JsonMapper.shared().readTree(ecs()).path("traceId").asString())
                .isEqualTo("of-the-thread");
    }

    @Test
    void nothingHostileBreaksALine() {
        new UpdateFields(HOSTILE, HOSTILE, HOSTILE, HOSTILE).on(logger.atWarn()).log("Rejected {}", HOSTILE);

        String line = ecs();
        assertThat(line.strip().lines()).hasSize(1);
        assertThat(line.strip().chars()).allMatch(c -> c >= ' ');
        JsonNode read = JsonMapper.shared().readTree(line);
        assertThat(read.at("/log/level").asString()).isEqualTo("WARN");
        assertThat(read.has("traceId")).isFalse();
    }

    @Test
    void areAttributesOfWhatOpenTelemetryGets() {
        InMemoryLogRecordExporter sent = InMemoryLogRecordExporter.create();
        SdkLoggerProvider logs = SdkLoggerProvider.builder()
                .addLogRecordProcessor(SimpleLogRecordProcessor.create(sent))
                .build();
        OtlpLogAppender appender = new OtlpLogAppender(logs);
        appender.setContext(context);
        appender.start();
        logger.addAppender(appender);

        new UpdateFields("thanh-hoa", "nam-ngan", "nn-1", null)
                .on(logger.atError())
                .setCause(new IllegalStateException("broken"))
                .log("x");

        LogRecordData line = sent.getFinishedLogRecordItems().get(0);
        assertThat(line.getSeverityText()).isEqualTo("ERROR");
        assertThat(line.getAttributes().get(AttributeKey.stringKey("updateId"))).isEqualTo("nn-1");
        assertThat(line.getAttributes().get(AttributeKey.stringKey("exception.message")))
                .isEqualTo("broken");
    }

    /** Returns the one line as the setting {@code logging.structured.format.console=ecs} writes it. */
    private String ecs() {
        context.putObject(Environment.class.getName(), new MockEnvironment());
        StructuredLogEncoder encoder = new StructuredLogEncoder();
        encoder.setContext(context);
        encoder.setFormat("ecs");
        encoder.start();
        return new String(encoder.encode(lines.list.get(0)), StandardCharsets.UTF_8);
    }
}
