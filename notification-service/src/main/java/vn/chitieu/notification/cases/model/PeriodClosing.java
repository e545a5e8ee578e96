package vn.chitieu.notification.cases.model;

import java.time.Instant;
import java.time.LocalDate;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.ReportingCalendar;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.notification.cases.policy.Rule;

/**
 * Computes when the period of a case is closed. A quarter is judged at its own deadline, and its cases live until the
 * next one is: from then on the cases of the next quarter take their place. What moved in a closed quarter is reported
 * with the quarter that runs when it is found.
 */
public final class PeriodClosing {

    private PeriodClosing() {}

    /**
     * Returns when a case that begins now is closed, in whatever state it is then.
     *
     * @param catalog whose reporting calendar of the indicator counts, or the city's where it does not know it
     */
    public static Instant of(Catalog catalog, CaseKey key, Instant now) {
        if (key.rule() != Rule.CLOSED_QUARTER_MOVED) {
            return deadline(catalog, key, key.total().quarter().plus(1));
        }
        Quarter running = Quarter.of(LocalDate.ofInstant(now, catalog.calendar().zone()));
        Instant ofTheOneBefore = deadline(catalog, key, running.plus(-1));
        return now.isBefore(ofTheOneBefore) ? ofTheOneBefore : deadline(catalog, key, running);
    }

    private static Instant deadline(Catalog catalog, CaseKey key, Quarter quarter) {
        return catalog.indicator(key.total().indicator())
                .map(indicator -> catalog.deadline(indicator, quarter))
                .orElseGet(() -> ReportingCalendar.CALENDAR_QUARTER.deadline(quarter, catalog.calendar()));
    }
}
