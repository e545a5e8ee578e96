package vn.chitieu.contracts.codec;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.io.SerializedString;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.MismatchedInputException;
import vn.chitieu.contracts.IndicatorUpdated;
import vn.chitieu.contracts.vocabulary.BoundedCache;
import vn.chitieu.contracts.vocabulary.Decimals;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.HeadConfirmation;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.contracts.vocabulary.Timestamps;

/**
 * JSON of an update, both ways, token by token: a backlog has very many of them, and databind inspects each again. It
 * is Jackson's serializer and deserializer of {@link IndicatorUpdated} too, so there is no other form. Texts that
 * repeat, such as units and periods, are deduplicated to the same objects. Thread-safe.
 */
final class IndicatorUpdatedCodec {

    private static final SerializedString CITY = new SerializedString("city");
    private static final SerializedString ID = new SerializedString("id");
    private static final SerializedString UNIT = new SerializedString("unit");
    private static final SerializedString INDICATOR = new SerializedString("indicator");
    private static final SerializedString PERIOD = new SerializedString("period");
    private static final SerializedString VALUE = new SerializedString("value");
    private static final SerializedString WITHDRAWN = new SerializedString("withdrawn");
    private static final SerializedString UNIT_OF_MEASURE = new SerializedString("unitOfMeasure");
    private static final SerializedString STATUS = new SerializedString("status");
    private static final SerializedString REPORTED_AT = new SerializedString("reportedAt");
    private static final SerializedString REASON = new SerializedString("reason");
    private static final SerializedString NOTE = new SerializedString("note");
    private static final SerializedString CHANNEL = new SerializedString("channel");
    private static final SerializedString CREDENTIAL = new SerializedString("credential");
    private static final SerializedString CONFIRMATION = new SerializedString("confirmation");
    private static final SerializedString DOUBTED = new SerializedString("doubted");
    private static final SerializedString STATE = new SerializedString("state");
    private static final SerializedString UPDATE = new SerializedString("update");
    private static final SerializedString BY = new SerializedString("by");
    private static final SerializedString AT = new SerializedString("at");
    private static final int UNKNOWN = -1;
    private static final Map<String, FigureStatus> STATUSES =
            Stream.of(FigureStatus.values()).collect(Collectors.toUnmodifiableMap(Enum::name, Function.identity()));

    private final BoundedCache<String> words = new BoundedCache<>(word -> word);
    private final BoundedCache<ReportingPeriod> periods = new BoundedCache<>(ReportingPeriod::parse);

    IndicatorUpdatedCodec() {}

