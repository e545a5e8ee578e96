package vn.chitieu.contracts.codec;

import java.math.BigDecimal;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;
import vn.chitieu.contracts.IndicatorUpdated;
import vn.chitieu.contracts.vocabulary.Decimals;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.contracts.vocabulary.Scope;

/** Jackson module that writes and reads the shared vocabulary, and updates by their codec. */
final class VocabularyModule {

    /** One for all, so that all find the same texts in its caches. */
    static final IndicatorUpdatedCodec UPDATES = new IndicatorUpdatedCodec();

    private VocabularyModule() {}

    static SimpleModule create() {
        return new SimpleModule("chitieu-vocabulary")
                .addSerializer(BigDecimal.class, new DecimalSerializer())
                .addDeserializer(BigDecimal.class, new DecimalDeserializer())
                .addSerializer(Quarter.class, new TextSerializer<>())
                .addSerializer(ReportingPeriod.class, new TextSerializer<>())
                .addSerializer(Scope.class, new TextSerializer<>())
                .addDeserializer(Quarter.class, new TextDeserializer<>(Quarter.class, Quarter::parse))
                .addDeserializer(
                        ReportingPeriod.class, new TextDeserializer<>(ReportingPeriod.class, ReportingPeriod::parse))
                .addDeserializer(Scope.class, new TextDeserializer<>(Scope.class, Scope::parse))
                .addSerializer(IndicatorUpdated.class, new UpdateSerializer())
                .addDeserializer(IndicatorUpdated.class, new UpdateDeserializer());
    }

    private static final class UpdateSerializer extends ValueSerializer<IndicatorUpdated> {
        @Override
        public void serialize(IndicatorUpdated value, JsonGenerator json, SerializationContext context) {
            UPDATES.write(json, value);
        }
    }

    private static final class UpdateDeserializer extends ValueDeserializer<IndicatorUpdated> {
        @Override
        public IndicatorUpdated deserialize(JsonParser json, DeserializationContext context) {
            return UPDATES.read(json);
        }
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
            return Decimals.parseDerived(json.getString());
        }
    }

    private static final class TextSerializer<T> extends ValueSerializer<T> {
        @Override
        public void serialize(T value, JsonGenerator json, SerializationContext context) {
            json.writeString(value.toString());
        }
    }

    /** Reads one text. */
    interface Parser<T> {
        T parse(String text);
    }

    /** Reads text; null, a number or a structure is refused. */
    static final class TextDeserializer<T> extends ValueDeserializer<T> {
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
