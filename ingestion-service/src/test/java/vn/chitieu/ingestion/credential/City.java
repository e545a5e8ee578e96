package vn.chitieu.ingestion.credential;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.DateRange;
import vn.chitieu.catalog.Direction;
import vn.chitieu.catalog.Formula;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.Indicator.Reporters;
import vn.chitieu.catalog.LocalizedName;
import vn.chitieu.catalog.Operator;
import vn.chitieu.catalog.ReportingCalendar;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.catalog.ReportingUnit.Kind;
import vn.chitieu.catalog.Thresholds;
import vn.chitieu.catalog.WorkingCalendar;
import vn.chitieu.contracts.vocabulary.Frequency;

/**
 * A city small enough to keep in mind: two wards, one of which ended on 30 June 2022 and left its code 100 to the
 * other; a tax office; money reported each quarter by the office, land each month by wards, and one sum of both. The
 * months of EARLY begin on the 6th of the month before, the days of DAILY are cut off by quarters on the 14th.
 */
public final class City {

    public static final Instant NOW = Instant.parse("2022-04-08T02:00:00Z");

    public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private City() {}

    public static Catalog catalog() {
        return catalog(new WorkingCalendar(ZONE, Set.of(), Set.of(), 5));
    }

    /** Returns the city with another calendar. */
    public static Catalog catalog(WorkingCalendar calendar) {
        LocalDate end = LocalDate.of(2022, 6, 30);
        DateRange until = new DateRange(null, end);
        DateRange since = new DateRange(end.plusDays(1), null);
        return new Catalog(
                "small-city",
                new LocalizedName("Thành phố nhỏ", "Small city"),
                List.of(
                        new ReportingUnit(
                                "north",
                                List.of(new ReportingUnit.Version("100", "Phường Bắc", Kind.WARD, null, until))),
                        new ReportingUnit(
                                "south",
                                List.of(
                                        new ReportingUnit.Version("200", "Phường Nam", Kind.WARD, null, until),
                                        new ReportingUnit.Version("100", "Phường Bắc Nam", Kind.WARD, null, since))),
                        new ReportingUnit(
                                "tax",
                                List.of(new ReportingUnit.Version(
                                        "DEP-TAX", "Chi cục thuế", Kind.VERTICAL, null, DateRange.ALWAYS)))),
                List.of(),
                List.of(
                        indicator("MONEY", "tỷ đồng", 1, Frequency.QUARTER, List.of(new Reporters.Unit("tax")), null),
                        indicator("LAND", "ha", 2, Frequency.MONTH, List.of(new Reporters.Territorial()), null),
                        indicator(
                                "BOTH",
                                "điểm",
                                3,
                                Frequency.QUARTER,
                                List.of(),
                                new Formula.Sum(List.of(new Formula.Term("MONEY", false)))),
                        reported("EARLY", 4, Frequency.MONTH, new ReportingCalendar("early", 5, 1), false),
                        reported("DAILY", 7, Frequency.DAY, new ReportingCalendar("decree", 14, 2), false),
                        reported("AREA", 8, Frequency.MONTH, ReportingCalendar.CALENDAR_QUARTER, true),
                        counted(reported("CASES", 9, Frequency.MONTH, ReportingCalendar.CALENDAR_QUARTER, true)),
                        stock("STOCK", "km", 5, Direction.HIGHER),
                        stock("POOR", "hộ", 6, Direction.LOWER)),
                List.of(),
                List.of(),
                calendar);
    }

    /** Its last figure is that of the year. */
    private static Indicator stock(String code, String measure, int order, Direction direction) {
        LocalizedName name = new LocalizedName(code, code);
        return new Indicator(
                code,
                name,
                new LocalizedName(measure, measure),
                name,
                order,
                null,
                direction,
                Frequency.MONTH,
                Operator.SUM,
                Operator.LAST,
                null,
                List.of(new Reporters.Territorial()),
                null,
                Thresholds.DEFAULT,
                name,
                code + "/1");
    }

    /** The same, in whole numbers. */
    private static Indicator counted(Indicator one) {
        return new Indicator(
                one.code(),
                one.name(),
                one.unitOfMeasure(),
                one.group(),
                one.order(),
                null,
                one.direction(),
                one.frequency(),
                one.acrossUnits(),
                one.acrossPeriods(),
                null,
                one.reporters(),
                null,
                one.thresholds(),
                one.targetTerm(),
                one.definitions(),
                false,
                one.calendar(),
                one.closedTolerancePercent(),
                one.neverNegative(),
                true);
    }

    /** Reported in ha by wards, by another calendar or never below zero. */
    private static Indicator reported(
            String code, int order, Frequency frequency, ReportingCalendar calendar, boolean neverNegative) {
        Indicator land = indicator(code, "ha", order, frequency, List.of(new Reporters.Territorial()), null);
        return new Indicator(
                land.code(),
                land.name(),
                land.unitOfMeasure(),
                land.group(),
                land.order(),
                null,
                land.direction(),
                land.frequency(),
                land.acrossUnits(),
                land.acrossPeriods(),
                null,
                land.reporters(),
                null,
                land.thresholds(),
                land.targetTerm(),
                land.definitions(),
                false,
                calendar,
                land.closedTolerancePercent(),
                neverNegative,
                false);
    }

    private static Indicator indicator(
            String code, String measure, int order, Frequency frequency, List<Reporters> reporters, Formula formula) {
        LocalizedName name = new LocalizedName(code, code);
        return new Indicator(
                code,
                name,
                new LocalizedName(measure, measure),
                name,
                order,
                null,
                Direction.HIGHER,
                frequency,
                Operator.SUM,
                Operator.SUM,
                null,
                reporters,
                formula,
                Thresholds.DEFAULT,
                name,
                code + "/1");
    }

    /** Returns a credential that assigns targets for those owners. */
    public static Credential assignsFor(String... owners) {
        return new Credential(
                "planner",
                "planner",
                Set.of(Right.TARGETS),
                Set.of(),
                Set.of(),
                Set.of(owners),
                SecretHash.of("s"),
                NOW,
                null);
    }

    /** Returns a credential that reports for those units. */
    public static Credential reporterFor(String... units) {
        return new Credential(
                "reporter",
                "reporter",
                Set.of(Right.REPORT),
                Set.of(units),
                Set.of(),
                Set.of(),
                SecretHash.of("s"),
                NOW,
                null);
    }
}
