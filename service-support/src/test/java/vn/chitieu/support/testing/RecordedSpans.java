package vn.chitieu.support.testing;

import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.SpringApplication;
import org.springframework.context.support.GenericApplicationContext;
import vn.chitieu.support.tracing.FigureTracer;

/** An exporter that keeps every span in memory, in the order of their ends. */
public final class RecordedSpans implements SpanExporter {

    /** What a sender says in these tests. */
    public static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";

    /** The header of a sender that keeps its trace. */
    public static final String SENDER = "00-" + TRACE_ID + "-00f067aa0ba902b7-01";

    private final List<SpanData> spans = new CopyOnWriteArrayList<>();

    /** Lets an application trace everything that comes with a trace, and nothing else, into this. */
    public SpringApplication into(SpringApplication application) {
        application.addInitializers(context -> ((GenericApplicationContext) context)
                .registerBean("recordedSpans", SpanProcessor.class, () -> SimpleSpanProcessor.create(this)));
        return application;
    }

    /** Returns a tracer whose spans come into this. */
    public FigureTracer tracer() {
        SdkTracerProvider provider = SdkTracerProvider.builder()
                .addSpanProcessor(SimpleSpanProcessor.create(this))
                .build();
        return FigureTracer.of(new OtelTracer(provider.get("test"), new OtelCurrentTraceContext(), event -> {}));
    }

    /** Returns the settings under which an application traces. */
    public static String[] settings() {
        return new String[] {"--chitieu.tracing.enabled=true", "--management.tracing.sampling.probability=0"};
    }

    /** Returns the spans that ended so far. */
    public List<SpanData> all() {
        return List.copyOf(spans);
    }

    /** Returns those of that name. */
    public List<SpanData> named(String name) {
        return spans.stream().filter(span -> span.getName().equals(name)).toList();
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> ended) {
        spans.addAll(ended);
        return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode flush() {
        return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
        return CompletableResultCode.ofSuccess();
    }
}
