package vn.chitieu.support.mongo;

import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.bson.BsonBinaryWriter;
import org.bson.BsonWriter;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;
import org.bson.io.BasicOutputBuffer;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

/**
 * Single values on their way into documents and back. A field that is absent is null, or empty for a list; a method
 * that returns a value which cannot be null throws {@link NullPointerException} with the name of the field.
 */
public final class Documents {

    private static final int DUPLICATE_KEY = 11000;
    private static final int SHORT_DIGITS = 18;
    private static final int SHORT_SCALE = 6000;
    private static final int EXPONENT_BIAS = 6176;
    private static final int EXPONENT_SHIFT = 49;
    private static final int USUAL_BYTES = 4096;

    private Documents() {}

    /**
     * Returns the same decimal with the same scale. The driver's own constructor looks at every bit; where the digits
     * fit a long, the encoding is put together from its parts (IEEE 754-2019, binary integer significand).
     */
    public static Decimal128 decimal128(BigDecimal value) {
        if (value.precision() > SHORT_DIGITS || Math.abs(value.scale()) > SHORT_SCALE) {
            return new Decimal128(value);
        }
        long unscaled = value.unscaledValue().longValue();
        long exponent = (long) (EXPONENT_BIAS - value.scale()) << EXPONENT_SHIFT;
        return Decimal128.fromIEEE754BIDEncoding(
                unscaled < 0 ? exponent | Long.MIN_VALUE : exponent, Math.abs(unscaled));
    }

    /** Returns a document of the fields that are written, without a document of objects in between. */
    public static RawBsonDocument raw(Consumer<BsonWriter> fields) {
        BasicOutputBuffer bytes = new BasicOutputBuffer(USUAL_BYTES);
        try (BsonBinaryWriter bson = new BsonBinaryWriter(bytes)) {
            bson.writeStartDocument();
            fields.accept(bson);
            bson.writeEndDocument();
        }
        return new RawBsonDocument(bytes.getInternalBuffer(), 0, bytes.getPosition());
    }

    /** Writes a text; no field at all for null. */
    public static void write(BsonWriter bson, String field, @Nullable String value) {
        if (value != null) {
            bson.writeString(field, value);
        }
    }

    /** Writes a decimal; no field at all for null. */
    public static void write(BsonWriter bson, String field, @Nullable BigDecimal value) {
        if (value != null) {
            bson.writeDecimal128(field, decimal128(value));
        }
    }

    /** Returns a decimal as a document keeps it. */
    public static @Nullable Decimal128 write(@Nullable BigDecimal value) {
        return value == null ? null : decimal128(value);
    }

    /** Returns a time as a document keeps it, which is to the millisecond. */
    public static @Nullable Date write(@Nullable Instant value) {
        return value == null ? null : Date.from(value);
    }

    /** Returns the name of a constant. */
    public static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    /** Returns a decimal that has to be there. */
    public static BigDecimal decimal(Document document, String field) {
        return Objects.requireNonNull(decimalOrNull(document, field), field);
    }

    /** Returns a decimal. */
    public static @Nullable BigDecimal decimalOrNull(Document document, String field) {
        Decimal128 value = document.get(field, Decimal128.class);
        return value == null ? null : value.bigDecimalValue();
    }

    /** Returns a text that has to be there. */
    public static String text(Document document, String field) {
        return Objects.requireNonNull(document.getString(field), field);
    }

    /** Returns a time that has to be there. */
    public static Instant instant(Document document, String field) {
        return Objects.requireNonNull(instantOrNull(document, field), field);
    }

    /** Returns a time. */
    public static @Nullable Instant instantOrNull(Document document, String field) {
        Date value = document.getDate(field);
        return value == null ? null : value.toInstant();
    }

    /** Returns the constant of that name. */
    public static <E extends Enum<E>> @Nullable E enumOrNull(Document document, String field, Class<E> type) {
        String value = document.getString(field);
        return value == null ? null : Enum.valueOf(type, value);
    }

    /** Returns a copy of a list. */
    public static <T> List<T> list(Document document, String field, Class<T> type) {
        List<T> list = document.getList(field, type);
        return list == null ? List.of() : new ArrayList<>(list);
    }

    /** Returns texts. */
    public static List<String> texts(Document document, String field) {
        return list(document, field, String.class);
    }

    /**
     * Returns a filter for a document as it was read: its id and the value of one field, between which it has a unique
     * index. It is one document with two keys, because the embedded database looks through the whole collection for the
     * {@code $and} that the driver makes of two filters.
     */
    public static Bson asRead(Object id, String field, @Nullable Object value) {
        return new Document("_id", id).append(field, value);
    }

    /** Inserts a document; returns false, and changes nothing, where one with its id or another unique key is there. */
    public static boolean insertIfAbsent(MongoCollection<Document> collection, Document document) {
        try {
            collection.insertOne(document);
            return true;
        } catch (MongoException failed) {
            if (isDuplicate(failed)) {
                return false;
            }
            throw failed;
        }
    }

    /**
     * Puts a document in the place of an older one, or where there is none; changes nothing where one that the filter
     * does not take, since it is newer, has its id.
     *
     * @param older the id, and the versions that are replaced
     */
    public static void replaceOlder(MongoCollection<Document> collection, Bson older, Document document) {
        try {
            collection.replaceOne(older, document, new ReplaceOptions().upsert(true));
        } catch (MongoException refused) {
            if (!isDuplicate(refused)) {
                throw refused;
            }
        }
    }

    /** Returns whether another document has a value that may exist once. */
    public static boolean isDuplicate(MongoException failed) {
        return failed instanceof MongoWriteException write && write.getError().getCode() == DUPLICATE_KEY;
    }

    /** Returns whether another document has a value that may exist once. */
    public static boolean isDuplicate(BulkWriteError error) {
        return error.getCode() == DUPLICATE_KEY;
    }
}
