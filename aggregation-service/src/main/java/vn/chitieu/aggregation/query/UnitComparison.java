package vn.chitieu.aggregation.query;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.model.Contribution;
import vn.chitieu.aggregation.model.Page;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.Total;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Direction;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * Units side by side in a quarter: the total of each for each indicator, its rank among the units of its kind, and how
 * good its data are. A pure function of the pages, the catalog and the clock's reading.
 *
 * @param quarter the quarter, by itself
 * @param units those of the scope that have a total or of whose rows some were rejected, in the order of the catalog
 * @param completeness what these units have reported
 */
public record UnitComparison(Quarter quarter, List<Unit> units, Completeness completeness) {

    public UnitComparison {
        Objects.requireNonNull(quarter);
        Objects.requireNonNull(completeness);
        units = List.copyOf(units);
    }

    /**
     * Returns the units of a scope side by side. They are ranked among all units of the city, whatever the scope.
     *
     * @param rejected how many rows of each unit were rejected at entry; units without any may be missing
     * @param pages the pages with their contributions and totals, {@link Page#blank} where there is none
     * @param now the time, by which a deadline has passed or not
     */
    public static UnitComparison of(
            Catalog catalog,
            Quarter quarter,
            Scope scope,
            Map<String, Long> rejected,
            Function<PageKey, Page> pages,
            Instant now) {
        Map<String, Page> byIndicator = new HashMap<>();
        Map<String, Ranks> ranks = new HashMap<>();
        for (Indicator indicator : catalog.indicators()) {
            Page page = pages.apply(new PageKey(catalog.id(), indicator.code(), quarter));
            byIndicator.put(indicator.code(), page);
            ranks.put(indicator.code(), Ranks.of(catalog, indicator, page));
        }
        List<Unit> units = new ArrayList<>();
        for (ReportingUnit unit : catalog.units()) {
            Optional<ReportingUnit.Version> version = unit.in(quarter);
            if (version.isPresent() && catalog.covers(scope, unit, quarter)) {
                List<Figure> figures = figures(catalog, unit, version.get().kind(), byIndicator, ranks);
                long rejectedRows = rejected.getOrDefault(unit.id(), 0L);
                if (!figures.isEmpty() || rejectedRows > 0) {
                    units.add(new Unit(
                            unit.id(), version.get(), figures, quality(catalog, unit, byIndicator, rejectedRows)));
                }
            }
        }
        return new UnitComparison(quarter, units, Completeness.of(catalog, quarter, scope, pages, now));
    }

    private static List<Figure> figures(
            Catalog catalog,
            ReportingUnit unit,
            ReportingUnit.Kind kind,
            Map<String, Page> pages,
            Map<String, Ranks> ranks) {
        Scope.Unit scope = new Scope.Unit(unit.id());
        List<Figure> figures = new ArrayList<>();
        for (Indicator indicator : catalog.indicators()) {
            page(pages, indicator).total(scope).ifPresent(total -> {
                Ranks known = Objects.requireNonNull(ranks.get(indicator.code()));
                figures.add(new Figure(indicator, total, known.rank(kind, total), known.ranked(kind)));
            });
        }
        return figures;
    }

    private static Quality quality(Catalog catalog, ReportingUnit unit, Map<String, Page> pages, long rejected) {
        int figures = 0;
        int late = 0;
        int corrected = 0;
        int doubted = 0;
        int withdrawn = 0;
        int estimates = 0;
        for (Indicator indicator : catalog.indicators()) {
            Page page = page(pages, indicator);
            for (Contribution one : page.contributions().values()) {
                if (!one.cell().unit().equals(unit.id())) {
                    continue;
                }
                if (one.figure().isEmpty()) {
                    withdrawn++;
                    continue;
                }
                figures++;
                late += isLate(catalog, unit, indicator, page, one) ? 1 : 0;
                corrected += one.reason() != null || page.superseded().containsKey(one.cell()) ? 1 : 0;
                doubted += one.doubted() ? 1 : 0;
                estimates += one.status() == FigureStatus.ESTIMATE ? 1 : 0;
            }
        }
        return new Quality(figures, late, corrected, doubted, rejected, withdrawn, estimates);
    }

