package vn.chitieu.support.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.tracing.Tracer;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.autoconfigure.NoopTracerAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import vn.chitieu.support.testing.RecordedSpans;
import vn.chitieu.support.tracing.FigureTracer.Kind;

class TracingAutoConfigurationTest {

    private final RecordedSpans spans = new RecordedSpans();

    @Test
    void nothingOfItIsMadeByDefault() {
        run(List.of(), context -> {
            assertThat(context.getBean(FigureTracer.class)).isSameAs(FigureTracer.OFF);
            assertThat(context.getBeansOfType(Tracer.class)).isEmpty();
            assertThat(context.getBeansOfType(SdkTracerProvider.class)).isEmpty();
        });
        assertThat(FigureTracer.OFF.isOn()).isFalse();
        assertThat(FigureTracer.OFF.entered("x", Kind.SERVER, RecordedSpans.SENDER))
                .isNull();
        assertThat(FigureTracer.OFF.continued("x", Kind.CONSUMER, RecordedSpans.SENDER))
                .isNull();
    }

    @Test
    void continuesATraceThatIsKept() {
        run(List.of(RecordedSpans.settings()), context -> {
            FigureTracer tracer = context.getBean(FigureTracer.class);
            String next;
            try (FigureSpan span = Objects.requireNonNull(
                    tracer.continued("read", Kind.CONSUMER, RecordedSpans.SENDER, List.of(other())))) {
                next = span.tag("unit", "nam-ngan").tag("none", null).trace();
                try (FigureSpan.Current current = span.current()) {
                    assertThat(current).isNotNull();
                    assertThat(MDC.get("traceId")).isEqualTo(RecordedSpans.TRACE_ID);
                }
                assertThat(MDC.get("traceId")).isNull();
            }
            SpanData read = spans.named("read").get(0);
            assertThat(read.getTraceId()).isEqualTo(RecordedSpans.TRACE_ID);
            assertThat(read.getParentSpanId()).isEqualTo("00f067aa0ba902b7");
            assertThat(read.getLinks())
                    .extracting(link -> link.getSpanContext().getTraceId())
                    .containsExactly("11111111111111111111111111111111");
            assertThat(next).isEqualTo("00-" + RecordedSpans.TRACE_ID + "-" + read.getSpanId() + "-01");
        });
    }

    private static String other() {
        return "00-11111111111111111111111111111111-2222222222222222-01";
    }

    @Test
    void theRateIsOfWhatComesWithoutATrace() {
        run(List.of(RecordedSpans.settings()), context -> {
            FigureTracer tracer = context.getBean(FigureTracer.class);
            assertThat(tracer.entered("post", Kind.SERVER, null)).isNull();
            Objects.requireNonNull(tracer.entered("post", Kind.SERVER, RecordedSpans.SENDER))
                    .close();
        });
        run(List.of("--chitieu.tracing.enabled=true", "--management.tracing.sampling.probability=1"), context -> {
            FigureTracer tracer = context.getBean(FigureTracer.class);
            Objects.requireNonNull(tracer.entered("post", Kind.SERVER, null)).close();
            assertThat(tracer.continued("read", Kind.CONSUMER, null)).isNull();
        });
        assertThat(spans.named("post")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e473\n-00f067aa0ba902b7-01",
            })
    void whatIsNoTraceIsNotContinued(String text) {
        run(List.of(RecordedSpans.settings()), context -> {
            FigureTracer tracer = context.getBean(FigureTracer.class);
            assertThat(tracer.continued("read", Kind.CONSUMER, text)).isNull();
            assertThat(tracer.entered("post", Kind.SERVER, text)).isNull();
        });
        assertThat(spans.all()).isEmpty();
    }

    private void run(List<String> settings, Consumer<ConfigurableApplicationContext> test) {
        SpringApplication application = spans.into(new SpringApplication(Nothing.class));
        application.setWebApplicationType(WebApplicationType.NONE);
        List<String> all = new ArrayList<>(settings);
        all.add("--spring.main.banner-mode=off");
        try (ConfigurableApplicationContext context = application.run(all.toArray(String[]::new))) {
            test.accept(context);
        }
    }

    /** A service without parts. */
    @ImportAutoConfiguration({
        ObservationAutoConfiguration.class,
        OpenTelemetrySdkAutoConfiguration.class,
        OpenTelemetryTracingAutoConfiguration.class,
        MicrometerTracingAutoConfiguration.class,
        NoopTracerAutoConfiguration.class,
        TracingAutoConfiguration.class
    })
    static class Nothing {}
}
