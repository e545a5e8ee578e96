package vn.chitieu.ingestion.policy;

import java.util.Map;
import java.util.Optional;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.ingestion.update.FindingCode;
import vn.chitieu.ingestion.update.PeriodText;
import vn.chitieu.ingestion.update.Policy;
import vn.chitieu.ingestion.update.UpdateDraft;
import vn.chitieu.ingestion.update.ValidationContext;
import vn.chitieu.ingestion.update.Violation;

/** A figure is about a day, a month or a quarter as its indicator says. */
final class PeriodOfTheIndicator implements Policy {
    @Override
    public Optional<Violation> check(UpdateDraft draft, ValidationContext context) {

        Indicator indicator = draft.indicator();
        ReportingPeriod period = draft.period();
        if (indicator == null || period == null || period.frequency() == indicator.frequency()) {
            return Optional.empty();
        }
        return Optional.of(Violation.of(
                FindingCode.PERIOD_OF_ANOTHER_LENGTH,
                Field.PERIOD,
                "expected one " + indicator.frequency() + " for " + indicator.code() + ", got " + period + ", one "
                        + period.frequency(),
                Map.of(
                        "indicator",
                        indicator.code(),
                        "expected",
                        PeriodText.vietnamese(indicator.frequency()),
                        "period",
                        PeriodText.vietnamese(period))));
    }
}
