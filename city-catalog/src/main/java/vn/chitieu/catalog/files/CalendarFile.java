package vn.chitieu.catalog.files;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.chitieu.catalog.LocalizedName;
import vn.chitieu.catalog.QuarterLock;
import vn.chitieu.catalog.ReportingCalendar;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.catalog.WorkingCalendar;
import vn.chitieu.catalog.files.format.CatalogDirectory;
import vn.chitieu.catalog.files.format.CatalogErrorCode;
import vn.chitieu.catalog.files.format.TextValue;
import vn.chitieu.catalog.files.format.YamlFile;
import vn.chitieu.catalog.files.format.YamlKeys;
import vn.chitieu.catalog.files.format.YamlMap;

/**
 * {@code calendar.yaml}: time zone, days off, weekends that are worked, how soon a period is to be reported, and the
 * reporting calendars beside the calendar's own quarters. {@link CalendarDays} reads the days.
 */
final class CalendarFile {

    static final String NAME = "calendar.yaml";

    private static final YamlKeys KEYS = new YamlKeys(
            List.of("timeZone", "reportWithinWorkingDays", "holidays", "workingWeekends"),
            List.of("reportingCalendars", "sources", "levels", "lock"));
    private static final YamlKeys REPORTING =
            new YamlKeys(List.of("id", "lastDay", "reportWithinWorkingDays"), List.of());
    private static final YamlKeys LEVEL = new YamlKeys(List.of("kinds", "reportWithinWorkingDays"), List.of());
    private static final YamlKeys LOCK = new YamlKeys(List.of("afterQuarters", "ask"), List.of());
    private static final int MOST_WORKING_DAYS = 60;
    private static final int MOST_LAST_DAY = 27;

    private CalendarFile() {}

    /**
     * What the file says.
     *
     * @param working which days are worked; empty where something about it was reported
     * @param reporting the named reporting calendars and the calendar's own quarters, by id
     * @param isWhole whether all reporting calendars could be read
     */
    record Calendars(Optional<WorkingCalendar> working, Map<String, ReportingCalendar> reporting, boolean isWhole) {}

    static Calendars read(CatalogDirectory directory) {
        int before = directory.errors().count();
        Optional<YamlMap> file = YamlFile.read(directory, NAME, KEYS);
        Map<String, ReportingCalendar> reporting = new HashMap<>();
        reporting.put(ReportingCalendar.CALENDAR_QUARTER.id(), ReportingCalendar.CALENDAR_QUARTER);
        file.ifPresent(yaml -> yaml.maps("reportingCalendars", REPORTING)
                .forEach(entry -> reporting(entry).ifPresent(calendar -> {
                    if (reporting.putIfAbsent(calendar.id(), calendar) != null) {
                        entry.place("id").report(CatalogErrorCode.DUPLICATE, "each calendar once", calendar.id());
                    }
                })));
        boolean whole = directory.errors().count() == before;
        return new Calendars(working(file), reporting, whole);
    }

    private static Optional<ReportingCalendar> reporting(YamlMap yaml) {
        Optional<String> id = yaml.value("id", TextValue::id);
        Optional<Integer> lastDay = yaml.value("lastDay", field -> field.integer(1, MOST_LAST_DAY));
        Optional<Integer> within = yaml.value("reportWithinWorkingDays", field -> field.integer(1, MOST_WORKING_DAYS));
        return id.flatMap(i -> lastDay.flatMap(l -> within.map(w -> new ReportingCalendar(i, l, w))));
    }

    private static Optional<WorkingCalendar> working(Optional<YamlMap> file) {
        return file.flatMap(yaml -> {
            Optional<ZoneId> zone = yaml.value("timeZone", CalendarFile::zone);
            Optional<Integer> within =
                    yaml.value("reportWithinWorkingDays", field -> field.integer(1, MOST_WORKING_DAYS));
            CalendarDays days = CalendarDays.read(yaml);
            Map<ReportingUnit.Kind, Integer> levels = levels(yaml, within.orElse(MOST_WORKING_DAYS));
            QuarterLock lock =
                    yaml.map("lock", LOCK).flatMap(CalendarFile::lock).orElse(null);
            return zone.flatMap(z ->
                    within.map(w -> new WorkingCalendar(z, days.holidays(), days.workingWeekends(), w, levels, lock)));
        });
    }

    /** A quarter is judged at the city's own deadline, so no level has more time than that. */
    private static Map<ReportingUnit.Kind, Integer> levels(YamlMap yaml, int most) {
        Map<ReportingUnit.Kind, Integer> levels = new EnumMap<>(ReportingUnit.Kind.class);
        for (YamlMap level : yaml.maps("levels", LEVEL)) {
            Optional<Integer> within = level.value("reportWithinWorkingDays", field -> field.integer(1, most));
            for (TextValue field : level.values("kinds")) {
                field.oneOf(ReportingUnit.Kind.class)
                        .ifPresent(kind -> within.ifPresent(days -> {
                            if (levels.putIfAbsent(kind, days) != null) {
                                field.refuse(CatalogErrorCode.DUPLICATE, "each kind once");
                            }
                        }));
            }
        }
        return levels;
    }

    private static Optional<QuarterLock> lock(YamlMap yaml) {
        Optional<Integer> after = yaml.value("afterQuarters", field -> field.integer(0, QuarterLock.MOST_QUARTERS));
        Optional<LocalizedName> ask = yaml.name("ask");
        return after.flatMap(quarters -> ask.map(whom -> new QuarterLock(quarters, whom)));
    }

    private static Optional<ZoneId> zone(TextValue field) {
        try {
            return Optional.of(ZoneId.of(field.text()));
        } catch (DateTimeException noSuchZone) {
            return field.refuse(CatalogErrorCode.INVALID_TIME_ZONE, "a time zone such as Asia/Ho_Chi_Minh");
        }
    }
}
