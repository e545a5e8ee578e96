package vn.chitieu.aggregation.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.calculation.ReportingObligations;
import vn.chitieu.aggregation.model.Cell;
import vn.chitieu.aggregation.model.Contribution;
import vn.chitieu.aggregation.model.Page;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * Reporting state of a quarter: one entry for each unit and indicator that it has to report then. A pure function of
 * the contributions, the catalog and the clock's reading.
 *
 * @param quarter the quarter, by itself: earlier ones of the year are not counted
 * @param entries in the order of the report, then by unit; none for a derived indicator
 */
public record Completeness(Quarter quarter, List<Entry> entries) {

    public Completeness {
        Objects.requireNonNull(quarter);
        entries = List.copyOf(entries);
    }

    /**
     * Returns how complete a quarter is.
     *
     * @param scope only its units
     * @param pages the pages with their contributions, {@link Page#blank} where there is none
     * @param now the time, by which the deadline has passed or not
     */
    public static Completeness of(
            Catalog catalog, Quarter quarter, Scope scope, Function<PageKey, Page> pages, Instant now) {
        List<Entry> entries = new ArrayList<>();
        for (Indicator indicator : catalog.indicators()) {
            Page page = pages.apply(new PageKey(catalog.id(), indicator.code(), quarter));
            for (ReportingUnit unit : catalog.reporters(indicator, quarter)) {
                if (catalog.covers(scope, unit, quarter)) {
                    entries.add(entry(indicator, unit, page, catalog.deadline(unit, indicator, quarter), now));
                }
            }
        }
        return new Completeness(quarter, entries);
    }

    /**
     * Returns the first instant at which a figure of an indicator for the quarter is late, no matter which unit reports
     * it. The level of a unit may have less time.
     */
    public static Instant deadline(Catalog catalog, Indicator indicator, Quarter quarter) {
        return catalog.deadline(indicator, quarter);
    }

    /** Returns how many entries that pass the test are in each state; every state is there. */
    public Map<State, Integer> count(Predicate<Entry> test) {
        Map<State, Integer> counts = new EnumMap<>(State.class);
        for (State state : State.values()) {
            counts.put(state, 0);
        }
        entries.stream().filter(test).forEach(entry -> counts.merge(entry.state(), 1, Integer::sum));
        return counts;
    }

    private static Entry entry(Indicator indicator, ReportingUnit unit, Page page, Instant deadline, Instant now) {
        List<ReportingPeriod> owed = ReportingObligations.inQuarter(
                        indicator, unit, page.key().quarter())
                .toList();
        List<Contribution> there = of(unit, owed, page::at);
        Instant last = there.stream()
                .map(Contribution::reportedAt)
                .max(Instant::compareTo)
                .orElse(null);
        int reported = figures(there);
        boolean wasWhole = figures(of(unit, owed, cell -> page.at(cell, deadline))) == owed.size();
        State state = state(reported == owed.size(), wasWhole, there.size() > reported, !now.isBefore(deadline));
        return new Entry(unit.id(), indicator.code(), state, reported, owed.size(), last, deadline);
    }

    private static List<Contribution> of(
            ReportingUnit unit, List<ReportingPeriod> owed, Function<Cell, @Nullable Contribution> page) {
        return owed.stream()
                .flatMap(period -> Stream.ofNullable(page.apply(new Cell(unit.id(), period))))
                .toList();
    }

    private static int figures(List<Contribution> contributions) {
        return (int)
                contributions.stream().filter(one -> one.figure().isPresent()).count();
    }

    private static State state(boolean whole, boolean wasWhole, boolean withdrawn, boolean due) {
        if (whole) {
            return wasWhole ? State.REPORTED : State.LATE;
        }
        if (withdrawn) {
            return State.WITHDRAWN;
        }
        return due ? State.MISSING : State.NOT_DUE;
    }

    /** How a unit stands with an indicator. */
    public enum State {
        /** All figures are there, and were at the unit's deadline, even if one was corrected since. */
        REPORTED,
        /** All figures are there, but were not at the deadline. */
        LATE,
        /** A figure is not there although the deadline has passed. */
        MISSING,
        /** A figure is not there, and the deadline has not passed. */
        NOT_DUE,
        /** The unit took a figure back and has not sent another. */
        WITHDRAWN
    }

    /**
     * One unit and one indicator.
     *
     * @param unit permanent id of the unit
     * @param indicator code of the indicator
     * @param state how it stands
     * @param reportedPeriods of how many periods the figure is there
     * @param expectedPeriods of how many it has to be
     * @param lastReportedAt when the newest of the figures was reported, withdrawals included; null where nothing was
     * @param deadline the first instant at which this unit's figure is late, by the level of the unit
     */
    public record Entry(
            String unit,
            String indicator,
            State state,
            int reportedPeriods,
            int expectedPeriods,
            @Nullable Instant lastReportedAt,
            Instant deadline) {
        public Entry {
            Objects.requireNonNull(unit);
            Objects.requireNonNull(indicator);
            Objects.requireNonNull(state);
            Objects.requireNonNull(deadline);
            if (reportedPeriods < 0 || reportedPeriods > expectedPeriods) {
                throw new IllegalArgumentException(
                        "expected 0 to " + expectedPeriods + " reported periods, got " + reportedPeriods);
            }
        }
    }
}
