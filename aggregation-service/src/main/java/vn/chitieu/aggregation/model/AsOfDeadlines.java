package vn.chitieu.aggregation.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;

/**
 * The instants as of which a page is asked for later: at the deadlines of its own quarter and the later ones of its
 * year, whose closing figures it is part of, and at that of the same quarter of the next year, whose base it is. A cell
 * is asked for also as of the deadlines of its own unit, whose level may have less time: that of the quarter, by which
 * it has reported in time or late, and that of the period, by which its figure is late.
 *
 * <p>What counted at one of them stays with the page after it was superseded; by its reporter's clock, so that the
 * order of arrival does not matter. Thread-safe.
 */
public final class AsOfDeadlines {

    private static final int MOST_REMEMBERED = 1000;

    private final Catalog catalog;
    private final Map<PageKey, OfPage> known = new ConcurrentHashMap<>();

    public AsOfDeadlines(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Returns the moments of a page. */
    public OfPage of(PageKey page) {
        if (known.size() >= MOST_REMEMBERED) {
            known.clear();
        }
        return known.computeIfAbsent(page, this::ofPage);
    }

    private OfPage ofPage(PageKey page) {
        Indicator indicator = catalog.indicator(page.indicator()).orElseThrow();
        Quarter quarter = page.quarter();
        List<Instant> ofQuarters = Stream.concat(quarter.restOfYear(), Stream.of(quarter.yearAfter()))
                .map(one -> catalog.deadline(indicator, one))
                .toList();
        ReportingPeriod first = indicator
                .calendar()
                .periodsOf(quarter, indicator.frequency())
                .findFirst()
                .orElseThrow();
        Instant earliest = Arrays.stream(ReportingUnit.Kind.values())
                .map(kind -> indicator.calendar().deadline(first, catalog.calendar(), kind))
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return new OfPage(catalog, indicator, quarter, ofQuarters, earliest);
    }

    /**
     * The deadlines of one page. Every correction needs those of its cell, so they are computed once for each level.
     */
    public static final class OfPage {

        private final Catalog catalog;
        private final Indicator indicator;
        private final Quarter quarter;
        private final List<Instant> ofQuarters;
        private final Instant earliest;
        private final Map<Level, List<Instant>> known = new ConcurrentHashMap<>();

        private OfPage(
                Catalog catalog, Indicator indicator, Quarter quarter, List<Instant> ofQuarters, Instant earliest) {
            this.catalog = catalog;
            this.indicator = indicator;
            this.quarter = quarter;
            this.ofQuarters = ofQuarters;
            this.earliest = earliest;
        }

        /** Returns an instant that is not after any deadline of a cell. */
        public Instant earliest() {
            return earliest;
        }

        /** Returns the deadlines of a cell, earliest first, at least one. A report at one of them is late already. */
        public List<Instant> of(Cell cell) {
            ReportingUnit unit = catalog.unit(cell.unit()).orElse(null);
            return unit == null
                    ? ofQuarters
                    : known.computeIfAbsent(
                            new Level(kind(unit, quarter), kind(unit, cell.period()), cell.period()),
                            level -> moments(unit, level.period()));
        }

        private List<Instant> moments(ReportingUnit unit, ReportingPeriod ofCell) {
            Stream<Instant> ofUnit =
                    Stream.of(quarter, ofCell).map(period -> catalog.deadline(unit, indicator, period));
            return Stream.concat(ofQuarters.stream(), ofUnit)
                    .distinct()
                    .sorted()
                    .toList();
        }

        private static Optional<ReportingUnit.Kind> kind(ReportingUnit unit, ReportingPeriod period) {
            return unit.in(period).map(ReportingUnit.Version::kind);
        }

        /** What a cell's deadlines follow from. */
        private record Level(
                Optional<ReportingUnit.Kind> inQuarter,
                Optional<ReportingUnit.Kind> inPeriod,
                ReportingPeriod period) {}
    }

    /**
     * Returns those of a cell's superseded contributions that counted at a deadline, earliest first.
     *
     * @param counting what counts in the cell now
     * @param others all that counted at a cut so far, and the one that was superseded now
     */
    public static List<Contribution> kept(List<Instant> cuts, Contribution counting, List<Contribution> others) {
        List<Contribution> kept = new ArrayList<>();
        for (Instant cut : cuts) {
            Contribution then = at(cut, counting, others);
            if (then != null && !then.equals(counting) && !kept.contains(then)) {
                kept.add(then);
            }
        }
        return kept;
    }

    /** Returns what counted in a cell at a deadline; null where nothing did. */
    static @Nullable Contribution at(Instant cut, Contribution counting, List<Contribution> superseded) {
        if (counting.reportedAt().isBefore(cut)) {
            return counting;
        }
        Contribution latest = null;
        for (Contribution one : superseded) {
            if (one.reportedAt().isBefore(cut)
                    && (latest == null || Contribution.PRECEDENCE.compare(one, latest) > 0)) {
                latest = one;
            }
        }
        return latest;
    }
}
