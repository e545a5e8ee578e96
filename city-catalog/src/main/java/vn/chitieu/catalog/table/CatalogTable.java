package vn.chitieu.catalog.table;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The tables that the files of a catalog are made of. The reader of the catalog says what is wrong in them; here is
 * only where they stand and which cells they have.
 */
public enum CatalogTable {
    CITY("city.yaml", "", Shape.RECORD, "id", "id! name.vi! name.en!"),
    OWNERS("city.yaml", "owners", Shape.LINES, "id", "id! name.vi! name.en!"),
    UNITS(
            "units.csv",
            "",
            Shape.CSV,
            "id valid_from",
            "id! code! name! kind!=WARD|COMMUNE|TOWNSHIP|DEPARTMENT|VERTICAL cluster@clusters valid_from:date"
                    + " valid_to:date outside tile_x:integer tile_y:integer confirmed_by=HEAD note"),
    CLUSTERS(
            "clusters.csv", "", Shape.CSV, "id valid_from", "id! name_vi! name_en! valid_from:date valid_to:date note"),
    SUCCESSORS(
            "successors.csv",
            "",
            Shape.CSV,
            "predecessor successor on",
            "predecessor!@units successor!@units on!:date share!:decimal source! note"),
    COUNTS(
            "expected-counts.yaml",
            "counts",
            Shape.BLOCKS,
            "day",
            "day!:date WARD:integer COMMUNE:integer TOWNSHIP:integer DEPARTMENT:integer VERTICAL:integer source!"),
    PEOPLE(
            "people.csv",
            "",
            Shape.CSV,
            "id valid_from",
            "id! position_vi! position_en! email! language!=vi|en in_charge_of! indicators:list level!:integer"
                    + " delivery!=AT_ONCE|DAILY_DIGEST|URGENT_AT_ONCE valid_from:date valid_to:date watches:list"
                    + " role=HEAD|CONTACT|IN_CHARGE note"),
    GROUPS("indicators.yaml", "groups", Shape.NAMED, "id", "id! vi! en!"),
    INDICATORS(
            "indicators.yaml",
            "indicators",
            Shape.BLOCKS,
            "code",
            "code! name.vi! name.en! unitOfMeasure.vi! unitOfMeasure.en! group!@groups partOf@indicators"
                    + " direction!=HIGHER|LOWER|NEUTRAL frequency=DAY|MONTH|QUARTER"
                    + " acrossUnits=SUM|AVERAGE|WEIGHTED_AVERAGE|MAX|MIN acrossPeriods=SUM|AVERAGE|LAST|MAX|MIN"
                    + " reporters:list sum:list definition definitions:entries(id,from,priceBasis)"
                    + " weightedBy@indicators ratio.numerator@indicators ratio.denominator@indicators"
                    + " ratio.factor:decimal weightedAverage.of@indicators weightedAverage.by@indicators"
                    + " thresholds.ahead:decimal thresholds.onPace:decimal thresholds.behind:decimal"
                    + " thresholds.severelyBehind:decimal targetTerm.vi targetTerm.en percentage:flag"
                    + " calendar@reporting-calendars closedTolerancePercent:decimal neverNegative:flag integer:flag"),
    CODES("codes.csv", "", Shape.CSV, "unit kind code", "unit! kind!=INDICATOR|MEASURE code! ours! note"),
    TARGETS(
            "targets.csv",
            "",
            Shape.CSV,
            "scope indicator year owner valid_from",
            "scope! indicator!@indicators year!:integer owner! value!:decimal pace! valid_from!:date reason!"),
    CALENDAR(
            "calendar.yaml",
            "",
            Shape.RECORD,
            "",
            "timeZone! reportWithinWorkingDays!:integer lock.afterQuarters:integer lock.ask.vi lock.ask.en"),
    LEVELS("calendar.yaml", "levels", Shape.LINES, "kinds", "kinds!:list reportWithinWorkingDays!:integer"),
    REPORTING_CALENDARS(
            "calendar.yaml",
            "reportingCalendars",
            Shape.LINES,
            "id",
            "id! lastDay!:integer reportWithinWorkingDays!:integer"),
    HOLIDAYS("calendar.yaml", "holidays", Shape.LINES, "day", "day!:date name! source!@sources"),
    WORKING_WEEKENDS(
            "calendar.yaml", "workingWeekends", Shape.LINES, "day", "day!:date name! insteadOf!:date source!@sources"),
    SOURCES("calendar.yaml", "sources", Shape.LINES, "id", "id! status!=LAW|ANNOUNCED|FORECAST text!"),
    WINDOWS(
            "windows.yaml",
            "windows",
            Shape.BLOCKS,
            "id",
            "id! name.vi! name.en! from!:date to!:date indicators!:entries(code,target,owner)"),
    ALERTS(
            "alerts.yaml",
            "",
            Shape.RECORD,
            "",
            "digestAt mostAtOnce:integer quietHours.from quietHours.to quietHours.daysOff=true|false"
                    + " remindWorkingDays:list remindAt warnWorkingDays:integer"),
    ALERT_RULES(
            "alerts.yaml",
            "rules",
            Shape.BLOCKS,
            "rule indicator",
            "rule!=BEHIND_TARGET|FORECAST_BELOW_TARGET|FALLING_CUMULATIVE|CLOSED_QUARTER_MOVED|WATCH_LIST"
                    + " indicator@indicators active=true|false answerWorkingDays:integer"
                    + " escalationWorkingDays:integer urgent=NEVER|SEVERE|ALWAYS marginPoints:decimal"
                    + " confirm.status=ESTIMATE|PRELIMINARY|OFFICIAL confirm.revisions:integer"
                    + " confirm.workingDays:integer confirm.severeAtOnce=true|false");

    private static final Map<String, CatalogTable> BY_ID =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(CatalogTable::id, table -> table));

    private static final Map<CatalogTable, List<CatalogColumn>> COLUMNS = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(table -> table, table -> CatalogColumn.all(table.columns)));

    private final String file;
    private final String section;
    private final Shape shape;
    private final String key;
    private final String columns;

    CatalogTable(String file, String section, Shape shape, String key, String columns) {
        this.file = file;
        this.section = section;
        this.shape = shape;
        this.key = key;
        this.columns = columns;
    }

    /** How a table stands in its file. */
    enum Shape {
        /** The whole file. */
        CSV,
        /** The values of the file that stand in no list, as one row. */
        RECORD,
        /** A list, each of whose entries is written on one line. */
        LINES,
        /** A list, each of whose entries has a line for each key. */
        BLOCKS,
        /** Keys that are the ids of the rows. */
        NAMED
    }

    /** Returns the table of an id. */
    public static Optional<CatalogTable> of(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }

    /** Returns the id, such as {@code working-weekends}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the name of the file in which the table stands. */
    public String file() {
        return file;
    }

    /** Returns the columns in the order in which they are shown. */
    public List<CatalogColumn> columns() {
        return COLUMNS.getOrDefault(this, List.of());
    }

    /** Returns the columns that tell one row from another; none where there is one row alone. */
    public List<String> key() {
        return key.isEmpty() ? List.of() : List.of(key.split(" "));
    }

    /** Returns whether the table has exactly one row. */
    public boolean isRecord() {
        return shape == Shape.RECORD;
    }

    String section() {
        return section;
    }

    Shape shape() {
        return shape;
    }
}
