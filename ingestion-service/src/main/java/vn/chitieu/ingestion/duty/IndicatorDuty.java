package vn.chitieu.ingestion.duty;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.QuarterLock;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;

/**
 * One indicator that a unit reports, and the periods of it that are taken today.
 *
 * @param indicator what is reported
 * @param lockedUntil the last quarter that is locked; null where none is
 * @param openFrom the first period that is taken; null where every period of the past is
 * @param openTo the last period that has begun
 * @param due the periods that have begun and whose deadline has not passed, earliest first
 */
record IndicatorDuty(
        Indicator indicator,
        @Nullable Quarter lockedUntil,
        @Nullable ReportingPeriod openFrom,
        ReportingPeriod openTo,
        List<Due> due) {

    /** How far back an end of the open periods is looked for: a lock comes at most so many quarters after. */
    private static final int MOST_QUARTERS = QuarterLock.MOST_QUARTERS + 4;

    /** Deadlines lie within 60 working days after a period, so older periods are late. */
    private static final int QUARTERS_WITH_DEADLINES = 2;

    IndicatorDuty {
        Objects.requireNonNull(indicator);
        Objects.requireNonNull(openTo);
        due = List.copyOf(due);
    }

    /** Returns the duty of a unit; empty where it reports no period of this indicator that is open now. */
    static Optional<IndicatorDuty> of(Catalog catalog, ReportingUnit unit, Indicator indicator, Instant now) {
        if (indicator.isDerived()) {
            return Optional.empty();
        }
        LocalDate today = LocalDate.ofInstant(now, catalog.calendar().zone());
        Quarter newest = Quarter.of(today).plus(1);
        Quarter locked = lockedUntil(catalog, indicator, newest, now);
        Quarter first = locked == null ? newest.plus(-MOST_QUARTERS) : locked.plus(1);
        Periods periods = new Periods(catalog, unit, indicator, today);
        List<ReportingPeriod> ofNewest =
                periods.between(newest.plus(-QUARTERS_WITH_DEADLINES), newest).toList();
        if (ofNewest.isEmpty()) {
            return Optional.empty();
        }
        List<Due> due = ofNewest.stream()
                .map(period -> new Due(period, catalog.deadline(unit, indicator, period)))
                .filter(one -> one.deadline().isAfter(now))
                .toList();
        ReportingPeriod openFrom = locked == null
                ? null
                : periods.between(first, newest).findFirst().orElse(null);
        return Optional.of(new IndicatorDuty(indicator, locked, openFrom, ofNewest.get(ofNewest.size() - 1), due));
    }

    /** Returns the same with those of its periods that are due which a sender reports. */
    IndicatorDuty within(Predicate<ReportingPeriod> reported) {
        return new IndicatorDuty(
                indicator,
                lockedUntil,
                openFrom,
                openTo,
                due.stream().filter(one -> reported.test(one.period())).toList());
    }

    private static @Nullable Quarter lockedUntil(Catalog catalog, Indicator indicator, Quarter newest, Instant now) {
        return Stream.iterate(newest, quarter -> quarter.plus(-1))
                .limit(MOST_QUARTERS)
                .filter(quarter -> catalog.lockedFrom(indicator, quarter)
                        .filter(from -> !now.isBefore(from))
                        .isPresent())
                .findFirst()
                .orElse(null);
    }

    /**
     * A period that is to be reported.
     *
     * @param deadline the first instant at which it is late
     */
    record Due(ReportingPeriod period, Instant deadline) {
        Due {
            Objects.requireNonNull(period);
            Objects.requireNonNull(deadline);
        }
    }

    /** The periods of an indicator that a unit reports and that have begun by a day. */
    private record Periods(Catalog catalog, ReportingUnit unit, Indicator indicator, LocalDate today) {

        Stream<ReportingPeriod> between(Quarter first, Quarter last) {
            return Stream.iterate(first, quarter -> quarter.compareTo(last) <= 0, quarter -> quarter.plus(1))
                    .flatMap(quarter -> indicator.calendar().periodsOf(quarter, indicator.frequency()))
                    .filter(period ->
                            !indicator.calendar().windowOf(period).first().isAfter(today)
                                    && unit.existsIn(period)
                                    && catalog.reports(unit, indicator, period));
        }
    }
}
