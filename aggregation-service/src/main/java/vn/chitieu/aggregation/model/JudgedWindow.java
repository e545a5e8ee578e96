package vn.chitieu.aggregation.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.ReportingCalendar;
import vn.chitieu.contracts.vocabulary.FigureStatus;

/**
 * State of a window beside the quarters, as part of the total of the quarter in which it ends.
 *
 * @param window its id
 * @param days from when to when
 * @param upTo the last day of the reporting periods in it that have ended; null where none has
 * @param value what was reached in it; null where there is no figure
 * @param growth on the same days of the year before, in percent, or points of a percentage; null where it is not known,
 *     and for a window that began in the year before
 * @param standings against each target, at least one
 * @param trust how far it can be trusted
 * @param status the softest status; null where there is no figure
 * @param asOf when the newest figure in it was reported; null where there is none
 */
public record JudgedWindow(
        String window,
        ReportingCalendar.Window days,
        @Nullable LocalDate upTo,
        @Nullable BigDecimal value,
        @Nullable BigDecimal growth,
        List<WindowTotal.Standing> standings,
        Trust trust,
        @Nullable FigureStatus status,
        @Nullable Instant asOf) {

    public JudgedWindow {
        Objects.requireNonNull(window);
        Objects.requireNonNull(days);
        Objects.requireNonNull(trust);
        standings = List.copyOf(standings);
    }
}
