package vn.chitieu.catalog;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A stretch of days beside the quarters whose figures are looked at by themselves, such as a campaign from 15 March to
 * 15 May.
 *
 * @param id its id
 * @param name its name
 * @param days from when to when
 * @param indicators codes of the indicators that are looked at, reported or derived without weights, at least one
 * @param targets what is to be reached within it, by indicator, for the whole city, one for each owner; none where
 *     nothing was set
 */
public record TimeWindow(
        String id,
        LocalizedName name,
        ReportingCalendar.Window days,
        List<String> indicators,
        Map<String, List<Goal>> targets) {

    public TimeWindow {
        Objects.requireNonNull(id);
        Objects.requireNonNull(name);
        Objects.requireNonNull(days);
        indicators = List.copyOf(indicators);
        Map<String, List<Goal>> copies = new LinkedHashMap<>();
        targets.forEach((code, goals) -> copies.put(code, List.copyOf(goals)));
        targets = Collections.unmodifiableMap(copies);
        if (indicators.isEmpty() || !indicators.containsAll(targets.keySet())) {
            throw new IllegalArgumentException("expected indicators, and targets of these, for " + id);
        }
    }

    /**
     * What is to be reached of an indicator within the window, for the whole city.
     *
     * @param value more than zero, in the indicator's unit of measure
     * @param owner who set it: {@code PROVINCE}, {@code CITY} or another id in capitals
     */
    public record Goal(BigDecimal value, String owner) {
        public Goal {
            Objects.requireNonNull(owner);
            if (value.signum() <= 0) {
                throw new IllegalArgumentException("expected a target above zero, got " + value);
            }
        }
    }

    /** Where a day stands to the window. */
    public enum Phase {
        /** It has not begun. */
        COMING,
        /** The day is one of its days. */
        RUNNING,
        /** It is over. */
        OVER
    }

    /** Returns where a day stands to the window. */
    public Phase phaseOn(LocalDate day) {
        if (day.isBefore(days.first())) {
            return Phase.COMING;
        }
        return day.isAfter(days.last()) ? Phase.OVER : Phase.RUNNING;
    }

    /** Returns how many of its days come after a day: none on the last one and from there on. */
    public int daysLeftAfter(LocalDate day) {
        LocalDate last = day.isBefore(days.first()) ? days.first().minusDays(1) : day;
        return Math.toIntExact(Math.max(0, ChronoUnit.DAYS.between(last, days.last())));
    }

    /** Returns the same days of the year before: what ends with a month ends with it in a leap year, too. */
    public ReportingCalendar.Window daysOfLastYear() {
        YearMonth lastMonth = YearMonth.from(days.last());
        LocalDate last = days.last().equals(lastMonth.atEndOfMonth())
                ? lastMonth.minusYears(1).atEndOfMonth()
                : days.last().minusYears(1);
        return new ReportingCalendar.Window(days.first().minusYears(1), last);
    }
}
