package vn.chitieu.catalog.files;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.chitieu.catalog.files.format.CatalogErrorCode;
import vn.chitieu.catalog.files.format.TextValue;
import vn.chitieu.catalog.files.format.YamlKeys;
import vn.chitieu.catalog.files.format.YamlMap;

/**
 * The days of {@code calendar.yaml}: those off from Monday to Friday, and the weekends that are worked instead of some
 * of them. Each names its source, which the file lists.
 *
 * @param holidays days off
 * @param workingWeekends Saturdays and Sundays that are worked
 */
record CalendarDays(Set<LocalDate> holidays, Set<LocalDate> workingWeekends) {

    private static final YamlKeys SOURCE = new YamlKeys(List.of("id", "status", "text"), List.of());
    private static final YamlKeys HOLIDAY = new YamlKeys(List.of("day", "name", "source"), List.of());
    private static final YamlKeys WEEKEND = new YamlKeys(List.of("day", "name", "insteadOf", "source"), List.of());

    /** Reads what can be read; everything else is reported. */
    static CalendarDays read(YamlMap file) {
        Set<String> sources = sources(file);
        Set<LocalDate> holidays = new HashSet<>();
        for (YamlMap entry : file.maps("holidays", HOLIDAY)) {
            day(entry, sources, holidays, false);
        }
        Set<LocalDate> weekends = new HashSet<>();
        Set<LocalDate> exchanged = new HashSet<>();
        for (YamlMap entry : file.maps("workingWeekends", WEEKEND)) {
            day(entry, sources, weekends, true);
            exchange(entry, holidays, exchanged);
        }
        return new CalendarDays(holidays, weekends);
    }

    private static Set<String> sources(YamlMap file) {
        Set<String> ids = new HashSet<>();
        for (YamlMap entry : file.maps("sources", SOURCE)) {
            entry.value("text");
            entry.value("status", field -> field.oneOf(Status.class));
            entry.value("id", TextValue::id).ifPresent(id -> {
                if (!ids.add(id)) {
                    entry.place("id").report(CatalogErrorCode.DUPLICATE, "each source once", id);
                }
            });
        }
        return ids;
    }

    private static void day(YamlMap entry, Set<String> sources, Set<LocalDate> days, boolean weekend) {
        entry.value("name");
        entry.value("source")
                .filter(source -> !sources.contains(source.text()))
                .ifPresent(
                        source -> source.refuse(CatalogErrorCode.UNKNOWN_SOURCE, "an id of the sources in this file"));
        Optional<TextValue> written = entry.value("day");
        written.flatMap(TextValue::date).ifPresent(day -> {
            if (isWeekend(day) != weekend) {
                written.get()
                        .refuse(CatalogErrorCode.WRONG_WEEKDAY, weekend ? "a Saturday or Sunday" : "Monday to Friday");
            }
            if (!days.add(day)) {
                written.get().refuse(CatalogErrorCode.DUPLICATE, "each day once");
            }
        });
    }

    private static void exchange(YamlMap entry, Set<LocalDate> holidays, Set<LocalDate> exchanged) {
        Optional<TextValue> written = entry.value("insteadOf");
        written.flatMap(TextValue::date).ifPresent(day -> {
            if (!holidays.contains(day)) {
                written.get().refuse(CatalogErrorCode.INVALID_EXCHANGE, "a day that is listed under holidays");
            } else if (!exchanged.add(day)) {
                written.get().refuse(CatalogErrorCode.INVALID_EXCHANGE, "a day that is worked once on another");
            }
        });
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    /** How far a source can be relied on. */
    private enum Status {
        /** Follows from the law alone. */
        LAW,
        /** Announced for that year. */
        ANNOUNCED,
        /** What the law leads to expect before it is announced. */
        FORECAST
    }
}
