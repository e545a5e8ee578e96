package vn.chitieu.support.tracing;

import io.micrometer.tracing.Link;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.codec.TraceHeader;

/**
 * Begins the spans of a figure's way. Whether a trace is kept is decided once, where a figure comes in; from there on
 * the text of {@link TraceHeader} goes with it wherever a trace is kept, and nothing where none is. So a service that
 * traces nothing, or a figure that is not traced, costs a look whether there is such a text. Thread-safe.
 */
public final class FigureTracer {

    /** Traces nothing. */
    public static final FigureTracer OFF = new FigureTracer(null);

    private static final int FIELD = 3;
    private static final int TRACE_ID_DIGITS = 32;
    private static final int SPAN_ID_DIGITS = 16;

    private final @Nullable Tracer tracer;

    FigureTracer(@Nullable Tracer tracer) {
        this.tracer = tracer;
    }

    /** Returns a tracer that begins spans by another one, such as that of a test. */
    public static FigureTracer of(Tracer tracer) {
        return new FigureTracer(Objects.requireNonNull(tracer));
    }

    /** Returns whether anything is traced. */
    public boolean isOn() {
        return tracer != null;
    }

    /**
     * Begins a span where a figure comes in: in the trace of its sender, where that one is kept, else in a trace of its
     * own, where the rate of sampling says so.
     *
     * @param trace what the sender said; null where nothing
     * @return the span; null where no trace is kept
     */
    public @Nullable FigureSpan entered(String name, Kind kind, @Nullable String trace) {
        Tracer on = tracer;
        if (on == null) {
            return null;
        }
        String known = TraceHeader.sampled(trace);
        Span.Builder builder = on.spanBuilder();
        Span.Builder placed = known == null ? builder.setNoParent() : builder.setParent(context(on, known));
        return kept(on, placed.name(name).kind(kind.kind()).start());
    }

    /**
     * Begins a span in a trace that is kept.
     *
     * @param trace the text that came with the figure; null where it is not traced
     * @return the span; null where it is not traced, or nothing is
     */
    public @Nullable FigureSpan continued(String name, Kind kind, @Nullable String trace) {
        return continued(name, kind, trace, List.of());
    }

    /**
     * Begins a span in a trace that is kept, which others led to as well.
     *
     * @param trace the text that came with the figure; null where it is not traced
     * @param others texts of the other traces, which get a link
     * @return the span; null where it is not traced, or nothing is
     */
    public @Nullable FigureSpan continued(String name, Kind kind, @Nullable String trace, Collection<String> others) {
        Tracer on = tracer;
        if (on == null || trace == null) {
            return null;
        }
        String known = TraceHeader.sampled(trace);
        if (known == null) {
            return null;
        }
        Span.Builder builder = on.spanBuilder().setParent(context(on, known));
        others.forEach(other -> builder.addLink(new Link(context(on, other))));
        return kept(on, builder.name(name).kind(kind.kind()).start());
    }

    private static @Nullable FigureSpan kept(Tracer tracer, Span span) {
        return span.isNoop() ? null : new FigureSpan(tracer, span);
    }

    private static TraceContext context(Tracer tracer, String trace) {
        int spanId = FIELD + TRACE_ID_DIGITS + 1;
        return tracer.traceContextBuilder()
                .traceId(trace.substring(FIELD, FIELD + TRACE_ID_DIGITS))
                .spanId(trace.substring(spanId, spanId + SPAN_ID_DIGITS))
                .sampled(true)
                .build();
    }

    /** What a span is about. */
    public enum Kind {
        /** A request is answered. */
        SERVER,
        /** A record was read. */
        CONSUMER,
        /** A record is written, or a mail handed over. */
        PRODUCER;

        private Span.Kind kind() {
            return Span.Kind.valueOf(name().toUpperCase(Locale.ROOT));
        }
    }
}
