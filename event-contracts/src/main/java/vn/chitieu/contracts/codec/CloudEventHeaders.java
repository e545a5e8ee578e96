package vn.chitieu.contracts.codec;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.UnreadableEventException;
import vn.chitieu.contracts.vocabulary.SafeText;
import vn.chitieu.contracts.vocabulary.Timestamps;

/**
 * Decides by the headers of a record whether it is a CloudEvent 1.0 in binary mode with JSON of one type. It takes and
 * refuses what the CloudEvents SDK does: each attribute has to be of its form, the last of several counts, one without
 * a value is not there, extensions need a name of small letters and digits. Thread-safe.
 */
final class CloudEventHeaders {

    private static final String CONTENT_TYPE = "content-type";
    private static final String SPEC_VERSION = "ce_specversion";
    private static final String VERSION = "1.0";
    private static final String OLDER_VERSION = "0.3";
    private static final String JSON = "application/json";
    private static final String STRUCTURED_MODE = "application/cloudevents";
    private static final String PREFIX = "ce_";
    private static final Pattern PARAMETERS = Pattern.compile("\\s*;.*", Pattern.DOTALL);
    private static final byte[] VERSION_BYTES = ascii(VERSION);
    private static final byte[] JSON_BYTES = ascii(JSON);

    private final String type;
    private final byte[] typeBytes;

    /** Takes the {@code TYPE} that is expected. */
    CloudEventHeaders(String type) {
        this.type = type;
        this.typeBytes = ascii(type);
    }

    /** Refuses the headers of a record that is none. */
    void require(Headers headers) throws UnreadableEventException {
        requireMode(headers.lastHeader(CONTENT_TYPE));
        requireVersion(headers.lastHeader(SPEC_VERSION));
        Attributes attributes = new Attributes();
        for (Header header : headers) {
            attributes.add(header.key(), header.value());
        }
        attributes.requireIdAndSource();
        requireType(attributes.type);
        requireJson(attributes.contentType);
    }

    private void requireType(byte @Nullable [] value) throws UnreadableEventException {
        if (value == null) {
            throw noCloudEvent("ce_type is missing");
        }
        if (!Arrays.equals(value, typeBytes)) {
            throw other("ce_type", type, text(value));
        }
    }

    private static void requireJson(byte @Nullable [] value) throws UnreadableEventException {
        if (value == null || Arrays.equals(value, JSON_BYTES)) {
            return;
        }
        String plain = PARAMETERS.matcher(text(value)).replaceFirst("");
        if (!plain.equals(JSON)) {
            throw other(CONTENT_TYPE, JSON, plain);
        }
    }

    private static void requireMode(@Nullable Header contentType) throws UnreadableEventException {
        if (contentType == null) {
            return;
        }
        byte[] value = contentType.value();
        if (value == null) {
            throw noCloudEvent("content-type has no value");
        }
        if (!Arrays.equals(value, JSON_BYTES) && text(value).startsWith(STRUCTURED_MODE)) {
            throw noCloudEvent("content-type is of another mode: " + SafeText.of(text(value)));
        }
    }

    private static void requireVersion(@Nullable Header version) throws UnreadableEventException {
        if (version == null || version.value() == null) {
            throw noCloudEvent("ce_specversion is missing");
        }
        if (!Arrays.equals(version.value(), VERSION_BYTES)) {
            String text = text(version.value());
            throw text.equals(OLDER_VERSION)
                    ? other(SPEC_VERSION, VERSION, text)
                    : noCloudEvent("ce_specversion is " + SafeText.of(text));
        }
    }

    private static UnreadableEventException noCloudEvent(String why) {
        return new UnreadableEventException("expected a CloudEvent 1.0 with headers ce_*: " + why);
    }

    private static UnreadableEventException other(String header, String expected, String actual) {
        return new UnreadableEventException("expected " + header + " " + expected + ", got " + SafeText.of(actual));
    }

    /** What came so far; each null where it is not there. */
    private static final class Attributes {

        private byte @Nullable [] id;
        private byte @Nullable [] source;
        private byte @Nullable [] type;
        private byte @Nullable [] contentType;

        void add(String key, byte @Nullable [] value) throws UnreadableEventException {
            if (value == null) {
                return;
            }
            if (key.equals(CONTENT_TYPE)) {
                contentType = value;
            } else if (key.startsWith(PREFIX) && key.length() > PREFIX.length()) {
                attribute(key.toLowerCase(Locale.ROOT), value);
            }
        }

        void requireIdAndSource() throws UnreadableEventException {
            if (id == null || source == null) {
                throw noCloudEvent((id == null ? "ce_id" : "ce_source") + " is missing");
            }
        }

        private void attribute(String name, byte[] value) throws UnreadableEventException {
            switch (name) {
                case "ce_id" -> id = value;
                case "ce_source" -> {
                    requireUri(name, value);
                    source = value;
                }
                case "ce_type" -> type = value;
                case "ce_datacontenttype" -> contentType = value;
                case "ce_time" -> requireTime(value);
                case "ce_dataschema" -> requireUri(name, value);
                case SPEC_VERSION, "ce_subject" -> {}
                default -> requireExtension(name);
            }
        }
    }

    private static void requireUri(String name, byte[] value) throws UnreadableEventException {
        if (isPath(value)) {
            return;
        }
        try {
            new URI(text(value));
        } catch (URISyntaxException none) {
            throw noCloudEvent(name + " is no URI: " + SafeText.of(text(value)));
        }
    }

    /** Returns whether it is of letters, digits, hyphens and single slashes: a URI without a doubt. */
    private static boolean isPath(byte[] value) {
        byte before = 0;
        for (byte b : value) {
            boolean plain = (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9') || b == '-';
            if (!plain && (b != '/' || before == '/')) {
                return false;
            }
            before = b;
        }
        return value.length > 0;
    }

    private static void requireTime(byte[] value) throws UnreadableEventException {
        String time = text(value);
        if (Timestamps.parse(time) != null) {
            return;
        }
        try {
            OffsetDateTime.parse(time);
        } catch (DateTimeException none) {
            throw noCloudEvent("ce_time is no time of RFC 3339: " + SafeText.of(time));
        }
    }

    private static void requireExtension(String name) throws UnreadableEventException {
        for (int i = PREFIX.length(); i < name.length(); i++) {
            char c = name.charAt(i);
            if ((c < 'a' || c > 'z') && (c < '0' || c > '9')) {
                throw noCloudEvent("no attribute has the name " + SafeText.of(name));
            }
        }
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
