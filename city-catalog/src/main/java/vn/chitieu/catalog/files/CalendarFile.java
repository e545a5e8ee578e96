package vn.chitieu.catalog.files;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.chitieu.catalog.WorkingCalendar;

/** {@code calendar.yaml}: time zone, days off, weekends that are worked, and how soon a period is to be reported. */
final class CalendarFile {

    static final String NAME = "calendar.yaml";

    private static final YamlKeys KEYS =
            new YamlKeys(List.of("timeZone", "reportWithinWorkingDays", "holidays", "workingWeekends"), List.of());
    private static final YamlKeys DAY = new YamlKeys(List.of("day", "name"), List.of());
    private static final int MOST_WORKING_DAYS = 60;

    private CalendarFile() {}

    static Optional<WorkingCalendar> read(CatalogDirectory directory) {
        return YamlFile.read(directory, NAME, KEYS).flatMap(yaml -> {
            Optional<ZoneId> zone = yaml.value("timeZone", CalendarFile::zone);
            Optional<Integer> within =
                    yaml.value("reportWithinWorkingDays", field -> field.integer(1, MOST_WORKING_DAYS));
            Set<LocalDate> holidays = days(yaml, "holidays", false);
            Set<LocalDate> workingWeekends = days(yaml, "workingWeekends", true);
            return zone.flatMap(z -> within.map(w -> new WorkingCalendar(z, holidays, workingWeekends, w)));
        });
    }

    private static Optional<ZoneId> zone(Field field) {
        try {
            return Optional.of(ZoneId.of(field.text()));
        } catch (DateTimeException noSuchZone) {
            return field.refuse(ErrorCode.INVALID_TIME_ZONE, "a time zone such as Asia/Ho_Chi_Minh");
        }
    }

    private static Set<LocalDate> days(YamlMap yaml, String key, boolean weekend) {
        Set<LocalDate> days = new HashSet<>();
        for (YamlMap entry : yaml.maps(key, DAY)) {
            entry.value("name");
            Optional<Field> written = entry.value("day");
            written.flatMap(Field::date).ifPresent(day -> {
                if (isWeekend(day) != weekend) {
                    written.get()
                            .refuse(ErrorCode.WRONG_WEEKDAY, weekend ? "a Saturday or Sunday" : "Monday to Friday");
                }
                if (!days.add(day)) {
                    written.get().refuse(ErrorCode.DUPLICATE, "each day once");
                }
            });
        }
        return days;
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
