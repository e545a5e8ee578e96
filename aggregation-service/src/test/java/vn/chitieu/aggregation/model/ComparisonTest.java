package vn.chitieu.aggregation.model;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.aggregation.ASmallCity.ARREARS;
import static vn.chitieu.aggregation.ASmallCity.ENTERPRISES;
import static vn.chitieu.aggregation.ASmallCity.INDUSTRY;
import static vn.chitieu.aggregation.ASmallCity.LAND;
import static vn.chitieu.aggregation.ASmallCity.PRODUCTION;
import static vn.chitieu.aggregation.ASmallCity.RATE;
import static vn.chitieu.aggregation.ASmallCity.RATIO;
import static vn.chitieu.aggregation.ASmallCity.SERVICES;
import static vn.chitieu.aggregation.ASmallCity.STOCK;
import static vn.chitieu.aggregation.AnUpdate.anUpdate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.chitieu.aggregation.AChangingCity;
import vn.chitieu.aggregation.ASmallCity;
import vn.chitieu.aggregation.AnUpdate;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.DateRange;
import vn.chitieu.catalog.ReportingUnit;

/** On which ground totals are compared while wards are merged, split and joined, for each sort of indicator. */
class ComparisonTest {

    private ARunOfTheFold run = new ARunOfTheFold(AChangingCity.catalog());
    private int reports;

    @Test
    void aSplitGivesEachPartItsShareOfTheBase() {
        report(LAND, "dai", "2021-Q2", "100");
        report(LAND, "dong", "2022-Q2", "33");

        assertThat(figures("unit:dong", LAND, "2022-Q2").sameQuarterLastYear()).isEqualByComparingTo("30");
        assertThat(figures("unit:dong", LAND, "2022-Q2").growthPercent()).isEqualByComparingTo("10");
        assertThat(figures("unit:tay", LAND, "2022-Q2").sameQuarterLastYear()).isEqualByComparingTo("70");
        assertThat(comparison("unit:dong", LAND, "2022-Q2")).isEqualTo(Comparison.BY_SUCCESSORS);
        assertThat(comparison("city", LAND, "2022-Q2").reason()).isEqualTo(Comparison.Reason.INCOMPLETE);
    }

    @Test
    void aClusterIsComparedOnTheTerritoryOfItsPresentWards() {
        report(LAND, "dai", "2021-Q2", "100");
        report(LAND, "nho", "2021-Q2", "5");
        report(LAND, "lon", "2021-Q2", "50");
        report(LAND, "lon", "2022-Q2", "60");

        assertThat(figures("cluster:cum-1", LAND, "2022-Q2").sameQuarterLastYear())
                .as("Lớn with Nhỏ, and Đông")
                .isEqualByComparingTo("85");
        assertThat(figures("cluster:cum-2", LAND, "2022-Q2").sameQuarterLastYear())
                .isEqualByComparingTo("70");
    }

    @Test
    void withoutABaseThereIsNone() {
        report(LAND, "lon", "2022-Q2", "60");

        assertThat(comparison("unit:lon", LAND, "2022-Q2")).isEqualTo(Comparison.NO_BASE);
        assertThat(comparison("city", LAND, "2022-Q2")).isEqualTo(Comparison.NO_BASE);
    }

    @Test
    void theCityOfAQuarterWithinWhichAWardWasAbolishedHasAllMonths() {
        report(ENTERPRISES, "nho", "2022-01", "1");
        report(ENTERPRISES, "lon", "2022-01", "10");
        report(ENTERPRISES, "lon", "2022-02", "20");
        report(ENTERPRISES, "lon", "2022-03", "30");
        for (String month : new String[] {"2021-01", "2021-02", "2021-03"}) {
            for (String ward : new String[] {"lon", "nho", "dai", "cu"}) {
                report(ENTERPRISES, ward, month, "2");
            }
        }
        report(ENTERPRISES, "lon", "2022-04", "40");
        for (String month : new String[] {"2022-01", "2022-02", "2022-03"}) {
            report(ENTERPRISES, "dai", month, "0");
            report(ENTERPRISES, "cu", month, "0");
        }

        assertThat(figures("city", ENTERPRISES, "2022-Q1").value()).isEqualByComparingTo("61");
        assertThat(figures("unit:nho", ENTERPRISES, "2022-Q1").value()).isEqualByComparingTo("1");
        assertThat(figures("unit:lon", ENTERPRISES, "2022-Q1").value()).isEqualByComparingTo("60");
        assertThat(comparison("city", ENTERPRISES, "2022-Q1")).isEqualTo(Comparison.SAME_TERRITORY);
        assertThat(comparison("unit:lon", ENTERPRISES, "2022-Q1").reason())
                .isEqualTo(Comparison.Reason.WITHIN_THE_PERIOD);
        assertThat(comparison("unit:nho", ENTERPRISES, "2022-Q1").reason())
                .isEqualTo(Comparison.Reason.WITHIN_THE_PERIOD);
        assertThat(comparison("cluster:cum-2", ENTERPRISES, "2022-Q1").reason())
                .isEqualTo(Comparison.Reason.WITHIN_THE_PERIOD);
        assertThat(figures("unit:lon", ENTERPRISES, "2022-Q2").cumulative()).isEqualByComparingTo("101");
    }

