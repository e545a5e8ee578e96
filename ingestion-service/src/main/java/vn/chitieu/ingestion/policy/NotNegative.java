package vn.chitieu.ingestion.policy;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.ingestion.update.FindingCode;
import vn.chitieu.ingestion.update.PeriodText;
import vn.chitieu.ingestion.update.Policy;
import vn.chitieu.ingestion.update.UpdateDraft;
import vn.chitieu.ingestion.update.ValidationContext;
import vn.chitieu.ingestion.update.Violation;

/**
 * No area, and no number of cases, is less than zero; a sender that means a difference sends the new figure instead.
 */
final class NotNegative implements Policy {
    @Override
    public Optional<Violation> check(UpdateDraft draft, ValidationContext context) {

        Indicator indicator = draft.indicator();
        BigDecimal value = draft.value();
        if (indicator == null || value == null || !indicator.figures().neverNegative() || value.signum() >= 0) {
            return Optional.empty();
        }
        return Optional.of(Violation.of(
                FindingCode.VALUE_BELOW_ZERO,
                Field.VALUE,
                "expected zero or more of " + indicator.code() + ", got " + PeriodText.plain(value),
                Map.of("got", PeriodText.vietnamese(value))));
    }
}
