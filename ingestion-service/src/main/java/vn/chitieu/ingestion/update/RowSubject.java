package vn.chitieu.ingestion.update;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;

/**
 * The unit and the quarter under which a row is counted, whatever is wrong with it.
 *
 * @param unit permanent id of a unit that the sender speaks for
 * @param quarter of the row's period, or the one in which it came where that has none that can be reported
 */
public record RowSubject(String unit, Quarter quarter) {

    /** Bounds how many quarters the rows of one sender are counted under. */
    private static final int MOST_QUARTERS_AGO = 8;

    public RowSubject {
        Objects.requireNonNull(unit);
        Objects.requireNonNull(quarter);
    }

    /**
     * Returns that of a row: the unit that it names where the sender speaks for that one, or else the sender's only
     * unit; null where the sender has several, or none.
     */
    static @Nullable RowSubject of(UpdateDraft draft, ValidationContext context) {
        String unit =
                draft.unit() != null && context.sender().coversUnit(draft.unit().id())
                        ? draft.unit().id()
                        : context.sender().onlyUnit();
        Quarter present = Quarter.of(context.today());
        ReportingPeriod period = draft.period();
        if (unit == null || period == null) {
            return unit == null ? null : new RowSubject(unit, present);
        }
        Quarter named = quarter(draft.indicator(), period);
        boolean isReported = !named.firstDay().isAfter(present.firstDay())
                && !named.firstDay().isBefore(present.plus(-MOST_QUARTERS_AGO).firstDay());
        return new RowSubject(unit, isReported ? named : present);
    }

    /** Returns that of what cannot be read at all. */
    public static RowSubject unreadable(String unit, LocalDate today) {
        return new RowSubject(unit, Quarter.of(today));
    }

    private static Quarter quarter(@Nullable Indicator indicator, ReportingPeriod period) {
        return indicator == null ? period.quarter() : indicator.calendar().quarterOf(period);
    }
}
