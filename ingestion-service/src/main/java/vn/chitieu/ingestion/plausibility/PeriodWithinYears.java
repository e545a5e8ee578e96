package vn.chitieu.ingestion.plausibility;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.ingestion.update.FindingCode;
import vn.chitieu.ingestion.update.PeriodText;
import vn.chitieu.ingestion.update.PlausibilityCheck;
import vn.chitieu.ingestion.update.Update;
import vn.chitieu.ingestion.update.ValidationContext;
import vn.chitieu.ingestion.update.Warning;

/**
 * Official figures arrive up to two years late; one of a period more than five years ago is mostly a slip of the year.
 */
final class PeriodWithinYears implements PlausibilityCheck {

    private static final int YEARS = 5;

    @Override
    public Optional<Warning> about(Update update, ValidationContext context) {
        LocalDate today = context.today();
        if (!update.period().lastDay().isBefore(today.minusYears(YEARS))) {
            return Optional.empty();
        }
        return Optional.of(new Warning(
                FindingCode.PERIOD_LONG_PAST,
                Field.PERIOD.label(),
                "expected a period of the last %d years before %s, got %s".formatted(YEARS, today, update.period()),
                FindingCode.PERIOD_LONG_PAST.vietnamese(
                        Map.of("period", PeriodText.vietnamese(update.period()), "years", String.valueOf(YEARS)))));
    }
}