    /** The stock of a ward that is gone is in that of its successor: counted on, it would count twice. */
    @Test
    void aStockIsThatOfTheWardsWhichAreThereAtTheEnd() {
        report(STOCK, "dai", "2021-04", "80");
        report(STOCK, "dai", "2021-05", "90");
        report(STOCK, "dai", "2021-06", "100");
        report(STOCK, "dai", "2022-03", "110");
        report(STOCK, "dong", "2022-04", "30");
        report(STOCK, "dong", "2022-05", "33");
        report(STOCK, "dong", "2022-06", "36");
        report(STOCK, "tay", "2022-06", "80");
        report(STOCK, "nho", "2022-01", "7");
        report(STOCK, "lon", "2022-03", "20");

        assertThat(figures("city", STOCK, "2022-Q1").value()).isEqualByComparingTo("130");
        assertThat(figures("city", STOCK, "2022-Q2").cumulative()).isEqualByComparingTo("136");
        assertThat(figures("unit:dong", STOCK, "2022-Q2").growthPercent()).isEqualByComparingTo("20");
        assertThat(comparison("unit:dong", STOCK, "2022-Q2")).isEqualTo(Comparison.BY_SUCCESSORS);
        assertThat(figures("city", STOCK, "2022-Q2").sameQuarterLastYear()).isEqualByComparingTo("100");
    }

    @Test
    void anAverageOfOtherWardsIsNoBase() {
        report(RATE, "dai", "2021-Q2", "4");
        report(RATE, "lon", "2021-Q2", "4");
        report(RATE, "dong", "2022-Q2", "5");
        report(RATE, "lon", "2022-Q2", "5");

        for (String scope : new String[] {"unit:dong", "unit:lon", "cluster:cum-1", "city"}) {
            assertThat(comparison(scope, RATE, "2022-Q2").reason()).as(scope).isEqualTo(Comparison.Reason.NOT_ADDITIVE);
            assertThat(figures(scope, RATE, "2022-Q2").growthPercent()).isNull();
        }
        report(RATE, "dong", "2023-Q2", "6");
        report(LAND, "dong", "2022-Q2", "1");
        report(LAND, "dong", "2023-Q2", "1");
        assertThat(comparison("unit:dong", RATE, "2023-Q2")).isEqualTo(Comparison.SAME_TERRITORY);
        assertThat(figures("unit:dong", RATE, "2023-Q2").growthPercent()).isEqualByComparingTo("20");
    }

    @Test
    void aYearWithTwoMonthsOfAWardIsNotComparedWithOneOfThree() {
        run = new ARunOfTheFold(AChangingCity.withOneJoiningOn(LocalDate.of(2022, 8, 1)));
        for (String month : new String[] {"2021-07", "2021-08", "2021-09", "2021-10", "2021-11", "2021-12"}) {
            report(ENTERPRISES, "ngoai", month, "10");
        }
        for (String month : new String[] {"2022-07", "2022-08", "2022-09", "2022-10", "2022-11", "2022-12"}) {
            report(ENTERPRISES, "ngoai", month, "12");
        }

        assertThat(figures("city", ENTERPRISES, "2022-Q3").value())
                .as("July was outside")
                .isEqualByComparingTo("24");
        for (String scope : new String[] {"city", "cluster:cum-2", "unit:ngoai"}) {
            assertThat(comparison(scope, ENTERPRISES, "2022-Q3").reason())
                    .as(scope)
                    .isEqualTo(Comparison.Reason.WITHIN_THE_PERIOD);
        }
        assertThat(comparison("unit:ngoai", ENTERPRISES, "2022-Q4")).isEqualTo(Comparison.BY_SUCCESSORS);
        assertThat(run.totalOf("unit:ngoai", ENTERPRISES, "2022-Q4")
                        .cumulativeComparison()
                        .reason())
                .isEqualTo(Comparison.Reason.WITHIN_THE_PERIOD);
    }

