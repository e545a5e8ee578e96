package vn.chitieu.catalog.territory;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A part of a unit that ended belongs to another from a day on. A merger is one for each unit merged, a split is one
 * for each part.
 *
 * @param predecessor id of the unit whose last day is the day before
 * @param successor id of the unit that the part belongs to now; it begins that day or has been there before
 * @param on the successor's first day with it
 * @param share how much of the predecessor's figures of the past is taken to be of this part: above 0, at most 1; the
 *     parts of a predecessor add up to exactly 1
 * @param source the decision
 * @param note what else there is to say, such as that the share is not published; null where nothing is
 */
public record Succession(
        String predecessor,
        String successor,
        LocalDate on,
        BigDecimal share,
        String source,
        @Nullable String note) {

    /** How many digits a share may have after the point: as many as a figure times a share can have exactly. */
    public static final int MOST_SHARE_DIGITS = 4;

    public Succession {
        Objects.requireNonNull(predecessor);
        Objects.requireNonNull(successor);
        Objects.requireNonNull(on);
        Objects.requireNonNull(source);
        share = share.stripTrailingZeros();
        if (share.signum() <= 0 || share.compareTo(BigDecimal.ONE) > 0 || share.scale() > MOST_SHARE_DIGITS) {
            throw new IllegalArgumentException("expected a share above 0 and at most 1 with at most "
                    + MOST_SHARE_DIGITS + " digits after the point, got " + share);
        }
    }
}
