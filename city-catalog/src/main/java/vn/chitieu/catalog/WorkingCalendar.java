package vn.chitieu.catalog;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;

/**
 * Working calendar of the city: which days are worked, and by when a period is to be reported. Holidays and swapped
 * Saturdays are decided year by year, so they are data.
 *
 * @param zone the city's time zone
 * @param holidays days off from Monday to Friday
 * @param workingWeekends Saturdays and Sundays that are worked in exchange
 * @param reportWithinWorkingDays a period is to be reported by the end of this working day after it, 1 or more
 * @param levels kinds of units that have fewer working days than that (NĐ 09/2019/NĐ-CP article 8.5: a deadline for
 *     each level), 1 or more
 * @param lock when quarters are locked; null for never
 */
public record WorkingCalendar(
        ZoneId zone,
        Set<LocalDate> holidays,
        Set<LocalDate> workingWeekends,
        int reportWithinWorkingDays,
        Map<ReportingUnit.Kind, Integer> levels,
        @Nullable QuarterLock lock) {

    public WorkingCalendar {
        Objects.requireNonNull(zone);
        holidays = Set.copyOf(holidays);
        workingWeekends = Set.copyOf(workingWeekends);
        levels = Map.copyOf(levels);
        if (reportWithinWorkingDays < 1 || reportWithinWorkingDays > 60) {
            throw new IllegalArgumentException("expected 1 to 60 working days, got " + reportWithinWorkingDays);
        }
        if (levels.values().stream().anyMatch(days -> days < 1 || days > reportWithinWorkingDays)) {
            throw new IllegalArgumentException(
                    "expected 1 to " + reportWithinWorkingDays + " working days of each level, got " + levels);
        }
    }

    /** Makes a calendar by which all units have the same time, and no quarter is ever locked. */
    public WorkingCalendar(
            ZoneId zone, Set<LocalDate> holidays, Set<LocalDate> workingWeekends, int reportWithinWorkingDays) {
        this(zone, holidays, workingWeekends, reportWithinWorkingDays, Map.of(), null);
    }

    /** Returns whether that day is worked. */
    public boolean isWorkingDay(LocalDate day) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return weekend ? workingWeekends.contains(day) : !holidays.contains(day);
    }

    /**
     * Returns the day that lies so many working days after that day.
     *
     * @param workingDays 1 or more
     */
    public LocalDate plusWorkingDays(LocalDate day, int workingDays) {
        LocalDate result = day;
        for (int left = workingDays; left > 0; ) {
            result = result.plusDays(1);
            if (isWorkingDay(result)) {
                left--;
            }
        }
        return result;
    }

    /**
     * Returns the day that lies so many working days before that day.
     *
     * @param workingDays 1 or more
     */
    public LocalDate minusWorkingDays(LocalDate day, int workingDays) {
        LocalDate result = day;
        for (int left = workingDays; left > 0; ) {
            result = result.minusDays(1);
            if (isWorkingDay(result)) {
                left--;
            }
        }
        return result;
    }

    /** Returns that day where it is worked, else the next one that is. */
    public LocalDate workingDayFrom(LocalDate day) {
        return isWorkingDay(day) ? day : plusWorkingDays(day, 1);
    }

    /** Returns the first instant at which a report of that period is late: midnight after its last working day. */
    public Instant deadline(ReportingPeriod period) {
        return plusWorkingDays(period.lastDay(), reportWithinWorkingDays)
                .plusDays(1)
                .atStartOfDay(zone)
                .toInstant();
    }
}
