package vn.chitieu.ingestion.plausibility;

import java.time.LocalDate;
import java.util.Optional;
import vn.chitieu.ingestion.update.Circumstances;
import vn.chitieu.ingestion.update.Code;
import vn.chitieu.ingestion.update.Doubt;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.ingestion.update.Told;
import vn.chitieu.ingestion.update.Update;
import vn.chitieu.ingestion.update.Warning;

/**
 * Official figures arrive up to two years late; one of a period more than five years ago is mostly a slip of the year.
 */
final class PeriodOfTheseYears implements Doubt {

    private static final int YEARS = 5;

    @Override
    public Optional<Warning> about(Update update, Circumstances circumstances) {
        LocalDate today = circumstances.today();
        if (!update.period().lastDay().isBefore(today.minusYears(YEARS))) {
            return Optional.empty();
        }
        return Optional.of(new Warning(
                Code.PERIOD_LONG_PAST,
                Field.PERIOD.label(),
                "expected a period of the last %d years before %s, got %s".formatted(YEARS, today, update.period()),
                "Kỳ báo cáo %s đã qua hơn %d năm.".formatted(Told.vietnamese(update.period()), YEARS)));
    }
}
