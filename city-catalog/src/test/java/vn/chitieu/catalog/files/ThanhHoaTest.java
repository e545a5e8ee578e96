package vn.chitieu.catalog.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.Person;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.catalog.ReportingUnit.Kind;
import vn.chitieu.catalog.Target;
import vn.chitieu.catalog.WorkingCalendar;
import vn.chitieu.catalog.files.format.InvalidCatalogException;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.contracts.vocabulary.Scope;

/** The questions that services ask, answered by the sample city. */
public class ThanhHoaTest {

    public static final Path DIRECTORY = Path.of("..", "catalog", "thanh-hoa");

    private static final Catalog CITY = read();
    private static final Quarter FIRST_OF_2022 = new Quarter(2022, 1);
    private static final LocalDate IN_APRIL = LocalDate.of(2022, 4, 6);

    @Test
    void knowsTheCity() {
        assertThat(CITY.id()).isEqualTo("thanh-hoa");
        assertThat(CITY.name().vi()).isEqualTo("Thành phố Thanh Hóa");
        assertThat(CITY.clusters()).hasSize(6);
        assertThat(CITY.indicators()).hasSize(13);
        assertThat(CITY.units()).hasSize(34 + 18 + 6 + 14 + 2 + 7);
    }

    @Test
    void hasThirtyWardsAndFourCommunesIn2022() {
        assertThat(names(LocalDate.of(2022, 3, 31), Kind.WARD)).hasSize(30);
        assertThat(names(LocalDate.of(2022, 3, 31), Kind.COMMUNE))
                .containsExactlyInAnyOrder("Xã Thiệu Vân", "Xã Hoằng Quang", "Xã Hoằng Đại", "Xã Đông Vinh");
    }

    @Test
    void keepsTheIdentityOfACommuneThatBecameAWard() {
        ReportingUnit unit = CITY.unit("thieu-khanh").orElseThrow();

        assertThat(unit.on(LocalDate.of(2021, 1, 31)).orElseThrow().name()).isEqualTo("Xã Thiệu Khánh");
        assertThat(unit.on(LocalDate.of(2021, 2, 1)).orElseThrow().name()).isEqualTo("Phường Thiệu Khánh");
        assertThat(unit.in(new Quarter(2021, 1)).orElseThrow().kind()).isEqualTo(Kind.WARD);
    }

    @Test
    void findsAUnitByIdAndByTheCodeValidThen() {
        assertThat(CITY.unit("nam-ngan", FIRST_OF_2022)).map(ReportingUnit::id).contains("nam-ngan");
        assertThat(CITY.unit("14761", FIRST_OF_2022)).map(ReportingUnit::id).contains("nam-ngan");
        assertThat(CITY.unit("14761", new Quarter(2026, 1))).isEmpty();
        assertThat(CITY.unit("14758", FIRST_OF_2022)).map(ReportingUnit::id).contains("dong-tho");
        assertThat(CITY.unit("14758", new Quarter(2026, 1)))
                .map(ReportingUnit::id)
                .contains("ham-rong-2025");
        assertThat(CITY.unit("99999", FIRST_OF_2022)).isEmpty();
    }

    @Test
    void knowsWhoReportsWhat() {
        assertThat(CITY.reporters(indicator("NEW_ENTERPRISES"), FIRST_OF_2022)).hasSize(34);
        assertThat(CITY.reporters(indicator("NEW_ENTERPRISES"), ReportingPeriod.parse("2021-01")))
                .hasSize(34);
        assertThat(CITY.reporters(indicator("BUDGET_REVENUE"), FIRST_OF_2022))
                .hasSize(35)
                .extracting(ReportingUnit::id)
                .contains("dep-thue");
        assertThat(CITY.reporters(indicator("RETAIL_SALES"), FIRST_OF_2022))
                .extracting(ReportingUnit::id)
                .containsExactly("dep-tk");
        assertThat(CITY.reporters(indicator("PRODUCTION_TOTAL"), FIRST_OF_2022)).isEmpty();
        assertThat(CITY.reporters(indicator("NEW_ENTERPRISES"), new Quarter(2025, 1)))
                .hasSize(47);
        assertThat(CITY.reporters(indicator("NEW_ENTERPRISES"), new Quarter(2026, 1)))
                .hasSize(7);
    }

