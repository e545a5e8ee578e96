package vn.chitieu.aggregation.calculation;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import vn.chitieu.aggregation.model.LoggedUpdate;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.contracts.vocabulary.Frequency;
import vn.chitieu.contracts.vocabulary.Quarter;

/**
 * Places updates on pages. An update knows the calendar's quarter of its period; to which quarter a day belongs is
 * decided by its indicator's reporting calendar. Thread-safe.
 */
public final class Placement {

    private final Catalog catalog;
    private final Set<String> placedByDay;

    /** Takes the catalog that names the calendars. */
    public Placement(Catalog catalog) {
        this.catalog = catalog;
        this.placedByDay = catalog.indicators().stream()
                .filter(indicator -> indicator.frequency() == Frequency.DAY
                        && indicator.calendar().lastDay() > 0)
                .map(Indicator::code)
                .collect(Collectors.toSet());
    }

    /** Returns the updates on the pages of their quarters, in their order. */
    public List<LoggedUpdate> place(Collection<LoggedUpdate> updates) {
        return placedByDay.isEmpty()
                ? List.copyOf(updates)
                : updates.stream().map(this::place).toList();
    }

    /** Returns an update on the page of its quarter. */
    public LoggedUpdate place(LoggedUpdate update) {
        if (!(update instanceof LoggedUpdate.Reported reported)
                || !placedByDay.contains(reported.page().indicator())) {
            return update;
        }
        Indicator indicator = catalog.indicator(reported.page().indicator()).orElseThrow();
        Quarter quarter =
                indicator.calendar().quarterOf(reported.contribution().cell().period());
        return reported.on(reported.page().in(quarter));
    }
}
