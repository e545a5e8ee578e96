package vn.chitieu.contracts.vocabulary;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Figures as people write them: 1.234.567,89 in Vietnamese, 1,234,567.89 in English. Amounts that were reported keep
 * all their digits; what was computed is rounded half to even for display.
 */
public enum FigureFormat {
    /** Dots between thousands, a comma before the decimals. */
    VIETNAMESE('.', ','),
    /** Commas between thousands, a point before the decimals. */
    ENGLISH(',', '.');

    private static final int GROUP = 3;

    private final char thousands;
    private final char point;

    FigureFormat(char thousands, char point) {
        this.thousands = thousands;
        this.point = point;
    }

    /** Returns how figures are written in the language {@code en}, or else in Vietnamese. */
    public static FigureFormat in(String language) {
        return language.equals("en") ? ENGLISH : VIETNAMESE;
    }

    /** Returns an amount with all its digits, without trailing zeros. */
    public String exact(BigDecimal amount) {
        BigDecimal plain = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
        String digits = plain.abs().toPlainString();
        int at = digits.indexOf('.');
        String whole = at < 0 ? digits : digits.substring(0, at);
        StringBuilder text = new StringBuilder(plain.signum() < 0 ? "-" : "");
        for (int i = 0; i < whole.length(); i++) {
            if (i > 0 && (whole.length() - i) % GROUP == 0) {
                text.append(thousands);
            }
            text.append(whole.charAt(i));
        }
        if (at >= 0) {
            text.append(point).append(digits, at + 1, digits.length());
        }
        return text.toString();
    }

    /** Returns a computed amount, to two decimals at most. */
    public String computed(BigDecimal amount) {
        return exact(rounded(amount, 2));
    }

    /** Returns a percentage to one decimal at most, with its sign. */
    public String percent(BigDecimal percent) {
        return exact(rounded(percent, 1)) + "%";
    }

    /**
     * Returns the number as it is shown with at most so many decimals: rounded half to even, without trailing zeros.
     *
     * @param decimals zero or more
     */
    public static BigDecimal rounded(BigDecimal number, int decimals) {
        return Decimals.canonical(number.setScale(decimals, RoundingMode.HALF_EVEN));
    }
}