    /** Writes the object of an update. Any generator will do: it needs no mapper. */
    void write(JsonGenerator json, IndicatorUpdated event) {
        json.writeStartObject();
        text(json, CITY, event.city());
        text(json, ID, event.id());
        text(json, UNIT, event.unit());
        text(json, INDICATOR, event.indicator());
        text(json, PERIOD, event.period().toString());
        BigDecimal value = event.value();
        text(json, VALUE, value == null ? null : Decimals.text(value));
        json.writeName(WITHDRAWN);
        json.writeBoolean(event.withdrawn());
        text(json, UNIT_OF_MEASURE, event.unitOfMeasure());
        text(json, STATUS, event.status().name());
        text(json, REPORTED_AT, Timestamps.text(event.reportedAt()));
        text(json, REASON, event.reason());
        text(json, NOTE, event.note());
        text(json, CHANNEL, event.channel());
        text(json, CREDENTIAL, event.credential());
        if (event.confirmation() != null) {
            write(json, event.confirmation());
        }
        if (event.doubted()) {
            json.writeName(DOUBTED);
            json.writeBoolean(true);
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, HeadConfirmation confirmation) {
        json.writeName(CONFIRMATION);
        json.writeStartObject();
        text(json, STATE, confirmation.state().name());
        text(json, STATUS, confirmation.status().name());
        text(json, UPDATE, confirmation.update());
        text(json, BY, confirmation.by());
        text(json, AT, Timestamps.text(confirmation.at()));
        if (confirmation.reason() != null) {
            text(json, REASON, confirmation.reason());
        }
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, SerializedString name, @Nullable String text) {
        json.writeName(name);
        if (text == null) {
            json.writeNull();
        } else {
            json.writeString(text);
        }
    }

    /**
     * Reads an update up to the end of its object. A decimal may be text or a number; a missing flag is false; fields
     * that are not known are skipped, however often they come.
     *
     * @param json at the start of the object; the parser of a mapper, which says what is wrong with a value of another
     *     type
     * @throws JacksonException if it is no JSON or no update; with the path of the field that is wrong
     */
    IndicatorUpdated read(JsonParser json) {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw MismatchedInputException.from(
                    json,
                    IndicatorUpdated.class,
                    "Cannot deserialize value of type `" + IndicatorUpdated.class.getName() + "` from "
                            + JsonToken.valueDescFor(json.currentToken()) + " (token `JsonToken." + json.currentToken()
                            + "`)");
        }
        Fields fields = new Fields();
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            int field = number(name);
            if (field == UNKNOWN) {
                json.nextToken();
                json.skipChildren();
            } else {
                fields.read(json, field, name);
            }
        }
        return fields.event(json);
    }

    private static int number(String name) {
        return switch (name) {
            case "city" -> 0;
            case "id" -> 1;
            case "unit" -> 2;
            case "indicator" -> 3;
            case "period" -> 4;
            case "value" -> 5;
            case "withdrawn" -> 6;
            case "unitOfMeasure" -> 7;
            case "status" -> 8;
            case "reportedAt" -> 9;
            case "reason" -> 10;
            case "note" -> 11;
            case "channel" -> 12;
            case "credential" -> 13;
            case "confirmation" -> 14;
            case "doubted" -> 15;
            default -> UNKNOWN;
        };
    }

    /** What was read so far. */
    private final class Fields {

        private int seen;
        private @Nullable String city;
        private @Nullable String id;
        private @Nullable String unit;
        private @Nullable String indicator;
        private @Nullable ReportingPeriod period;
        private @Nullable BigDecimal value;
        private boolean withdrawn;
        private @Nullable String unitOfMeasure;
        private @Nullable FigureStatus status;
        private @Nullable Instant reportedAt;
        private @Nullable String reason;
        private @Nullable String note;
        private @Nullable String channel;
        private @Nullable String credential;
        private @Nullable HeadConfirmation confirmation;
        private boolean doubted;

        /** Reads the value of a field, which comes once at most; null is as if it were missing. */
        void read(JsonParser json, int field, String name) {
            if ((seen & 1 << field) != 0) {
                throw new StreamReadException(json, "Duplicate Object property \"" + name + "\"");
            }
            seen |= 1 << field;
            if (json.nextToken() == JsonToken.VALUE_NULL) {
                return;
            }
            try {
                take(json, field);
            } catch (JacksonException | IllegalArgumentException wrong) {
                throw JacksonException.wrapWithPath(wrong, IndicatorUpdated.class, name);
            }
        }

        private void take(JsonParser json, int field) {
            switch (field) {
                case 0 -> city = words.of(text(json));
                case 1 -> id = text(json);
                case 2 -> unit = words.of(text(json));
                case 3 -> indicator = words.of(text(json));
                case 4 -> period = isText(json) ? periods.of(json.getString()) : other(json, ReportingPeriod.class);
                case 5 -> value = decimal(json);
                case 6 -> withdrawn = flag(json);
                case 7 -> unitOfMeasure = words.of(text(json));
                case 8 -> status = status(json);
                case 9 -> reportedAt = instant(json);
                case 10 -> reason = words.of(text(json));
                case 11 -> note = text(json);
                case 12 -> channel = words.of(text(json));
                case 13 -> credential = words.of(text(json));
                case 14 -> confirmation = other(json, HeadConfirmation.class);
                default -> doubted = flag(json);
            }
        }

        /** The event itself refuses what is missing. */
        @SuppressWarnings("NullAway")
        IndicatorUpdated event(JsonParser json) {
            try {
                return new IndicatorUpdated(
                        city,
                        id,
                        unit,
                        indicator,
                        period,
                        value,
                        withdrawn,
                        unitOfMeasure,
                        status,
                        reportedAt,
                        reason,
                        note,
                        channel,
                        credential,
                        confirmation,
                        doubted);
            } catch (IllegalArgumentException | NullPointerException wrong) {
                throw DatabindException.from(
                        json,
                        "Cannot construct instance of `" + IndicatorUpdated.class.getName() + "`, problem: "
                                + wrong.getMessage(),
                        wrong);
            }
        }
    }

    private static boolean isText(JsonParser json) {
        return json.currentToken() == JsonToken.VALUE_STRING;
    }

    private static String text(JsonParser json) {
        return isText(json) ? json.getString() : other(json, String.class);
    }

    private static BigDecimal decimal(JsonParser json) {
        return isText(json) || json.currentToken().isNumeric()
                ? Decimals.parseDerived(json.getString())
                : other(json, BigDecimal.class);
    }

    private static boolean flag(JsonParser json) {
        boolean isFlag = json.currentToken() == JsonToken.VALUE_TRUE || json.currentToken() == JsonToken.VALUE_FALSE;
        return isFlag ? json.getBooleanValue() : other(json, boolean.class);
    }

    private static FigureStatus status(JsonParser json) {
        FigureStatus known = isText(json) ? STATUSES.get(json.getString()) : null;
        return known == null ? other(json, FigureStatus.class) : known;
    }

    private static Instant instant(JsonParser json) {
        Instant usual = isText(json) ? Timestamps.parse(json.getString()) : null;
        return usual == null ? other(json, Instant.class) : usual;
    }

    /** Leaves what is unusual to the mapper, which mostly refuses it. */
    private static <T> T other(JsonParser json, Class<T> type) {
        return json.readValueAs(type);
    }
}
