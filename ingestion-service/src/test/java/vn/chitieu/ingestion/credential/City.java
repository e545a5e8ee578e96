package vn.chitieu.ingestion.credential;

import static vn.chitieu.ingestion.credential.ACredential.aCredential;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.catalog.DateRange;
import vn.chitieu.catalog.DefaultCity;
import vn.chitieu.catalog.Definition;
import vn.chitieu.catalog.Direction;
import vn.chitieu.catalog.Formula;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.Indicator.Reporters;
import vn.chitieu.catalog.LocalizedName;
import vn.chitieu.catalog.Operator;
import vn.chitieu.catalog.ReportingCalendar;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.catalog.ReportingUnit.Kind;
import vn.chitieu.catalog.WorkingCalendar;
import vn.chitieu.catalog.testing.IndicatorFixture;
import vn.chitieu.contracts.vocabulary.Frequency;
import vn.chitieu.ingestion.audit.CityDays;

/**
 * A city small enough to keep in mind: two wards, one of which ended on 30 June 2022 and left its code 100 to the
 * other; a tax office; money reported each quarter by the office, land each month by wards, and one sum of both. The
 * months of EARLY begin on the 6th of the month before, the days of DAILY are cut off by quarters on the 14th.
 */
public final class City {

    public static final Instant NOW = Instant.parse("2022-04-08T02:00:00Z");

    public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    public static final String ID = "small-city";

    private City() {}

    /** Returns the city alone, as it is in force. */
    public static Catalogs catalogs() {
        return Catalogs.of(catalog());
    }

    /** Returns the days of the city. */
    public static CityDays days() {
        return new CityDays(catalogs(), defaultCity());
    }

    /** Returns the city as the only one. */
    public static DefaultCity defaultCity() {
        return new DefaultCity(catalogs(), null);
    }

    /** Returns an administrator of the city. */
    public static Credential admin(String id) {
        return aCredential(id).with(Right.ADMIN).in(ID).build();
    }

    public static Catalog catalog() {
        return catalog(new WorkingCalendar(ZONE, Set.of(), Set.of(), 5));
    }

    /** Returns a city that differs by its id alone. */
    public static Catalog catalog(String id) {
        return catalog(id, new WorkingCalendar(ZONE, Set.of(), Set.of(), 5));
    }

    /** Returns the city with another calendar. */
    public static Catalog catalog(WorkingCalendar calendar) {
        return catalog(ID, calendar);
    }

    /** Returns the city as one in which the head of the ward in the north confirms what is official. */
    public static Catalog whereHeadsConfirm() {
        return catalog(ID, new WorkingCalendar(ZONE, Set.of(), Set.of(), 5), true);
    }

    private static Catalog catalog(String id, WorkingCalendar calendar) {
        return catalog(id, calendar, false);
    }

    private static Catalog catalog(String id, WorkingCalendar calendar, boolean confirmed) {
        LocalDate end = LocalDate.of(2022, 6, 30);
        DateRange until = new DateRange(null, end);
        DateRange since = new DateRange(end.plusDays(1), null);
        return new Catalog(
                id,
                new LocalizedName("Thành phố nhỏ", "Small city"),
                List.of(
                        new ReportingUnit(
                                "north",
                                List.of(new ReportingUnit.Version(
                                        "100", "Phường Bắc", Kind.WARD, null, until, null, null, confirmed))),
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
                        of("MONEY", "tỷ đồng")
                                .reportedBy(new Reporters.Unit("tax"))
                                .build(1),
                        of("LAND", "ha").every(Frequency.MONTH).build(2),
                        of("BOTH", "điểm")
                                .derivedAs(new Formula.Sum(List.of(new Formula.Term("MONEY", false))))
                                .build(3),
                        land("EARLY", Frequency.MONTH, new ReportingCalendar("early", 5, 1))
                                .build(4),
                        land("DAILY", Frequency.DAY, new ReportingCalendar("decree", 14, 2))
                                .build(7),
                        land("AREA", Frequency.MONTH, ReportingCalendar.CALENDAR_QUARTER)
                                .neverNegative()
                                .build(8),
                        land("CASES", Frequency.MONTH, ReportingCalendar.CALENDAR_QUARTER)
                                .neverNegative()
                                .integer()
                                .build(9),
                        stock("STOCK", "km", 5, Direction.HIGHER),
                        stock("POOR", "hộ", 6, Direction.LOWER)),
                List.of(),
                List.of(),
                calendar);
    }

    /** Its last figure is that of the year. */
    private static Indicator stock(String code, String measure, int order, Direction direction) {
        return of(code, measure)
                .every(Frequency.MONTH)
                .across(Operator.SUM, Operator.LAST)
                .going(direction)
                .build(order);
    }

    /** Reported in ha by wards, by another calendar. */
    private static IndicatorFixture land(String code, Frequency frequency, ReportingCalendar calendar) {
        return of(code, "ha").every(frequency).by(calendar);
    }

    private static IndicatorFixture of(String code, String measure) {
        return IndicatorFixture.anIndicator(code)
                .in(new LocalizedName(measure, measure))
                .defined(Definition.forEver(code + "/1"));
    }

    /** Returns a credential that assigns targets for those owners. */
    public static Credential assignsFor(String... owners) {
        return aCredential("planner")
                .with(Right.TARGETS)
                .assigningFor(owners)
                .in(ID)
                .build();
    }

    /** Returns a credential that reports for those units. */
    public static Credential reporterFor(String... units) {
        return aCredential("reporter").of(units).in(ID).build();
    }
}
