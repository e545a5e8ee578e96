package vn.chitieu.aggregation.calculation.assessment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import vn.chitieu.aggregation.calculation.WindowPages;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.contracts.vocabulary.Quarter;

/** Schedule of the instants at which totals change by time: as a quarter ends, and as its deadline passes. */
public final class Schedule {

    private final Catalog catalog;

    /** Takes the catalog with its calendar. */
    public Schedule(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * Returns the instant from which a city begins that was never judged: so that the quarter that ended last is opened
     * where it can still be reported in time, and none that is over.
     */
    public Instant beginningAt(Instant now) {
        Quarter last = quarterAt(now).plus(-1);
        return now.isBefore(catalog.calendar().deadline(last))
                ? dayAfter(last.lastDay()).minusMillis(1)
                : now;
    }

    /** Returns the pages of quarters that ended, or whose deadline passed, after one instant and up to another. */
    public Set<PageKey> between(Instant after, Instant upTo) {
        Set<PageKey> pages = new TreeSet<>();
        // A deadline lies within the quarter after, so one quarter before the first instant is early enough; two are
        // taken for calendars with long holidays.
        Quarter first = quarterAt(after).plus(-2);
        Quarter last = quarterAt(upTo);
        for (Indicator indicator : catalog.indicators()) {
            for (Quarter quarter = first; quarter.compareTo(last) <= 0; quarter = quarter.plus(1)) {
                Instant deadline = catalog.deadline(indicator, quarter);
                if (lies(end(indicator, quarter), after, upTo) || lies(deadline, after, upTo)) {
                    pages.add(new PageKey(catalog.id(), indicator.code(), quarter));
                }
            }
        }
        return pages;
    }

    /**
     * Returns the pages that include windows of which a period ended, or fell due, after one instant and up to another.
     * They are not to be opened for that: the window stands on one from the first report of its last quarter on.
     */
    public Set<PageKey> windowsBetween(Instant after, Instant upTo) {
        return new WindowPages(catalog).between(after, upTo);
    }

    private static boolean lies(Instant instant, Instant after, Instant upTo) {
        return instant.isAfter(after) && !instant.isAfter(upTo);
    }

    private Quarter quarterAt(Instant instant) {
        return Quarter.of(instant.atZone(catalog.calendar().zone()).toLocalDate());
    }

    private Instant end(Indicator indicator, Quarter quarter) {
        return dayAfter(indicator.calendar().windowOf(quarter).last());
    }

    private Instant dayAfter(LocalDate day) {
        return day.plusDays(1).atStartOfDay(catalog.calendar().zone()).toInstant();
    }
}
