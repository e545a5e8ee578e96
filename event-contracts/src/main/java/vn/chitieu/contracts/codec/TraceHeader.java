package vn.chitieu.contracts.codec;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * The header {@code traceparent} of W3C Trace Context, of version 00, beside the headers of a CloudEvent: which trace a
 * record belongs to. A record of which no trace is kept has none, so that others cost nothing.
 */
public final class TraceHeader {

    /** Its name, in Kafka as in HTTP. */
    public static final String NAME = "traceparent";

    private static final int LENGTH = 55;
    private static final int ID_BEGIN = 3;
    private static final int ID_END = 35;
    private static final Pattern SAMPLED =
            Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f][13579bdf]");

    private TraceHeader() {}

    /** Returns the header's value where it is well-formed and says that the trace is kept; else null. Never fails. */
    public static @Nullable String sampled(Headers headers) {
        Header header = headers.lastHeader(NAME);
        if (header == null) {
            return null;
        }
        byte[] value = header.value();
        return value == null || value.length != LENGTH ? null : sampled(new String(value, StandardCharsets.ISO_8859_1));
    }

    /** Returns the value where it is well-formed and says that the trace is kept; else null. */
    public static @Nullable String sampled(@Nullable String value) {
        return value != null
                        && value.length() == LENGTH
                        && SAMPLED.matcher(value).matches()
                ? value
                : null;
    }

    /** Returns the id of the trace; null where the value is none, or says that the trace is not kept. */
    public static @Nullable String traceId(@Nullable String value) {
        String known = sampled(value);
        return known == null ? null : known.substring(ID_BEGIN, ID_END);
    }

    /** Adds the header to a record that is to be sent; does nothing without a value. */
    public static ProducerRecord<String, byte[]> put(ProducerRecord<String, byte[]> record, @Nullable String value) {
        if (value != null) {
            record.headers().add(of(value));
        }
        return record;
    }

    static Header of(String value) {
        return new RecordHeader(NAME, value.getBytes(StandardCharsets.US_ASCII));
    }
}
