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

/** Cases and enterprises are counted: a fraction of one is a slip of the point, or a figure in the wrong row. */
final class CountsAreWhole implements Policy {
    @Override
    public Optional<Violation> check(UpdateDraft draft, ValidationContext context) {
        Indicator indicator = draft.indicator();
        BigDecimal value = draft.value();
        if (indicator == null || value == null || !indicator.figures().integer() || isWhole(value)) {
            return Optional.empty();
        }
        return Optional.of(Violation.of(
                FindingCode.VALUE_NOT_WHOLE,
                Field.VALUE,
                "expected a whole number of " + indicator.code() + ", got " + PeriodText.plain(value),
                Map.of("got", PeriodText.vietnamese(value))));
    }

    private static boolean isWhole(BigDecimal value) {
        return value.scale() <= 0 || value.stripTrailingZeros().scale() <= 0;
    }
}
