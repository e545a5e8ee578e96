package vn.chitieu.contracts.vocabulary;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;

/**
 * The stretch of the calendar that one figure is about: a day {@code 2022-03-15}, a month {@code 2022-03} or a quarter
 * {@code 2022-Q1}. Ordered by first day, then by last day. As with {@link Quarter}, text from outside names years of
 * 1900 to 2999 only, and the periods of the years before and after those exist too.
 */
public sealed interface ReportingPeriod extends Comparable<ReportingPeriod>
        permits ReportingPeriod.Day, ReportingPeriod.Month, Quarter {

    /** Returns the first day of the period. */
    LocalDate firstDay();

    /** Returns the last day of the period, inclusive. */
    LocalDate lastDay();

    /** Returns the calendar quarter that the period lies in. */
    Quarter quarter();

    /** Returns how long the period is. */
    Frequency frequency();

    /** Compares by the first day, then by the last day: a month comes before the quarter that it begins. */
    @Override
    default int compareTo(ReportingPeriod other) {
        int byFirstDay = Integer.compare(firstDayNumber(this), firstDayNumber(other));
        return byFirstDay != 0 ? byFirstDay : frequency().compareTo(other.frequency());
    }

    private static int firstDayNumber(ReportingPeriod period) {
        if (period instanceof Quarter quarter) {
            return (quarter.year() * 12 + quarter.number() * 3 - 2) * 32 + 1;
        }
        if (period instanceof Month month) {
            return (month.month().getYear() * 12 + month.month().getMonthValue()) * 32 + 1;
        }
        LocalDate day = period.firstDay();
        return (day.getYear() * 12 + day.getMonthValue()) * 32 + day.getDayOfMonth();
    }

    /**
     * Reads a period as people and machines write it.
     *
     * @param text {@code 2022-03-15}, {@code 2022-03}, {@code 2022-Q1} or {@code 2022Q1}; years 1900 to 2999
     * @return the period
     * @throws IllegalArgumentException if the text is none of these or no such date exists
     */
    static ReportingPeriod parse(String text) {
        try {
            if (PeriodShapes.isDay(text)) {
                LocalDate day = LocalDate.of(
                        PeriodShapes.number(text, 0, 4),
                        PeriodShapes.number(text, 5, 7),
                        PeriodShapes.number(text, 8, 10));
                Quarter.checkYear(day.getYear());
                return new Day(day);
            }
            if (PeriodShapes.isMonth(text)) {
                YearMonth month = YearMonth.of(PeriodShapes.number(text, 0, 4), PeriodShapes.number(text, 5, 7));
                Quarter.checkYear(month.getYear());
                return new Month(month);
            }
        } catch (DateTimeException noSuchDate) {
            throw new IllegalArgumentException(
                    "expected a day, month or quarter that exists, got " + SafeText.of(text), noSuchDate);
        }
        return Quarter.parse(text);
    }

    /** One day. */
    record Day(LocalDate date) implements ReportingPeriod {
        public Day {
            Quarter.of(Objects.requireNonNull(date));
        }

        @Override
        public LocalDate firstDay() {
            return date;
        }

        @Override
        public LocalDate lastDay() {
            return date;
        }

        @Override
        public Quarter quarter() {
            return Quarter.of(date);
        }

        @Override
        public Frequency frequency() {
            return Frequency.DAY;
        }

        @Override
        public String toString() {
            return date.toString();
        }
    }

    /** One calendar month. */
    record Month(YearMonth month) implements ReportingPeriod {
        public Month {
            Quarter.of(month.atDay(1));
        }

        @Override
        public LocalDate firstDay() {
            return month.atDay(1);
        }

        @Override
        public LocalDate lastDay() {
            return month.atEndOfMonth();
        }

        @Override
        public Quarter quarter() {
            return Quarter.of(month.atDay(1));
        }

        @Override
        public Frequency frequency() {
            return Frequency.MONTH;
        }

        @Override
        public String toString() {
            return month.toString();
        }
    }
}