    @Test
    void letsAUnitThatJoinedReportItsPastButNeverExpectsIt() {
        ReportingUnit outside = CITY.unit("dong-hoang").orElseThrow();
        Quarter before = new Quarter(2024, 4);

        assertThat(CITY.reports(outside, indicator("NEW_ENTERPRISES"), before)).isTrue();
        assertThat(CITY.reporters(indicator("NEW_ENTERPRISES"), before))
                .hasSize(34)
                .doesNotContain(outside);
        assertThat(CITY.covers(Scope.city(), outside, before)).isFalse();
        assertThat(CITY.covers(Scope.city(), outside, new Quarter(2025, 1))).isTrue();
        assertThat(CITY.scopesOf(outside, before)).containsExactly(new Scope.Unit("dong-hoang"));
    }

    @Test
    void rollsAWardUpIntoItsClusterAndTheCity() {
        ReportingUnit ward = CITY.unit("nam-ngan").orElseThrow();
        ReportingUnit department = CITY.unit("dep-tk").orElseThrow();

        assertThat(CITY.scopesOf(ward, FIRST_OF_2022))
                .extracting(Scope::toString)
                .containsExactly("city", "cluster:cum-2", "unit:nam-ngan");
        assertThat(CITY.scopesOf(department, FIRST_OF_2022))
                .extracting(Scope::toString)
                .containsExactly("city", "unit:dep-tk");
        assertThat(CITY.covers(Scope.parse("cluster:cum-2"), ward, FIRST_OF_2022))
                .isTrue();
        assertThat(CITY.covers(Scope.parse("cluster:cum-1"), ward, FIRST_OF_2022))
                .isFalse();
        assertThat(CITY.covers(Scope.city(), ward, new Quarter(2026, 1))).isFalse();
    }

    @Test
    void putsEveryWardAndCommuneInACluster() {
        assertThat(CITY.units())
                .filteredOn(unit -> unit.in(FIRST_OF_2022)
                        .filter(version ->
                                version.isOfTheCity() && version.kind().isTerritorial())
                        .isPresent())
                .allSatisfy(
                        unit -> assertThat(CITY.scopesOf(unit, FIRST_OF_2022)).hasSize(3));
    }

    @Test
    void derivesProductionInTwoSteps() {
        assertThat(CITY.derivedFrom("PRODUCTION_INDUSTRY"))
                .extracting(Indicator::code)
                .containsExactly("PRODUCTION_INDUSTRY_CONSTRUCTION");
        assertThat(CITY.derivedFrom("PRODUCTION_INDUSTRY_CONSTRUCTION"))
                .extracting(Indicator::code)
                .containsExactly("PRODUCTION_TOTAL");
        assertThat(indicator("PRODUCTION_CONSTRUCTION").display().partOf())
                .isEqualTo("PRODUCTION_INDUSTRY_CONSTRUCTION");
    }

    @Test
    void hasTwoOwnersOfTheBudgetTarget() {
        List<Target> targets = CITY.targets(Scope.city(), "BUDGET_REVENUE", 2022, IN_APRIL);

        assertThat(targets).extracting(Target::owner).containsExactly("CITY", "PROVINCE");
        assertThat(targets.get(0).value()).isEqualByComparingTo("3110000");
        assertThat(targets.get(1).value()).isBetween(new BigDecimal("2460585"), new BigDecimal("2538698"));
        assertThat(CITY.targets(Scope.city(), "BUDGET_REVENUE", 2022, LocalDate.of(2021, 12, 31)))
                .isEmpty();
        assertThat(indicator("BUDGET_REVENUE").display().targetTerm().vi()).isEqualTo("dự toán");
        assertThat(indicator("LAND_CLEARED").display().targetTerm().vi()).isEqualTo("kế hoạch");
    }

