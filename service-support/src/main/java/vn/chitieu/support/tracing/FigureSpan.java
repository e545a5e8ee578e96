package vn.chitieu.support.tracing;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import org.jspecify.annotations.Nullable;

/** A span of a trace that is kept; {@link #close} ends it. Used by one thread at a time. */
public final class FigureSpan implements AutoCloseable {

    private final Tracer tracer;
    private final Span span;

    FigureSpan(Tracer tracer, Span span) {
        this.tracer = tracer;
        this.span = span;
    }

    /** Returns the text that goes with the figure from here on, as {@code traceparent} says it. */
    public String trace() {
        return "00-" + span.context().traceId() + "-" + span.context().spanId() + "-01";
    }

    /** Says something about it; nothing where there is no value. */
    public FigureSpan tag(String key, @Nullable Object value) {
        if (value != null) {
            span.tag(key, value.toString());
        }
        return this;
    }

    /** Says what happened at this moment. */
    public FigureSpan event(String what) {
        span.event(what);
        return this;
    }

    /** Says that it failed. */
    public FigureSpan failed(Throwable fault) {
        span.error(fault);
        return this;
    }

    /** Makes it the current one of this thread, so that lines of the log name it, until that is closed. */
    public Current current() {
        Tracer.SpanInScope scope = tracer.withSpan(span);
        return scope::close;
    }

    /** Ends it; one that is never ended is never exported. */
    @Override
    public void close() {
        span.end();
    }

    /** A span as the current one of a thread. */
    @FunctionalInterface
    public interface Current extends AutoCloseable {
        @Override
        void close();
    }
}
