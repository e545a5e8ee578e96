package vn.chitieu.contracts;

import java.math.BigDecimal;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import vn.chitieu.contracts.vocabulary.Decimals;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * The one way in which events are written as JSON and read: decimals as strings of plain digits, quarters, periods and
 * scopes as text, times in ISO 8601, duplicate keys refused, unknown fields ignored. Thread-safe.
 */
public final class EventJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(module())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private EventJson() {}

    /** Returns the Jackson module for the shared vocabulary, for a service's own JSON. */
    public static SimpleModule module() {
        return new SimpleModule("chitieu-vocabulary")
                .addSerializer(BigDecimal.class, new DecimalSerializer())
                .addDeserializer(BigDecimal.class, new DecimalDeserializer())
                .addSerializer(Quarter.class, new TextSerializer<>())
                .addSerializer(ReportingPeriod.class, new TextSerializer<>())
                .addSerializer(Scope.class, new TextSerializer<>())
                .addDeserializer(Quarter.class, new TextDeserializer<>(Quarter.class, Quarter::parse))
                .addDeserializer(
                        ReportingPeriod.class, new TextDeserializer<>(ReportingPeriod.class, ReportingPeriod::parse))
                .addDeserializer(Scope.class, new TextDeserializer<>(Scope.class, Scope::parse));
    }

    /** Returns the event as UTF-8 JSON. */
    public static byte[] write(Object event) {
        return MAPPER.writeValueAsBytes(event);
    }

    /**
     * Reads an event.
     *
     * @throws UnreadableEventException if the bytes are not JSON, or the JSON is not such an event
     */
    public static <T> T read(byte[] json, Class<T> type) throws UnreadableEventException {
        try {
            T event = MAPPER.readValue(json, type);
            if (event == null) {
                throw new UnreadableEventException("expected " + type.getSimpleName() + " as JSON, got null");
            }
            return event;
        } catch (JacksonException | IllegalArgumentException | NullPointerException unreadable) {
            throw new UnreadableEventException(
                    "expected " + type.getSimpleName() + " as JSON: " + firstLine(unreadable), unreadable);
        }
    }

    private static String firstLine(Exception cause) {
        String message = cause instanceof JacksonException jackson ? jackson.getOriginalMessage() : cause.getMessage();
        return message == null
                ? cause.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }

    private static final class DecimalSerializer extends ValueSerializer<BigDecimal> {
        @Override
        public void serialize(BigDecimal value, JsonGenerator json, SerializationContext context) {
            json.writeString(Decimals.text(value));
        }
    }

    private static final class DecimalDeserializer extends ValueDeserializer<BigDecimal> {
        @Override
        public BigDecimal deserialize(JsonParser json, DeserializationContext context) {
            JsonToken token = json.currentToken();
            if (token != JsonToken.VALUE_STRING && !token.isNumeric()) {
                return (BigDecimal) context.handleUnexpectedToken(BigDecimal.class, json);
            }
            return Decimals.parse(json.getString());
        }
    }

    private static final class TextSerializer<T> extends ValueSerializer<T> {
        @Override
        public void serialize(T value, JsonGenerator json, SerializationContext context) {
            json.writeString(value.toString());
        }
    }

    /** Reads one text. */
    private interface Parser<T> {
        T parse(String text);
    }

    private static final class TextDeserializer<T> extends ValueDeserializer<T> {
        private final Class<T> type;
        private final Parser<T> parser;

        TextDeserializer(Class<T> type, Parser<T> parser) {
            this.type = type;
            this.parser = parser;
        }

        @Override
        @SuppressWarnings("unchecked")
        public T deserialize(JsonParser json, DeserializationContext context) {
            if (json.currentToken() != JsonToken.VALUE_STRING) {
                return (T) context.handleUnexpectedToken(type, json);
            }
            return parser.parse(json.getString());
        }
    }
}
