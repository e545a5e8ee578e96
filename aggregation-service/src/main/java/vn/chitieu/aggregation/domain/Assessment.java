package vn.chitieu.aggregation.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.Pace;
import vn.chitieu.catalog.Target;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * Computes totals: what was reached, against last year and against every target. A function of the contributions, the
 * catalogue, the targets and the clock's reading; it never looks at an earlier total. Not thread-safe.
 */
public final class Assessment {

    private final Catalog catalog;
    private final FigureBook book;
    private final TargetsInForce targets;
    private final Instant now;

    /**
     * Takes one state of the pages.
     *
     * @param catalog the city
     * @param pages the pages with their contributions, {@link Page#blank} where there is none
     * @param targets the targets of the city
     * @param now the time, to tell whether a deadline has passed
     */
    public Assessment(Catalog catalog, Function<PageKey, Page> pages, TargetsInForce targets, Instant now) {
        this.catalog = catalog;
        this.book = new FigureBook(catalog, pages);
        this.targets = targets;
        this.now = now;
    }

    /**
     * Returns the total of a scope on a page, at revision 0.
     *
     * @throws IllegalStateException if the catalogue does not have the page's indicator
     */
    public Total total(PageKey page, Scope scope) {
        ScopeFigure figure = book.figure(page, scope);
        ScopeFigure lastYear = book.figure(page.in(page.quarter().yearBefore()), scope);
        Figures figures = new Figures(figure.value(), figure.cumulative(), lastYear.value(), lastYear.cumulative());
        Trust trust = trust(page, figure, lastYear);
        return new Total(
                scope,
                figures,
                attainments(page, scope, figure, trust),
                trust,
                figure.status(),
                figure.asOf() == null ? Instant.EPOCH : figure.asOf(),
                0);
    }

    private List<Attainment> attainments(PageKey page, Scope scope, ScopeFigure figure, Trust trust) {
        Quarter quarter = page.quarter();
        Indicator indicator = catalog.indicator(page.indicator()).orElseThrow();
        boolean due = !now.isBefore(catalog.calendar().deadline(quarter));
        return targets.on(quarter.lastDay(), scope, indicator.code(), quarter.year()).stream()
                .map(target -> {
                    BigDecimal expected = expectedPercent(page, scope, target);
                    Attainment judged = Judgement.of(indicator, target, expected, figure.cumulative(), trust, due);
                    return judged.verdict().isBehind()
                            ? Judgement.withGaps(judged, gaps(page, scope, figure.expected(), judged))
                            : judged;
                })
                .toList();
    }

    private BigDecimal expectedPercent(PageKey page, Scope scope, Target target) {
        Quarter quarter = page.quarter();
        if (target.pace() instanceof Pace.Given given) {
            return given.shares().get(quarter.number() - 1);
        }
        Quarter lastYear = quarter.yearBefore();
        BigDecimal share = Percent.share(
                book.figure(page.in(lastYear), scope).cumulative(),
                book.figure(page.in(new Quarter(lastYear.year(), 4)), scope).cumulative());
        return share != null ? share : BigDecimal.valueOf(25L * quarter.number());
    }

    private List<Attainment.Gap> gaps(PageKey page, Scope scope, Collection<String> units, Attainment behind) {
        if (scope instanceof Scope.Unit) {
            return List.of();
        }
        PageKey lastYear = page.in(page.quarter().yearBefore());
        return Gaps.largest(
                units,
                catalog.indicator(page.indicator()).orElseThrow().direction(),
                Percent.of(behind.expectedPercent(), behind.target()),
                unit -> book.figure(page, new Scope.Unit(unit)).cumulative(),
                unit -> book.figure(lastYear, new Scope.Unit(unit)).cumulative());
    }

    private Trust trust(PageKey page, ScopeFigure figure, ScopeFigure lastYear) {
        return new Trust(
                figure.expected().size(),
                List.copyOf(figure.missing()),
                missingShare(page, figure, lastYear),
                figure.value() == null ? null : estimateShare(figure));
    }

    private static BigDecimal estimateShare(ScopeFigure figure) {
        BigDecimal share = Percent.share(figure.estimated(), figure.size());
        return share == null ? BigDecimal.ZERO : share;
    }

    private @Nullable BigDecimal missingShare(PageKey page, ScopeFigure figure, ScopeFigure lastYear) {
        if (figure.missing().isEmpty()) {
            return BigDecimal.ZERO;
        }
        PageKey base = page.in(page.quarter().yearBefore());
        BigDecimal missing = BigDecimal.ZERO;
        for (String unit : figure.missing()) {
            BigDecimal theirs = book.figure(base, new Scope.Unit(unit)).cumulative();
            if (theirs == null) {
                return null;
            }
            missing = missing.add(theirs);
        }
        return Percent.share(missing, lastYear.cumulative());
    }
}
