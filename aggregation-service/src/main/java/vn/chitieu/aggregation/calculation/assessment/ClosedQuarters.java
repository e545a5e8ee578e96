package vn.chitieu.aggregation.calculation.assessment;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.calculation.Base;
import vn.chitieu.aggregation.calculation.Definitions;
import vn.chitieu.aggregation.calculation.FigureCalculator;
import vn.chitieu.aggregation.calculation.PageDependencies;
import vn.chitieu.aggregation.calculation.ScopeFigure;
import vn.chitieu.aggregation.calculation.UnitFigures;
import vn.chitieu.aggregation.calculation.UnitReportCache;
import vn.chitieu.aggregation.calculation.YearAgoBases;
import vn.chitieu.aggregation.model.ClosingFigures;
import vn.chitieu.aggregation.model.Contribution;
import vn.chitieu.aggregation.model.Page;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.Percent;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * Computes how figures stood at their quarter's deadline. It computes anything only where something was reported on
 * time and something later. Serves one state of the pages; not thread-safe.
 */
final class ClosedQuarters {

    private final Catalog catalog;
    private final PageDependencies dependencies;
    private final Definitions definitions;
    private final Function<PageKey, Page> pages;
    private final Instant now;
    private final Map<PageKey, Closed> closed = new HashMap<>();
    private final Map<Instant, AsOf> books = new HashMap<>();
    private final Map<PageKey, Reports> reports = new HashMap<>();

    ClosedQuarters(Catalog catalog, Definitions definitions, Function<PageKey, Page> pages, Instant now) {
        this.catalog = catalog;
        this.dependencies = new PageDependencies(catalog);
        this.definitions = definitions;
        this.pages = pages;
        this.now = now;
    }

    /** Returns how a scope's figure stood at the deadline; null before it, and where it stands as it did. */
    @Nullable
    ClosingFigures closing(Indicator indicator, PageKey page, Scope scope, ScopeFigure figure) {
        Closed ofPage = closed(indicator, page);
        if (!ofPage.figureMoved) {
            return null;
        }
        ScopeFigure then = asOf(ofPage.deadline).book().figure(page, scope);
        boolean valueMoved = !same(then.value(), figure.value());
        if ((!valueMoved && same(then.cumulative(), figure.cumulative()))
                || (then.value() == null && then.cumulative() == null)) {
            return null;
        }
        BigDecimal moved = moved(indicator, then.value(), figure.value());
        boolean exceeded = valueMoved
                && then.value() != null
                && (moved == null || moved.abs().compareTo(indicator.judging().closedTolerancePercent()) > 0);
        return new ClosingFigures(then.value(), then.cumulative(), moved, exceeded);
    }

    /**
     * Returns the growth of a scope's quarter as it was known at the deadline, on the territory of the quarter; null
     * before it, and where nothing moved since, it was a part only or there was no base.
     */
    @Nullable
    BigDecimal growthAsPublished(Indicator indicator, PageKey page, Scope scope) {
        Closed ofPage = closed(indicator, page);
        if (!ofPage.figureMoved && !ofPage.baseMoved) {
            return null;
        }
        AsOf then = asOf(ofPage.deadline);
        ScopeFigure figure = then.book().figure(page, scope);
        Base base = then.bases().of(page, scope).quarter();
        return figure.isWhole() && base.isWhole() ? moved(indicator, base.amount(), figure.value()) : null;
    }

    private static @Nullable BigDecimal moved(Indicator indicator, @Nullable BigDecimal from, @Nullable BigDecimal to) {
        return indicator.figures().percentage() ? Percent.points(to, from) : Percent.growth(to, from);
    }

    private AsOf asOf(Instant deadline) {
        return books.computeIfAbsent(deadline, at -> {
            UnitFigures units = new UnitFigures(
                    catalog, definitions, key -> pages.apply(key).asOf(at), new UnitReportCache());
            FigureCalculator book = new FigureCalculator(catalog, definitions, units);
            return new AsOf(book, new YearAgoBases(catalog, definitions, units, book));
        });
    }

    private Closed closed(Indicator indicator, PageKey page) {
        Closed known = closed.get(page);
        if (known == null) {
            Instant deadline = catalog.deadline(indicator, page.quarter());
            known = now.isBefore(deadline) ? new Closed(deadline, false, false) : past(indicator, page, deadline);
            closed.put(page, known);
        }
        return known;
    }

    private Closed past(Indicator indicator, PageKey page, Instant deadline) {
        Set<String> inputs = dependencies.inputs(indicator.code());
        boolean late = isAny(inputs, page, page.quarter().yearToDate(), one -> one.isLate(deadline));
        boolean lateBase = isAny(inputs, page, Stream.of(page.quarter().yearBefore()), one -> one.isLate(deadline));
        boolean onTime =
                (late || lateBase) && isAny(inputs, page, page.quarter().yearToDate(), one -> one.isOnTime(deadline));
        return new Closed(deadline, late && onTime, lateBase && onTime);
    }

    private boolean isAny(
            Set<String> inputs, PageKey page, Stream<Quarter> quarters, Function<Reports, Boolean> condition) {
        return quarters.anyMatch(quarter -> inputs.stream()
                .anyMatch(input -> condition.apply(reports(page.of(input).in(quarter)))));
    }

    private Reports reports(PageKey page) {
        return reports.computeIfAbsent(page, key -> Reports.of(pages.apply(key)));
    }

    private static boolean same(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return one.compareTo(other) == 0;
    }

    /** What was reached, and what it was compared with, as it was known at a deadline. */
    private record AsOf(FigureCalculator book, YearAgoBases bases) {}

    /** What a page's deadline has to do with it. */
    private record Closed(Instant deadline, boolean figureMoved, boolean baseMoved) {}

    /** When the first and the last of a page's contributions were reported, superseded ones included. */
    private record Reports(Instant first, Instant last) {

        static Reports of(Page page) {
            Instant first = Instant.MAX;
            Instant last = Instant.MIN;
            for (Contribution one : page.contributions().values()) {
                first = one.reportedAt().isBefore(first) ? one.reportedAt() : first;
                last = one.reportedAt().isAfter(last) ? one.reportedAt() : last;
            }
            for (var superseded : page.superseded().values()) {
                Instant earliest = superseded.get(0).reportedAt();
                first = earliest.isBefore(first) ? earliest : first;
            }
            return new Reports(first, last);
        }

        boolean isLate(Instant deadline) {
            return !last.isBefore(deadline);
        }

        boolean isOnTime(Instant deadline) {
            return first.isBefore(deadline);
        }
    }
}
