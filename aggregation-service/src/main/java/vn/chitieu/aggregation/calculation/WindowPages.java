package vn.chitieu.aggregation.calculation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Formula;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.TimeWindow;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;

/**
 * Finds the page whose totals include a window: that of the quarter in which its last whole reporting period lies,
 * since its totals follow from the earlier quarters anyway. A window that begins before the year before that is on no
 * page, for pages are not read as far back.
 */
public final class WindowPages {

    private final Catalog catalog;

    public WindowPages(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Returns the windows that a page includes, in the order of the catalog. */
    public List<TimeWindow> on(PageKey page) {
        return catalog.windows().stream()
                .filter(window -> window.indicators().contains(page.indicator()))
                .filter(window -> quarterOf(window, indicator(page.indicator()))
                        .filter(page.quarter()::equals)
                        .isPresent())
                .toList();
    }

    /** Returns the pages of windows of which a period ended, or fell due, after one instant and up to another. */
    public Set<PageKey> between(Instant after, Instant upTo) {
        Set<PageKey> pages = new TreeSet<>();
        for (TimeWindow window : catalog.windows()) {
            for (String code : window.indicators()) {
                boolean moves = reported(indicator(code))
                        .flatMap(one -> whole(window, one).flatMap(period -> moments(one, period)))
                        .anyMatch(moment -> moment.isAfter(after) && !moment.isAfter(upTo));
                if (moves) {
                    quarterOf(window, indicator(code))
                            .map(quarter -> new PageKey(catalog.id(), code, quarter))
                            .ifPresent(pages::add);
                }
            }
        }
        return pages;
    }

    private Optional<Quarter> quarterOf(TimeWindow window, Indicator indicator) {
        return reported(indicator)
                .flatMap(one -> whole(window, one).map(period -> one.calendar().quarterOf(period)))
                .max(Comparator.naturalOrder())
                .filter(quarter -> window.days().first().getYear() >= quarter.year() - 1);
    }

    private static Stream<ReportingPeriod> whole(TimeWindow window, Indicator reported) {
        return WindowReports.quarters(reported, window.days()).stream()
                .flatMap(quarter -> reported.calendar().periodsOf(quarter, reported.frequency()))
                .filter(period -> window.days().covers(reported.calendar().windowOf(period)));
    }

    private Stream<Instant> moments(Indicator reported, ReportingPeriod period) {
        LocalDate dayAfter = reported.calendar().windowOf(period).last().plusDays(1);
        return Stream.of(
                dayAfter.atStartOfDay(catalog.calendar().zone()).toInstant(), catalog.deadline(reported, period));
    }

    /** Returns the indicators that units report of which an indicator is made, itself where it is reported. */
    private Stream<Indicator> reported(Indicator indicator) {
        Formula formula = indicator.rollUp().formula();
        return formula == null ? Stream.of(indicator) : formula.inputs().flatMap(input -> reported(indicator(input)));
    }

    private Indicator indicator(String code) {
        return catalog.indicator(code).orElseThrow();
    }
}
