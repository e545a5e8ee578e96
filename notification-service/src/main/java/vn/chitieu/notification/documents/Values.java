package vn.chitieu.notification.documents;

import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.bulk.BulkWriteError;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

/** Single values on their way into documents and back. */
public final class Values {

    private static final int DUPLICATE_KEY = 11000;

    private Values() {}

    public static @Nullable Decimal128 write(@Nullable BigDecimal value) {
        return value == null ? null : new Decimal128(value);
    }

    public static @Nullable Date write(@Nullable Instant value) {
        return value == null ? null : Date.from(value);
    }

    public static @Nullable BigDecimal decimalOrNull(Document document, String field) {
        Decimal128 value = document.get(field, Decimal128.class);
        return value == null ? null : value.bigDecimalValue();
    }

    public static BigDecimal decimal(Document document, String field) {
        return document.get(field, Decimal128.class).bigDecimalValue();
    }

    public static @Nullable Instant instantOrNull(Document document, String field) {
        Date value = document.getDate(field);
        return value == null ? null : value.toInstant();
    }

    public static Instant instant(Document document, String field) {
        return document.getDate(field).toInstant();
    }

    public static <E extends Enum<E>> @Nullable E enumOrNull(Document document, String field, Class<E> type) {
        String value = document.getString(field);
        return value == null ? null : Enum.valueOf(type, value);
    }

    public static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    /**
     * Returns a filter for a document as it was read: its id and the value of one field, between which it has a unique
     * index. It is one document with two keys, because the embedded database looks through the whole collection for the
     * {@code $and} that the driver makes of two filters.
     */
    public static Bson asRead(Object id, String field, @Nullable Object value) {
        return new Document("_id", id).append(field, value);
    }

    public static boolean isDuplicate(MongoException failed) {
        return failed instanceof MongoWriteException write && write.getError().getCode() == DUPLICATE_KEY;
    }

    public static boolean isDuplicate(BulkWriteError error) {
        return error.getCode() == DUPLICATE_KEY;
    }

    /** Returns texts; none where the field is absent, as in what an earlier release wrote. */
    public static List<String> texts(Document document, String field) {
        return document.getList(field, String.class, List.of());
    }
}
