package vn.chitieu.catalog;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.Frequency;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;

/**
 * Reporting calendar of an indicator: which days its months and quarters cover, and by when they are to be reported.
 * Months and quarters keep their names; their windows may be cut off before the calendar's: by NĐ 09/2019/NĐ-CP article
 * 12 the data of March run from 15 February to 14 March, those of the first quarter from 15 December to 14 March.
 *
 * @param id id, such as {@code nd09}
 * @param lastDay the day of the month with which a month's window ends, 1 to 27; 0 for the end of the month
 * @param reportWithinWorkingDays a period is to be reported by the end of this working day after its window, 1 or more
 *     (article 8.5); null for what the city's {@link WorkingCalendar} says
 */
public record ReportingCalendar(
        String id, int lastDay, @Nullable Integer reportWithinWorkingDays) {

    /** The calendar's own months and quarters, with the city's own time to report. */
    public static final ReportingCalendar CALENDAR_QUARTER = new ReportingCalendar("calendar-quarter", 0, null);

    public ReportingCalendar {
        Objects.requireNonNull(id);
        if (lastDay < 0 || lastDay > 27) {
            throw new IllegalArgumentException("expected a last day 0 to 27, got " + lastDay);
        }
        if (reportWithinWorkingDays != null && (reportWithinWorkingDays < 1 || reportWithinWorkingDays > 60)) {
            throw new IllegalArgumentException("expected 1 to 60 working days, got " + reportWithinWorkingDays);
        }
    }

    /** Returns the quarter whose figures those of a period are part of. */
    public Quarter quarterOf(ReportingPeriod period) {
        if (lastDay == 0 || period.frequency() != Frequency.DAY) {
            return period.quarter();
        }
        LocalDate day = period.firstDay();
        return Quarter.of(day.getDayOfMonth() > lastDay ? day.plusMonths(1).withDayOfMonth(1) : day);
    }

    /** Returns the days that a period's figure is about. */
    public Window windowOf(ReportingPeriod period) {
        if (lastDay == 0 || period.frequency() == Frequency.DAY) {
            return new Window(period.firstDay(), period.lastDay());
        }
        return new Window(
                period.firstDay().minusMonths(1).withDayOfMonth(lastDay + 1),
                period.lastDay().withDayOfMonth(lastDay));
    }

    /** Returns the reporting periods of a quarter, earliest first. */
    public Stream<ReportingPeriod> periodsOf(Quarter quarter, Frequency frequency) {
        return switch (frequency) {
            case QUARTER -> Stream.of(quarter);
            case MONTH -> {
                YearMonth first = YearMonth.from(quarter.firstDay());
                yield IntStream.range(0, 3).mapToObj(month -> new ReportingPeriod.Month(first.plusMonths(month)));
            }
            case DAY -> {
                Window window = windowOf(quarter);
                yield window.first().datesUntil(window.last().plusDays(1)).map(ReportingPeriod.Day::new);
            }
        };
    }

    /**
     * Returns the first instant at which a report of that period is late: midnight after its last working day.
     *
     * @param city which days are worked in the city, and its time zone
     */
    public Instant deadline(ReportingPeriod period, WorkingCalendar city) {
        return deadline(period, city, within(city));
    }

    /**
     * Returns the first instant at which a report of a unit of that kind is late: its level may have less time than the
     * city as a whole, never more.
     *
     * @param city which days are worked in the city, and how much time each level has
     */
    public Instant deadline(ReportingPeriod period, WorkingCalendar city, ReportingUnit.Kind kind) {
        int within = within(city);
        return deadline(period, city, Math.min(within, city.levels().getOrDefault(kind, within)));
    }

    private int within(WorkingCalendar city) {
        return reportWithinWorkingDays == null ? city.reportWithinWorkingDays() : reportWithinWorkingDays;
    }

    private Instant deadline(ReportingPeriod period, WorkingCalendar city, int within) {
        return city.plusWorkingDays(windowOf(period).last(), within)
                .plusDays(1)
                .atStartOfDay(city.zone())
                .toInstant();
    }

    /**
     * A stretch of days.
     *
     * @param first the first day
     * @param last the last day, inclusive
     */
    public record Window(LocalDate first, LocalDate last) {
        public Window {
            if (last.isBefore(first)) {
                throw new IllegalArgumentException("expected a last day from " + first + " on, got " + last);
            }
        }

        /** Returns whether the other stretch lies wholly in this one. */
        public boolean covers(Window other) {
            return !other.first.isBefore(first) && !other.last.isAfter(last);
        }

        /** Returns whether the two have a day in common. */
        public boolean overlaps(Window other) {
            return !other.first.isAfter(last) && !other.last.isBefore(first);
        }
    }
}
