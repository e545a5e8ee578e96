package vn.chitieu.catalog;

import java.math.BigDecimal;

/**
 * Thresholds of the verdicts of an indicator, as the share reached divided by the share expected, in percent. To be
 * decided by the city for each indicator; there is no official rule. For an indicator whose lower values are better the
 * same numbers are read the other way round.
 *
 * @param ahead at or above this: AHEAD
 * @param onPace at or above this: ON_PACE
 * @param behind below this: BEHIND; between it and {@code onPace}: AT_RISK
 * @param severelyBehind below this: SEVERELY_BEHIND
 */
public record Thresholds(BigDecimal ahead, BigDecimal onPace, BigDecimal behind, BigDecimal severelyBehind) {

    /** What holds where the catalog says nothing: 110, 100, 95 and 70. */
    public static final Thresholds DEFAULT = new Thresholds(
            BigDecimal.valueOf(110), BigDecimal.valueOf(100), BigDecimal.valueOf(95), BigDecimal.valueOf(70));

    public Thresholds {
        if (ahead.compareTo(onPace) < 0
                || onPace.compareTo(behind) < 0
                || behind.compareTo(severelyBehind) < 0
                || severelyBehind.signum() <= 0) {
            throw new IllegalArgumentException("expected ahead >= on pace >= behind >= severely behind > 0, got "
                    + ahead + ", " + onPace + ", " + behind + ", " + severelyBehind);
        }
    }
}
