package vn.chitieu.contracts.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * Fast path that recognizes a record with exactly the headers that this system writes as a CloudEvent 1.0 of one type,
 * without the CloudEvents library. A record with other headers is not refused here; it takes the general path.
 */
final class CloudEventHeaders {

    private static final byte[] JSON = ascii("application/json");
    private static final byte[] VERSION = ascii("1.0");
    private static final int REQUIRED = 0b1111;

    private final byte[] type;

    CloudEventHeaders(String type) {
        this.type = ascii(type);
    }

    /**
     * Returns whether the record has specversion, type, id and source, perhaps time and content type, each once and
     * with a value that is surely right, and no other attribute.
     */
    boolean areThoseOf(ConsumerRecord<String, byte[]> record) {
        int seen = 0;
        for (Header header : record.headers()) {
            int attribute = attribute(header.key(), header.value());
            if (attribute < 0 || (seen & attribute) != 0) {
                return false;
            }
            seen |= attribute;
        }
        return (seen & REQUIRED) == REQUIRED;
    }

    /** Returns the bit of an attribute; 0 for a header that is none, -1 for anything unusual. */
    private int attribute(String key, byte[] value) {
        return switch (key) {
            case "ce_specversion" -> usual(Arrays.equals(value, VERSION), 1);
            case "ce_type" -> usual(Arrays.equals(value, type), 1 << 1);
            case "ce_id" -> usual(isPrintable(value), 1 << 2);
            case "ce_source" -> usual(isPath(value), 1 << 3);
            case "ce_time" -> usual(isTime(value), 1 << 4);
            case "content-type" -> usual(Arrays.equals(value, JSON), 1 << 5);
            default -> usual(!isAttribute(key), 0);
        };
    }

    private static int usual(boolean usual, int attribute) {
        return usual ? attribute : -1;
    }

    private static boolean isAttribute(String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        return lower.startsWith("ce_") || lower.equals("content-type");
    }

    private static boolean isPrintable(byte[] value) {
        if (value == null || value.length == 0) {
            return false;
        }
        for (byte b : value) {
            if (b <= ' ' || b > '~') {
                return false;
            }
        }
        return true;
    }

    /** Letters, digits, hyphens, and single slashes: certainly a URI. */
    private static boolean isPath(byte[] value) {
        if (!isPrintable(value)) {
            return false;
        }
        byte before = 0;
        for (byte b : value) {
            boolean plain = (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9') || b == '-';
            if (!plain && (b != '/' || before == '/')) {
                return false;
            }
            before = b;
        }
        return true;
    }

    private static boolean isTime(byte[] value) {
        return value != null && Timestamps.parse(new String(value, StandardCharsets.ISO_8859_1)) != null;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
