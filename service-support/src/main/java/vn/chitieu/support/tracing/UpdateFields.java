package vn.chitieu.support.tracing;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.slf4j.spi.LoggingEventBuilder;
import vn.chitieu.contracts.codec.TraceHeader;
import vn.chitieu.contracts.vocabulary.SafeText;

/**
 * The fields of a log line that speaks of one update: structured formats show them, so that all lines about it are
 * found by one of them. Values may be hostile; none of them breaks a line.
 *
 * @param city id of the city; null where it is not known
 * @param unit id of the unit; null where it is not known
 * @param update id of the update; null where it is not known
 * @param trace its {@link TraceHeader}; null where it is not traced
 */
public record UpdateFields(
        @Nullable String city,
        @Nullable String unit,
        @Nullable String update,
        @Nullable String trace) {

    private static final String TRACE_ID = "traceId";
    private static final int MOST_CHARACTERS = 200;

    /** Returns the line with them; a trace that the thread is in is said already. */
    public LoggingEventBuilder on(LoggingEventBuilder line) {
        LoggingEventBuilder with = add(add(add(line, "city", city), "unit", unit), "updateId", update);
        return MDC.get(TRACE_ID) == null ? add(with, TRACE_ID, TraceHeader.traceId(trace)) : with;
    }

    private static LoggingEventBuilder add(LoggingEventBuilder line, String key, @Nullable String value) {
        return value == null ? line : line.addKeyValue(key, SafeText.of(value, MOST_CHARACTERS));
    }
}
