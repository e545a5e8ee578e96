package vn.chitieu.ingestion.confirmation;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;

/**
 * What a head says of one figure that waits.
 *
 * @param unit id of the unit
 * @param indicator code of the indicator
 * @param period the reporting period
 * @param update id of the update that the head has seen
 * @param value the figure that the head has seen
 * @param reason why it is sent back to the clerk, 1 to 500 characters; null where it is confirmed
 */
record HeadDecision(
        String unit,
        String indicator,
        ReportingPeriod period,
        String update,
        BigDecimal value,
        @Nullable String reason) {

    HeadDecision {
        Objects.requireNonNull(unit);
        Objects.requireNonNull(indicator);
        Objects.requireNonNull(period);
        Objects.requireNonNull(update);
        Objects.requireNonNull(value);
    }
}
