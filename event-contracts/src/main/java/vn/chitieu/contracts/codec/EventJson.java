package vn.chitieu.contracts.codec;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;
import vn.chitieu.contracts.IndicatorUpdated;
import vn.chitieu.contracts.UnreadableEventException;
import vn.chitieu.contracts.vocabulary.SafeText;

/**
 * Jackson configuration that all events are written and read with: decimals as strings of plain digits (read as numbers
 * too), quarters, periods and scopes as text, times in ISO 8601. A value of another type is refused, never converted;
 * duplicate keys and trailing content are refused; unknown fields are ignored, in an update even duplicate ones; a
 * missing flag is false, a missing number is refused. Thread-safe.
 */
public final class EventJson {

    private static final JsonSetter.Value FALSE_IF_MISSING = JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY);

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(module())
            .addModule(new SimpleModule("chitieu-times")
                    .addDeserializer(
                            Instant.class, new VocabularyModule.TextDeserializer<>(Instant.class, EventJson::instant))
                    .addDeserializer(
                            LocalDate.class, new VocabularyModule.TextDeserializer<>(LocalDate.class, EventJson::day)))
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(LogicalType.Textual, EventJson::onlyText)
            .withConfigOverride(boolean.class, flag -> flag.setNullHandling(FALSE_IF_MISSING))
            .build();

    /** Its codec finds duplicate keys itself, for less. */
    private static final ObjectReader UPDATES =
            MAPPER.readerFor(IndicatorUpdated.class).without(StreamReadFeature.STRICT_DUPLICATE_DETECTION);

    private EventJson() {}

    /** Returns the Jackson module for the shared vocabulary, for a service's own JSON. */
    public static SimpleModule module() {
        return VocabularyModule.create();
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
            ObjectReader reader = type == IndicatorUpdated.class ? UPDATES : MAPPER.readerFor(type);
            T event = reader.readValue(json);
            if (event == null) {
                throw new UnreadableEventException("expected " + type.getSimpleName() + " as JSON, got null");
            }
            return event;
        } catch (JacksonException | IllegalArgumentException | NullPointerException unreadable) {
            throw new UnreadableEventException(
                    "expected " + type.getSimpleName() + " as JSON: " + where(unreadable) + firstLine(unreadable),
                    unreadable);
        }
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException noTime) {
            throw new IllegalArgumentException(
                    "expected a time such as 2022-04-05T01:00:00Z, got " + SafeText.of(text), noTime);
        }
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException noDay) {
            throw new IllegalArgumentException("expected a day such as 2022-05-16, got " + SafeText.of(text), noDay);
        }
    }

    private static void onlyText(MutableCoercionConfig config) {
        config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
    }

    private static String where(Exception cause) {
        String path = cause instanceof JacksonException jackson
                ? jackson.getPath().stream()
                        .map(step ->
                                step.getPropertyName() == null ? "[" + step.getIndex() + "]" : step.getPropertyName())
                        .collect(Collectors.joining("."))
                : "";
        return path.isEmpty() ? "" : "at " + path + ": ";
    }

    private static String firstLine(Exception cause) {
        String message = cause instanceof JacksonException jackson ? jackson.getOriginalMessage() : cause.getMessage();
        return message == null
                ? cause.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