    /** A correction after the deadline of what was there in time is not late. */
    private static boolean isLate(
            Catalog catalog, ReportingUnit unit, Indicator indicator, Page page, Contribution one) {
        Instant deadline = catalog.deadline(unit, indicator, one.cell().period());
        Contribution then = page.at(one.cell(), deadline);
        return !one.reportedAt().isBefore(deadline)
                && (then == null || then.figure().isEmpty());
    }

    private static Page page(Map<String, Page> pages, Indicator indicator) {
        return Objects.requireNonNull(pages.get(indicator.code()));
    }

    /**
     * The figures of one indicator by the kind of unit, best first; a part of a figure has no place among whole ones.
     */
    private record Ranks(Comparator<BigDecimal> bestFirst, Map<ReportingUnit.Kind, List<BigDecimal>> values) {

        static Ranks of(Catalog catalog, Indicator indicator, Page page) {
            Map<ReportingUnit.Kind, List<BigDecimal>> values = new HashMap<>();
            Comparator<BigDecimal> leastFirst = Comparator.naturalOrder();
            if (indicator.judging().direction() == Direction.NEUTRAL) {
                return new Ranks(leastFirst, values);
            }
            for (Total total : page.totals().values()) {
                BigDecimal value = ranked(total);
                if (value != null && total.scope() instanceof Scope.Unit one) {
                    catalog.unit(one.id())
                            .flatMap(unit -> unit.in(page.key().quarter()))
                            .ifPresent(version -> values.computeIfAbsent(version.kind(), kind -> new ArrayList<>())
                                    .add(value));
                }
            }
            return new Ranks(
                    indicator.judging().direction() == Direction.LOWER ? leastFirst : leastFirst.reversed(), values);
        }

        private static @Nullable BigDecimal ranked(Total total) {
            return total.trust().isComplete() ? total.figures().value() : null;
        }

        /** Equal figures share a rank. */
        @Nullable
        Integer rank(ReportingUnit.Kind kind, Total total) {
            BigDecimal value = ranked(total);
            if (value == null || ranked(kind) == 0) {
                return null;
            }
            long better = values.getOrDefault(kind, List.of()).stream()
                    .filter(other -> bestFirst.compare(other, value) < 0)
                    .count();
            return (int) better + 1;
        }

        int ranked(ReportingUnit.Kind kind) {
            return values.getOrDefault(kind, List.of()).size();
        }
    }

    /**
     * One unit.
     *
     * @param id its permanent id
     * @param version what it is at the end of the quarter
     * @param figures one for each indicator that it has a total of, in the order of the report
     * @param quality how good its data of the quarter are
     */
    public record Unit(String id, ReportingUnit.Version version, List<Figure> figures, Quality quality) {
        public Unit {
            figures = List.copyOf(figures);
        }
    }

    /**
     * One unit and one indicator.
     *
     * @param indicator the indicator
     * @param total the unit's total
     * @param rank its place among the units of its kind, 1 for the greatest, or for the least where less is better;
     *     null where it has no figure, or one in which reports are missing
     * @param ranked how many of its kind have a figure in which none is missing
     */
    public record Figure(
            Indicator indicator, Total total, @Nullable Integer rank, int ranked) {}

    /**
     * How good the data of a unit are, counted in figures of single periods, and in rows where they were rejected.
     *
     * @param figures how many count
     * @param late how many of them came after the deadline, where there was none in time
     * @param corrected how many of them took the place of another
     * @param doubted how many of them a plausibility check doubted at entry, and their sender confirmed
     * @param rejected how many rows about the quarter were rejected at entry, each as often as it was sent
     * @param withdrawn how many were taken back and not sent again
     * @param estimates how many are estimates
     */
    public record Quality(
            int figures, int late, int corrected, int doubted, long rejected, int withdrawn, int estimates) {}
}
