package vn.chitieu.aggregation.calculation.assessment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.calculation.WindowPages;
import vn.chitieu.aggregation.calculation.WindowReports;
import vn.chitieu.aggregation.calculation.WindowValue;
import vn.chitieu.aggregation.model.JudgedWindow;
import vn.chitieu.aggregation.model.Page;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.target.TargetsInForce;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.TimeWindow;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;

/** Judges the windows that the totals of pages tell of, for one state of the pages. Not thread-safe. */
final class PageWindows {

    private final WindowPages windowPages;
    private final WindowTotals totals;
    private final WindowReports reports;
    private final WindowGoals goals;
    private final Catalog catalog;
    private final Map<PageKey, List<TimeWindow>> onPages = new HashMap<>();

    PageWindows(Catalog catalog, Function<PageKey, Page> pages, TargetsInForce targets, Instant now) {
        this.catalog = catalog;
        this.windowPages = new WindowPages(catalog);
        this.totals = new WindowTotals(catalog);
        this.reports = new WindowReports(catalog, pages, now);
        this.goals = new WindowGoals(catalog, targets, now);
    }

    /** Returns how far those windows of a page are that have a target for the scope. */
    List<JudgedWindow> of(PageKey page, Scope scope) {
        if (catalog.windows().isEmpty()) {
            return List.of();
        }
        Indicator indicator = catalog.indicator(page.indicator()).orElseThrow();
        return onPages.computeIfAbsent(page, windowPages::on).stream()
                .filter(window -> goals.hasAny(window, indicator, scope))
                .map(window -> judged(window, indicator, scope, page.quarter()))
                .toList();
    }

    private JudgedWindow judged(TimeWindow window, Indicator indicator, Scope scope, Quarter quarter) {
        WindowValue part = totals.part(window, indicator, scope, reports);
        boolean isOfOneYear = window.days().first().getYear() == quarter.year();
        return new JudgedWindow(
                window.id(),
                window.days(),
                upTo(indicator, part),
                part.value(),
                isOfOneYear && WindowTotals.comparison(part).isComparable()
                        ? WindowTotals.growth(indicator, part)
                        : null,
                goals.of(window, indicator, scope, part, unit -> totals.part(window, indicator, unit, reports)).stream()
                        .map(standing -> isOfOneYear ? standing : standing.withGaps(List.of()))
                        .toList(),
                part.trust(),
                part.status(),
                part.asOf());
    }

    private static @Nullable LocalDate upTo(Indicator indicator, WindowValue part) {
        return part.ended().isEmpty()
                ? null
                : indicator.calendar().windowOf(part.ended().last()).last();
    }
}