    @Test
    void aRatioIsComparedWithTheRatioOfTheSumsOnItsTerritory() {
        report(ARREARS, "dai", "2021-Q2", "10");
        report(LAND, "dai", "2021-Q2", "100");
        report(ARREARS, "dong", "2022-Q2", "6");
        report(LAND, "dong", "2022-Q2", "50");

        assertThat(figures("unit:dong", RATIO, "2022-Q2").sameQuarterLastYear()).isEqualByComparingTo("10");
        assertThat(figures("unit:dong", RATIO, "2022-Q2").growthPercent()).isEqualByComparingTo("20");
        assertThat(comparison("unit:dong", RATIO, "2022-Q2")).isEqualTo(Comparison.BY_SUCCESSORS);
    }

    @Test
    void whatIsDerivedOfTheWholeCityFollowsTheCity() {
        for (String quarter : new String[] {"2021-Q2", "2021-Q3", "2022-Q2", "2022-Q3"}) {
            report(INDUSTRY, "dep-tk", quarter, "80");
            report(SERVICES, "dep-tk", quarter, "20");
        }

        assertThat(comparison("city", PRODUCTION, "2022-Q2")).isEqualTo(Comparison.SAME_TERRITORY);
        assertThat(comparison("city", PRODUCTION, "2022-Q3").reason()).isEqualTo(Comparison.Reason.TERRITORY);
        assertThat(figures("city", PRODUCTION, "2022-Q3").sameQuarterLastYear()).isNull();
    }

    /** A department that was not there in last year's third quarter is in the base of the year all the same. */
    @Test
    void aBaseSinceJanuaryHasWhatWasReportedByWhoEndedInThatYear() {
        run = new ARunOfTheFold(withADepartmentThatPauses());
        report(INDUSTRY, "dep-tk", "2021-Q1", "10");
        report(INDUSTRY, "dep-tk", "2021-Q2", "20");
        report(INDUSTRY, "dep-tk", "2022-Q3", "33");

        assertThat(figures("city", INDUSTRY, "2022-Q3").cumulativeLastYear()).isEqualByComparingTo("30");
        assertThat(figures("city", INDUSTRY, "2022-Q3").cumulativeGrowthPercent())
                .isEqualByComparingTo("10");
    }

    private static Catalog withADepartmentThatPauses() {
        Catalog small = ASmallCity.withoutTargets().catalog();
        ReportingUnit department = new ReportingUnit(
                "dep-tk",
                List.of(
                        department(new DateRange(null, LocalDate.of(2021, 6, 30))),
                        department(new DateRange(LocalDate.of(2022, 7, 1), null))));
        List<ReportingUnit> units = new ArrayList<>(small.units());
        units.removeIf(unit -> unit.id().equals("dep-tk"));
        units.add(department);
        return new Catalog(
                small.id(),
                small.name(),
                units,
                small.clusters(),
                small.indicators(),
                small.targets(),
                small.people(),
                small.calendar());
    }

    private static ReportingUnit.Version department(DateRange validity) {
        return new ReportingUnit.Version("DEP-TK", "Chi cục Thống kê", ReportingUnit.Kind.VERTICAL, null, validity);
    }

    @Test
    void tellsHowMuchIsMissingByTheBaseOfTheSuccessor() {
        report(LAND, "cu", "2021-Q3", "25");
        report(LAND, "lon", "2021-Q3", "75");
        report(LAND, "ngoai", "2021-Q3", "0");
        for (String unit : new String[] {"lon", "dai", "cu", "nho"}) {
            report(LAND, unit, "2022-Q1", "1");
        }
        for (String unit : new String[] {"lon", "dong", "tay", "cu"}) {
            report(LAND, unit, "2022-Q2", "1");
        }
        for (String unit : new String[] {"lon", "dong", "tay", "ngoai"}) {
            report(LAND, unit, "2022-Q3", "1");
        }

        Trust trust = run.totalOf("city", LAND, "2022-Q3").trust();
        assertThat(trust.missingUnits()).containsExactly("moi");
        assertThat(trust.expectedUnits()).isEqualTo(5);
        assertThat(trust.missingSharePercent()).isEqualByComparingTo("25");
    }

    @Test
    void sharesOfTheLongestFiguresFitIntoWhatCanBeKept() {
        report(LAND, "dai", "2022-Q1", "99999999999999999999.9999999999");
        report(LAND, "dong", "2022-Q2", "1");

        assertThat(figures("unit:dong", LAND, "2022-Q2").cumulative().precision())
                .isLessThanOrEqualTo(34);
    }

    private void report(String indicator, String unit, String period, String value) {
        reports++;
        AnUpdate update = anUpdate(indicator).of(unit).in(period).worth(value);
        run.fold(update.withId("u-" + reports).at(reports));
    }

    private Amounts figures(String scope, String indicator, String quarter) {
        return run.totalOf(scope, indicator, quarter).figures();
    }

    private Comparison comparison(String scope, String indicator, String quarter) {
        return run.totalOf(scope, indicator, quarter).comparison();
    }
}
