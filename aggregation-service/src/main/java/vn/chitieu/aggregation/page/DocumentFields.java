package vn.chitieu.aggregation.page;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bson.BsonWriter;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

/** Reads and writes fields of documents; absent means null. */
public final class DocumentFields {

    private static final int SHORT_DIGITS = 18;
    private static final int SHORT_SCALE = 6000;
    private static final int EXPONENT_BIAS = 6176;
    private static final int EXPONENT_SHIFT = 49;

    private DocumentFields() {}

    static void write(BsonWriter bson, String field, @Nullable BigDecimal value) {
        if (value != null) {
            bson.writeDecimal128(field, decimal128(value));
        }
    }

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

    public static @Nullable BigDecimal decimal(Document document, String field) {
        Decimal128 value = document.get(field, Decimal128.class);
        return value == null ? null : value.bigDecimalValue();
    }

    public static String text(Document document, String field) {
        return Objects.requireNonNull(document.getString(field), field);
    }

    public static Instant instant(Document document, String field) {
        return Objects.requireNonNull(document.getDate(field), field).toInstant();
    }

    public static <T> List<T> list(Document document, String field, Class<T> type) {
        List<T> list = document.getList(field, type);
        return list == null ? List.of() : new ArrayList<>(list);
    }
}
