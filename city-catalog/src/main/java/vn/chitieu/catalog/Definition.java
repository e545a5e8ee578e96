package vn.chitieu.catalog;

import java.time.LocalDate;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Statistical definition of an indicator from a day on: what exactly it counts, and in which prices. Levels of
 * different definitions are never compared.
 *
 * @param id id with its version, such as {@code production-value/1}
 * @param from the first day of the first quarter that follows it; {@link LocalDate#MIN} where it holds since ever
 * @param priceBasis {@code CURRENT}, or {@code CONSTANT_2010} for the prices of a year; null where it is no money, or
 *     the id says it
 */
public record Definition(
        String id, LocalDate from, @Nullable String priceBasis) {

    private static final Pattern PRICE_BASIS = Pattern.compile("CURRENT|CONSTANT_(19|20)[0-9]{2}");

    public Definition {
        Objects.requireNonNull(id);
        Objects.requireNonNull(from);
        if (priceBasis != null && !isPriceBasis(priceBasis)) {
            throw new IllegalArgumentException("expected CURRENT or CONSTANT_<year>, got " + priceBasis);
        }
    }

    /** Returns a definition that holds for ever, without a word about prices. */
    public static Definition forEver(String id) {
        return new Definition(id, LocalDate.MIN, null);
    }

    /** Returns whether a text names a price basis. */
    public static boolean isPriceBasis(String text) {
        return PRICE_BASIS.matcher(text).matches();
    }
}