    @Test
    void knowsWhoIsInCharge() {
        assertThat(CITY.inChargeOf(Scope.city(), "NEW_ENTERPRISES", IN_APRIL))
                .extracting(Person::id)
                .containsExactly("co-van-hop-tac", "uv-btv-doanh-nghiep", "thuong-truc-thanh-uy");
        assertThat(CITY.inChargeOf(Scope.parse("unit:nam-ngan"), "NEW_ENTERPRISES", IN_APRIL))
                .extracting(Person::id)
                .containsExactly("chu-tich-nam-ngan", "uv-bch-nam-ngan");
        assertThat(CITY.inChargeOf(Scope.parse("cluster:cum-2"), "NEW_ENTERPRISES", IN_APRIL))
                .extracting(Person::level)
                .containsExactly(2);
        assertThat(CITY.people())
                .allSatisfy(person -> assertThat(person.email()).endsWith("@example.org"));
    }

    @Test
    void hasSomeoneInChargeOfEveryIndicatorClusterAndUnit() {
        for (Indicator indicator : CITY.indicators()) {
            assertThat(CITY.inChargeOf(Scope.city(), indicator.code(), IN_APRIL))
                    .as(indicator.code())
                    .extracting(Person::level)
                    .contains(1, 3);
        }
        for (ReportingUnit unit : CITY.units().stream()
                .filter(one -> one.isOfTheCityIn(FIRST_OF_2022))
                .toList()) {
            assertThat(CITY.inChargeOf(new Scope.Unit(unit.id()), "NEW_ENTERPRISES", IN_APRIL))
                    .as(unit.id())
                    .extracting(Person::role)
                    .containsOnlyOnce(Person.Role.HEAD);
        }
    }

    @Test
    void restsAtTetAndOnTheSpringHolidays() {
        WorkingCalendar calendar = CITY.calendar();

        assertThat(LocalDate.of(2022, 1, 31).datesUntil(LocalDate.of(2022, 2, 5)))
                .noneMatch(calendar::isWorkingDay);
        assertThat(calendar.isWorkingDay(LocalDate.of(2022, 2, 7))).isTrue();
        assertThat(LocalDate.of(2022, 4, 30).datesUntil(LocalDate.of(2022, 5, 4)))
                .noneMatch(calendar::isWorkingDay);
        assertThat(calendar.isWorkingDay(LocalDate.of(2022, 4, 29))).isTrue();
        assertThat(calendar.isWorkingDay(LocalDate.of(2022, 5, 4))).isTrue();
    }

    @Test
    void expectsTheFirstQuarterByTheEndOfTheSeventhOfApril() {
        assertThat(CITY.calendar().deadline(FIRST_OF_2022)).isEqualTo(Instant.parse("2022-04-07T17:00:00Z"));
        assertThat(CITY.calendar().deadline(ReportingPeriod.parse("2022-01")))
                .as("after Tết")
                .isEqualTo(Instant.parse("2022-02-11T17:00:00Z"));
    }

    /**
     * The first quarter of 2024 is to be reported by Friday 5 April; what is two years older is locked from then on.
     */
    @Test
    void locksAQuarterTwoYearsAfterItsDeadline() {
        assertThat(CITY.lockedFrom(indicator("LAND_CLEARED"), FIRST_OF_2022))
                .contains(Instant.parse("2024-04-05T17:00:00Z"));
    }

    private static List<String> names(LocalDate day, Kind kind) {
        return CITY.units().stream()
                .flatMap(unit -> unit.on(day).stream())
                .filter(version -> version.kind() == kind && version.isOfTheCity())
                .map(ReportingUnit.Version::name)
                .toList();
    }

    private static Indicator indicator(String code) {
        return CITY.indicator(code).orElseThrow();
    }

    private static Catalog read() {
        try {
            return CatalogLoader.read(DIRECTORY);
        } catch (InvalidCatalogException invalid) {
            throw new AssertionError(invalid.getMessage(), invalid);
        }
    }
}
