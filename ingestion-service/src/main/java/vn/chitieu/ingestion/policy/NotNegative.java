package vn.chitieu.ingestion.policy;

import java.math.BigDecimal;
import java.util.Optional;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.ingestion.update.Circumstances;
import vn.chitieu.ingestion.update.Code;
import vn.chitieu.ingestion.update.Draft;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.ingestion.update.Policy;
import vn.chitieu.ingestion.update.Told;
import vn.chitieu.ingestion.update.Violation;

/** No area, and no number of cases, is less than nothing; whoever means a difference sends the new figure instead. */
final class NotNegative implements Policy {
    @Override
    public Optional<Violation> check(Draft draft, Circumstances circumstances) {

        Indicator indicator = draft.indicator();
        BigDecimal value = draft.value();
        if (indicator == null || value == null || !indicator.neverNegative() || value.signum() >= 0) {
            return Optional.empty();
        }
        return Optional.of(Violation.of(
                Code.VALUE_BELOW_ZERO,
                Field.VALUE,
                "expected zero or more of " + indicator.code() + ", got " + Told.plain(value),
                "Chỉ tiêu này không thể âm, số liệu đang là %s.".formatted(Told.vietnamese(value))));
    }
}
