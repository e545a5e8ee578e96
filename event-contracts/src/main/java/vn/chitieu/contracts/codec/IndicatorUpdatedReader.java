package vn.chitieu.contracts.codec;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import vn.chitieu.contracts.IndicatorUpdated;
import vn.chitieu.contracts.UnreadableEventException;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.contracts.vocabulary.BoundedCache;
import vn.chitieu.contracts.vocabulary.Decimals;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;

/**
 * Reads records of {@link Topics#INDICATOR_UPDATES}, of which a backlog has very many. The result is the same as that
 * of {@link CloudEventRecords#read}: a record with nothing unusual is read by a fast path, and every other is left to
 * that method, which takes it or says what is wrong with it. Texts that repeat, such as units and periods, are
 * deduplicated to the same objects. Thread-safe.
 */
public final class IndicatorUpdatedReader {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int UNUSUAL = 0;
    private static final int VALUE = 1 << 5;
    private static final int REASON = 1 << 11;
    private static final int NOTE = 1 << 12;
    private static final int WITHDRAWN = 1 << 13;

    private final CloudEventHeaders headers = new CloudEventHeaders(IndicatorUpdated.TYPE);
    private final BoundedCache<String> words = new BoundedCache<>(word -> word);
    private final BoundedCache<ReportingPeriod> periods = new BoundedCache<>(ReportingPeriod::parse);
    private final BoundedCache<FigureStatus> statuses = new BoundedCache<>(FigureStatus::valueOf);

    /**
     * Reads the update out of a record.
     *
     * @throws UnreadableEventException if the record is no such event; no other exception, even for hostile input
     */
    public IndicatorUpdated read(ConsumerRecord<String, byte[]> record) throws UnreadableEventException {
        headers.require(record.headers());
        byte[] value = record.value();
        IndicatorUpdated usual = value == null ? null : usual(value);
        return usual == null ? CloudEventRecords.value(record, IndicatorUpdated.class) : usual;
    }

    /** Returns the update; null where anything at all is unusual. */
    private @Nullable IndicatorUpdated usual(byte[] value) {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), value)) {
            Fields fields = new Fields();
            boolean usual = json.nextToken() == JsonToken.START_OBJECT && fields.read(json) && json.nextToken() == null;
            return usual ? fields.event() : null;
        } catch (JacksonException | IllegalArgumentException | NullPointerException unusual) {
            return null;
        }
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

        /** Returns whether all is as usual up to the end of the object, each field there once at most. */
        boolean read(JsonParser json) {
            for (String name = json.nextName(); name != null; name = json.nextName()) {
                JsonToken token = json.nextToken();
                int field = token == JsonToken.VALUE_STRING ? text(name, json.getString()) : nullOrFlag(name, token);
                if (field == UNUSUAL || (seen & field) != 0) {
                    return false;
                }
                seen |= field;
            }
            return json.currentToken() == JsonToken.END_OBJECT;
        }

        /** Takes a text and returns the bit of its field. */
        private int text(String name, String text) {
            return switch (name) {
                case "city" -> {
                    city = words.of(text);
                    yield 1;
                }
                case "id" -> {
                    id = text;
                    yield 1 << 1;
                }
                case "unit" -> {
                    unit = words.of(text);
                    yield 1 << 2;
                }
                case "indicator" -> {
                    indicator = words.of(text);
                    yield 1 << 3;
                }
                case "period" -> {
                    period = periods.of(text);
                    yield 1 << 4;
                }
                case "value" -> {
                    value = Decimals.parseDerived(text);
                    yield VALUE;
                }
                case "unitOfMeasure" -> {
                    unitOfMeasure = words.of(text);
                    yield 1 << 6;
                }
                case "status" -> {
                    status = statuses.of(text);
                    yield 1 << 7;
                }
                case "reportedAt" -> {
                    reportedAt = Timestamps.parse(text);
                    yield 1 << 8;
                }
                case "channel" -> {
                    channel = words.of(text);
                    yield 1 << 9;
                }
                case "credential" -> {
                    credential = words.of(text);
                    yield 1 << 10;
                }
                case "reason" -> {
                    reason = words.of(text);
                    yield REASON;
                }
                case "note" -> {
                    note = text;
                    yield NOTE;
                }
                default -> UNUSUAL;
            };
        }

        private int nullOrFlag(String name, @Nullable JsonToken token) {
            if (token == JsonToken.VALUE_NULL) {
                return switch (name) {
                    case "value" -> VALUE;
                    case "reason" -> REASON;
                    case "note" -> NOTE;
                    default -> UNUSUAL;
                };
            }
            withdrawn |= token == JsonToken.VALUE_TRUE;
            boolean flag = token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE;
            return flag && name.equals("withdrawn") ? WITHDRAWN : UNUSUAL;
        }

        IndicatorUpdated event() {
            return new IndicatorUpdated(
                    Objects.requireNonNull(city),
                    Objects.requireNonNull(id),
                    Objects.requireNonNull(unit),
                    Objects.requireNonNull(indicator),
                    Objects.requireNonNull(period),
                    value,
                    withdrawn,
                    Objects.requireNonNull(unitOfMeasure),
                    Objects.requireNonNull(status),
                    Objects.requireNonNull(reportedAt),
                    reason,
                    note,
                    Objects.requireNonNull(channel),
                    Objects.requireNonNull(credential));
        }
    }
}
