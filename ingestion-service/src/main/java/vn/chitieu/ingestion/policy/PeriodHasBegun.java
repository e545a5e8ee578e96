package vn.chitieu.ingestion.policy;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.ingestion.update.FindingCode;
import vn.chitieu.ingestion.update.PeriodText;
import vn.chitieu.ingestion.update.Policy;
import vn.chitieu.ingestion.update.UpdateDraft;
import vn.chitieu.ingestion.update.ValidationContext;
import vn.chitieu.ingestion.update.Violation;

/** A period that has not begun cannot have been counted; the day begins in the city's time zone. */
final class PeriodHasBegun implements Policy {
    @Override
    public Optional<Violation> check(UpdateDraft draft, ValidationContext context) {

        ReportingPeriod period = draft.period();
        LocalDate today = context.today();
        if (period == null) {
            return Optional.empty();
        }
        LocalDate begins = begins(draft.indicator(), period);
        if (!begins.isAfter(today)) {
            return Optional.empty();
        }
        return Optional.of(Violation.of(
                FindingCode.PERIOD_NOT_BEGUN,
                Field.PERIOD,
                "expected a period that has begun by " + today + ", got " + period + ", which is taken from " + begins
                        + " on",
                Map.of("period", PeriodText.vietnamese(period), "from", PeriodText.vietnamese(begins))));
    }

    /** By its reporting calendar, a month may begin within the month before. */
    private static LocalDate begins(@Nullable Indicator indicator, ReportingPeriod period) {
        return indicator == null
                ? period.firstDay()
                : indicator.calendar().windowOf(period).first();
    }
}
