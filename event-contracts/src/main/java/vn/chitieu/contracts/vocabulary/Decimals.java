package vn.chitieu.contracts.vocabulary;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Decimal figures as they are stored and sent: at most 34 significant digits, as IEEE 754 decimal128 holds them, and an
 * exponent that people can read. Nothing here rounds.
 */
public final class Decimals {

    /** The most significant digits that a figure may have (IEEE 754-2019, decimal128). */
    public static final int MAX_DIGITS = 34;

    /** The most digits on either side of the decimal point. */
    public static final int MAX_SCALE = 34;

    private static final Pattern PLAIN = Pattern.compile("-?[0-9]{1,80}(\\.[0-9]{1,80})?([eE][+-]?[0-9]{1,3})?");

    private Decimals() {}

    /**
     * Reads a decimal written with ASCII digits: an optional minus sign, digits, an optional point and digits, an
     * optional exponent. No sign {@code +}, no thousands separator, no comma, no NaN.
     *
     * @return the figure with trailing zeros kept, never in exponent form when printed by {@link #text}
     * @throws IllegalArgumentException if the text is not such a decimal or does not {@link #fit}
     */
    public static BigDecimal parse(String text) {
        if (!PLAIN.matcher(text).matches()) {
            throw new IllegalArgumentException("expected a decimal such as 1234.5, got " + text);
        }
        BigDecimal value = new BigDecimal(text);
        if (!fit(value)) {
            throw new IllegalArgumentException("expected at most " + MAX_DIGITS + " digits, got " + text);
        }
        return value;
    }

    /** Returns whether the figure has at most {@value #MAX_DIGITS} digits and lies within the scale that we keep. */
    public static boolean fit(BigDecimal value) {
        return value.precision() <= MAX_DIGITS
                && value.scale() <= MAX_SCALE
                && value.precision() - value.scale() <= MAX_DIGITS;
    }

    /** Returns the one way in which equal figures are written: plain digits, no trailing zeros after the point. */
    public static String text(BigDecimal value) {
        return canonical(value).toPlainString();
    }

    /** Returns the same figure without trailing zeros after the point, with a scale of zero or more. */
    public static BigDecimal canonical(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
