package vn.chitieu.support.problem;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.stream.Collectors;
import org.springframework.util.unit.DataSize;
import vn.chitieu.contracts.vocabulary.FigureFormat;

/** Text of a value in a Vietnamese sentence. Stateless. */
final class VietnameseValue {

    private static final long KILOBYTE = 1024;

    private VietnameseValue() {}

    /** Returns a number as {@code 1.234}, a size as {@code 5 MB}, a list with commas, and anything else as its text. */
    static String of(Object value) {
        if (value instanceof DataSize size) {
            return ofSize(size.toBytes());
        }
        if (value instanceof Number number) {
            return FigureFormat.in("vi").exact(new BigDecimal(number.toString()));
        }
        if (value instanceof Collection<?> several) {
            return several.stream().map(VietnameseValue::of).collect(Collectors.joining(", "));
        }
        return value.toString();
    }

    private static String ofSize(long bytes) {
        if (bytes >= KILOBYTE * KILOBYTE) {
            return of(bytes / (KILOBYTE * KILOBYTE)) + " MB";
        }
        return bytes >= KILOBYTE ? of(bytes / KILOBYTE) + " KB" : of(bytes) + " byte";
    }
}
