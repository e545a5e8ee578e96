package vn.chitieu.contracts.vocabulary;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decimals as they are stored and sent; nothing here rounds. There are two kinds. A <em>figure</em> is what a unit
 * reports or a target sets: at most {@value #MAX_INTEGER_DIGITS} digits before the point and
 * {@value #MAX_FRACTION_DIGITS} after it, so that the sum of 10,000 figures has at most 24 + 10 = 34 digits, all that
 * IEEE 754-2019 decimal128 (MongoDB's Decimal128) holds, and is exact. A <em>derived amount</em> is what is computed
 * from figures, such as a total, a share or a forecast: at most {@value #MAX_DIGITS} significant digits. Zeros in
 * front, and zeros at the end after the point, do not count.
 */
public final class Decimals {

    /** The most significant digits that any decimal may have (decimal128). */
    public static final int MAX_DIGITS = 34;

    /** The most digits of a figure before the point. */
    public static final int MAX_INTEGER_DIGITS = 20;

    /** The most digits of a figure after the point. */
    public static final int MAX_FRACTION_DIGITS = 10;

    private static final int MAX_DERIVED_PLACES = 100;
    private static final int MAX_EXPONENT = 6144;
    private static final int MAX_SHORT_DIGITS = 18;
    private static final Pattern PLAIN = Pattern.compile("-?[0-9]{1,120}(\\.[0-9]{1,120})?([eE][+-]?[0-9]{1,3})?");

    private Decimals() {}

    /**
     * Reads a figure written with ASCII digits: an optional minus sign, digits, an optional point and digits, an
     * optional exponent. No sign {@code +}, no thousands separator, no comma, no NaN.
     *
     * @return the figure with its trailing zeros, as many as a figure may have digits after the point, and a scale of
     *     zero or more
     * @throws IllegalArgumentException if the text is not such a decimal or does not {@link #fit}
     */
    public static BigDecimal parse(String text) {
        BigDecimal value = decimal(text);
        if (!fit(value)) {
            throw new IllegalArgumentException("expected at most " + MAX_INTEGER_DIGITS + " digits before and "
                    + MAX_FRACTION_DIGITS + " after the decimal point, got " + SafeText.of(text));
        }
        return value.setScale(Math.max(0, Math.min(value.scale(), MAX_FRACTION_DIGITS)));
    }

    /**
     * Reads a figure as {@link #parse} does, {@link #canonical}.
     *
     * @throws IllegalArgumentException as {@link #parse} does
     */
    public static BigDecimal parseCanonical(String text) {
        BigDecimal shortOne = shortPlain(text);
        return shortOne != null && shortOne.scale() <= MAX_FRACTION_DIGITS ? shortOne : canonical(parse(text));
    }

    /**
     * Reads a derived amount, written as {@link #parse} says.
     *
     * @return the amount, {@link #canonical}
     * @throws IllegalArgumentException if the text is not such a decimal, has more than {@value #MAX_DIGITS}
     *     significant digits, or a digit more than 100 places away from the point
     */
    public static BigDecimal parseDerived(String text) {
        BigDecimal shortOne = shortPlain(text);
        if (shortOne != null) {
            return shortOne;
        }
        BigDecimal value = decimal(text).stripTrailingZeros();
        if (value.precision() > MAX_DIGITS || !isWithin(value, MAX_DERIVED_PLACES, MAX_DERIVED_PLACES)) {
            throw new IllegalArgumentException("expected at most " + MAX_DIGITS + " significant digits, none more than "
                    + MAX_DERIVED_PLACES + " places from the decimal point, got " + SafeText.of(text));
        }
        return canonical(value);
    }

    /** Returns whether the value can be a figure: few enough digits on either side of the point. */
    public static boolean fit(BigDecimal value) {
        // Zeros at the end can only make it longer.
        return (value.scale() >= 0 && isWithin(value, MAX_INTEGER_DIGITS, MAX_FRACTION_DIGITS))
                || isWithin(value.stripTrailingZeros(), MAX_INTEGER_DIGITS, MAX_FRACTION_DIGITS);
    }

    /**
     * Returns the one way in which equal decimals are written: plain digits, no trailing zeros after the point, no
     * {@code -0}.
     *
     * @throws IllegalArgumentException as {@link #canonical} does
     */
    public static String text(BigDecimal value) {
        return canonical(value).toPlainString();
    }

    /**
     * Returns the same decimal without trailing zeros after the point, with a scale of zero or more: equal decimals
     * become equal objects.
     *
     * @throws IllegalArgumentException if it has a digit more than {@value #MAX_EXPONENT} places away from the point:
     *     decimal128 could not hold it, and its digits could fill the memory
     */
    public static BigDecimal canonical(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        if (!isWithin(stripped, MAX_EXPONENT, MAX_EXPONENT)) {
            throw new IllegalArgumentException("expected no digit more than " + MAX_EXPONENT
                    + " places from the decimal point, got a decimal of scale " + stripped.scale());
        }
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** Returns a decimal of few plain digits, canonical, as nearly all are; null for any other text. */
    private static @Nullable BigDecimal shortPlain(String text) {
        int begin = text.startsWith("-") ? 1 : 0;
        int digits = 0;
        int point = -1;
        long unscaled = 0;
        for (int i = begin; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9' && digits < MAX_SHORT_DIGITS) {
                unscaled = unscaled * 10 + c - '0';
                digits++;
            } else if (c == '.' && point < 0 && digits > 0) {
                point = digits;
            } else {
                return null;
            }
        }
        if (digits == 0 || point == digits) {
            return null;
        }
        int scale = point < 0 ? 0 : digits - point;
        while (scale > 0 && unscaled % 10 == 0) {
            unscaled /= 10;
            scale--;
        }
        return BigDecimal.valueOf(begin == 0 ? unscaled : -unscaled, scale);
    }

    private static BigDecimal decimal(String text) {
        if (!PLAIN.matcher(text).matches()) {
            throw new IllegalArgumentException("expected a decimal such as 1234.5, got " + SafeText.of(text));
        }
        return new BigDecimal(text);
    }

    private static boolean isWithin(BigDecimal stripped, int integerDigits, int fractionDigits) {
        return stripped.scale() <= fractionDigits && (long) stripped.precision() - stripped.scale() <= integerDigits;
    }
}
