package vn.chitieu.aggregation.calculation.assessment;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.calculation.WindowReports;
import vn.chitieu.aggregation.calculation.WindowValue;
import vn.chitieu.aggregation.model.Comparison;
import vn.chitieu.aggregation.model.Page;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.Percent;
import vn.chitieu.aggregation.model.WindowTotal;
import vn.chitieu.aggregation.target.TargetsInForce;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Formula;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.TimeWindow;
import vn.chitieu.contracts.vocabulary.Scope;

/** Computes what was reached within windows, from contributions alone; nothing of it is stored. Pure, thread-safe. */
public final class WindowTotals {

    private final Catalog catalog;

    /** Takes the catalog. */
    public WindowTotals(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Returns the pages that a window's totals are made of, in its own year and the year before. */
    public Set<PageKey> reads(TimeWindow window) {
        return window.indicators().stream()
                .flatMap(code -> reported(indicator(code)))
                .flatMap(indicator -> Stream.of(window.days(), window.daysOfLastYear())
                        .flatMap(days -> WindowReports.quarters(indicator, days).stream())
                        .map(quarter -> new PageKey(catalog.id(), indicator.code(), quarter)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Returns the total of a scope.
     *
     * @param indicator one of the window's
     * @param pages those of {@link #reads} that are stored
     * @param targets those of the city, for a window from 1 January that has none of its own
     * @param now the time, by which periods have ended and are overdue
     */
    public WindowTotal total(
            TimeWindow window,
            Indicator indicator,
            Scope scope,
            Map<PageKey, Page> pages,
            TargetsInForce targets,
            Instant now) {
        WindowReports reports = new WindowReports(catalog, key -> pages.getOrDefault(key, Page.blank(key)), now);
        WindowValue part = part(window, indicator, scope, reports);
        Comparison comparison = comparison(part);
        return new WindowTotal(
                indicator.code(),
                scope,
                new WindowTotal.Amounts(
                        part.value(),
                        part.lastYear().amount(),
                        comparison,
                        comparison.isComparable() ? growth(indicator, part) : null),
                new WindowGoals(catalog, targets, now)
                        .of(window, indicator, scope, part, unit -> part(window, indicator, unit, reports)),
                new WindowTotal.Periods(List.copyOf(part.whole()), List.copyOf(part.ended()), List.copyOf(part.cut())),
                part.trust(),
                part.status(),
                part.asOf());
    }

    /** Returns the basis on which a part is compared with last year: not at all while it is not whole. */
    static Comparison comparison(WindowValue part) {
        return part.lastYear().ground(part.value(), part.isWhole());
    }

    /** Returns by how much a part grew on last year; null where there is no base. */
    static @Nullable BigDecimal growth(Indicator indicator, WindowValue part) {
        BigDecimal base = part.lastYear().amount();
        return indicator.figures().percentage()
                ? Percent.points(part.value(), base)
                : Percent.growth(part.value(), base);
    }

    /** Returns what a scope reached, of a derived indicator by its formula. */
    WindowValue part(TimeWindow window, Indicator indicator, Scope scope, WindowReports reports) {
        Formula formula = indicator.rollUp().formula();
        return formula == null
                ? reports.part(window, indicator, scope)
                : WindowValue.derived(
                        formula,
                        formula.inputs()
                                .map(input -> part(window, indicator(input), scope, reports))
                                .toList());
    }

    private Stream<Indicator> reported(Indicator indicator) {
        Formula formula = indicator.rollUp().formula();
        return formula == null ? Stream.of(indicator) : formula.inputs().flatMap(input -> reported(indicator(input)));
    }

    private Indicator indicator(String code) {
        return catalog.indicator(code).orElseThrow();
    }
}
