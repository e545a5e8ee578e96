package vn.chitieu.notification.domain.letter;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Figures as people write them: 1.234.567,89 in Vietnamese, 1,234,567.89 in English. Amounts that were reported keep
 * all their digits; what was computed is rounded half to even for display.
 */
enum Numbers {
    VIETNAMESE('.', ','),
    ENGLISH(',', '.');

    private static final int GROUP = 3;

    private final char thousands;
    private final char point;

    Numbers(char thousands, char point) {
        this.thousands = thousands;
        this.point = point;
    }

    /** Returns an amount with all its digits, without trailing zeros. */
    String exact(BigDecimal amount) {
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
    String computed(BigDecimal amount) {
        return exact(amount.setScale(2, RoundingMode.HALF_EVEN));
    }

    /** Returns a percentage to one decimal at most, with its sign. */
    String percent(BigDecimal percent) {
        return exact(percent.setScale(1, RoundingMode.HALF_EVEN)) + "%";
    }
}
