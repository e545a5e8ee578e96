package vn.chitieu.aggregation.model;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.aggregation.AnUpdate.anUpdate;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.chitieu.aggregation.AnUpdate;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.catalog.files.CatalogLoader;
import vn.chitieu.catalog.files.format.InvalidCatalogException;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * The sample city from the end of 2023 to the autumn of 2026: 34 units, 47 from 2025-01-01, seven wards from
 * 2025-07-01. Every ward and commune of the city reports 10 new enterprises a month in 2023 and 2024, 12 in 2025; each
 * of the seven wards reports 100 a month from July 2025, 110 in 2026.
 */
class TerritoryStoryTest {

    private static final Catalog CITY = read();
    private static final String ENTERPRISES = "NEW_ENTERPRISES";
    private static final String RETAIL = "RETAIL_SALES";

    private static final ARunOfTheFold THREE_YEARS = new ARunOfTheFold(CITY);

    private ARunOfTheFold run = THREE_YEARS;
    private int reports;

    /** Once, for it takes a while; every test goes on from there by itself. */
    @BeforeAll
    static void everyWardReports() {
        new TerritoryStoryTest().reportThreeYears();
    }

    @BeforeEach
    void goOnFromThere() {
        reports = 100_000;
        run = THREE_YEARS.copy().at(Instant.parse("2026-10-20T01:00:00Z"));
    }

    private void reportThreeYears() {
        run.at(Instant.parse("2026-10-20T01:00:00Z"));
        for (String quarter : List.of("2023-Q4", "2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4")) {
            wardsReport(quarter, "10");
        }
        wardsReport("2025-Q1", "12");
        wardsReport("2025-Q2", "12");
        wardsReport("2025-Q3", "100");
        wardsReport("2025-Q4", "100");
        wardsReport("2026-Q1", "110");
        wardsReport("2026-Q2", "110");
        wardsReport("2026-Q3", "110");
        for (String quarter : List.of("2024-Q1", "2025-Q1", "2025-Q3", "2025-Q4", "2026-Q1", "2026-Q3")) {
            fold(anUpdate(RETAIL).of("dep-tk").in(quarter).worth("1000").measuredIn("tỷ đồng"));
        }
    }

    @Test
    void beforeTheReformTheCityIsTheSame() {
        assertThat(figures("city", "2024-Q4").value()).isEqualByComparingTo("1020");
        assertThat(figures("city", "2024-Q4").growthPercent()).isEqualByComparingTo("0");
        assertThat(comparison("city", "2024-Q4")).isEqualTo(Comparison.SAME_TERRITORY);
        assertThat(total("city", "2024-Q4").trust().expectedUnits()).isEqualTo(34);
    }

    @Test
    void theCityOfFortySevenUnitsIsNotComparedWithThatOfThirtyFour() {
        Total city = total("city", "2025-Q1");

        assertThat(city.figures().value()).isEqualByComparingTo("1692");
        assertThat(city.trust().expectedUnits()).isEqualTo(47);
        assertThat(city.comparison()).isEqualTo(Comparison.notComparable(Comparison.Reason.TERRITORY));
        assertThat(city.cumulativeComparison()).isEqualTo(city.comparison());
        assertThat(city.figures().sameQuarterLastYear()).isNull();
        assertThat(city.figures().growthPercent()).isNull();
        assertThat(comparison("unit:dong-hoang", "2025-Q1").reason()).isEqualTo(Comparison.Reason.TERRITORY);
    }

    @Test
    void aWardGrowsAgainstAllWhoseTerritoryItHasNow() {
        fold(enterprises("phu-son", "2025-01", "30"));
        Amounts merged = figures("unit:phu-son", "2025-Q1");

        assertThat(merged.value()).isEqualByComparingTo("54");
        assertThat(merged.sameQuarterLastYear()).as("Phú Sơn and Tân Sơn").isEqualByComparingTo("60");
        assertThat(merged.growthPercent()).isEqualByComparingTo("-10");
        assertThat(comparison("unit:phu-son", "2025-Q1")).isEqualTo(Comparison.BY_SUCCESSORS);
        assertThat(comparison("unit:lam-son", "2025-Q1")).isEqualTo(Comparison.SAME_TERRITORY);
        assertThat(comparison("cluster:cum-1", "2025-Q1")).isEqualTo(Comparison.SAME_TERRITORY);
    }

    /** The trap: two rows for one ward, and the second replaces the first. */
    @Test
    void mergingAddsAndNeverLetsOneFigureReplaceAnother() {
        fold(enterprises("tan-son", "2024-10", "4"), enterprises("phu-son", "2024-10", "5"));
        fold(enterprises("dong-tho", "2025-06", "7"), enterprises("ham-rong-2025", "2025-07", "8"));

        Page before = run.page(ENTERPRISES, "2024-Q4");
        assertThat(before.contributions()).hasSize(3 * 34);
        assertThat(figures("unit:tan-son", "2024-Q4").value()).isEqualByComparingTo("24");
        assertThat(figures("unit:phu-son", "2024-Q4").value()).isEqualByComparingTo("25");
        assertThat(figures("city", "2024-Q4").value()).isEqualByComparingTo("1009");
        assertThat(figures("unit:phu-son", "2025-Q4"))
                .as("there is no such ward any more")
                .isEqualTo(Amounts.NONE);
        assertThat(figures("unit:dong-tho", "2025-Q2").value())
                .as("the same code 14758 is another ward in July")
                .isEqualByComparingTo("31");
        assertThat(figures("unit:ham-rong-2025", "2025-Q3").value()).isEqualByComparingTo("208");
    }

    @Test
    void aNewWardIsMadeOfItsParts() {
        Total hacThanh = total("unit:hac-thanh", "2025-Q3");

        assertThat(hacThanh.figures().value()).isEqualByComparingTo("300");
        assertThat(hacThanh.figures().cumulative())
                .as("ten whole wards and two halves, six months, then its own")
                .isEqualByComparingTo("1092");
        assertThat(hacThanh.figures().sameQuarterLastYear())
                .as("the same with Tân Sơn")
                .isEqualByComparingTo("360");
        assertThat(hacThanh.figures().cumulativeLastYear()).isEqualByComparingTo("1080");
        assertThat(hacThanh.comparison()).isEqualTo(Comparison.BY_SUCCESSORS);
        assertThat(hacThanh.trust().isComplete()).isTrue();
    }

    @Test
    void aYearGoesOnOverAReform() {
        Total city = total("city", "2025-Q3");

        assertThat(city.figures().value()).isEqualByComparingTo("2100");
        assertThat(city.figures().cumulative()).isEqualByComparingTo("5484");
        assertThat(city.trust().expectedUnits()).isEqualTo(7);
        assertThat(city.comparison().reason()).isEqualTo(Comparison.Reason.TERRITORY);
        assertThat(sumOfUnits("2025-Q3")).isEqualByComparingTo("5484");
    }

    @Test
    void whoIsGoneAndOwesAFigureIsStillMissed() {
        fold(enterprises("an-hung", "2025-06", null));

        assertThat(total("city", "2025-Q3").trust().missingUnits()).containsExactly("an-hung");
        assertThat(total("city", "2025-Q3").trust().expectedUnits()).isEqualTo(8);
        assertThat(total("unit:hac-thanh", "2025-Q3").trust().missingUnits()).containsExactly("an-hung");
        assertThat(total("unit:nguyet-vien", "2025-Q3").trust().isComplete()).isTrue();
    }

    @Test
    void whatJoinedIsABaseOnceItsPastIsReported() {
        Page before = run.page(ENTERPRISES, "2024-Q1");
        outsidersReport("huyện Đông Sơn", "2024-Q1");

        assertThat(run.page(ENTERPRISES, "2024-Q1").totals())
                .as("the old city's own totals")
                .isEqualTo(before.totals());
        assertThat(comparison("city", "2025-Q1")).isEqualTo(Comparison.BY_SUCCESSORS);
        assertThat(figures("city", "2025-Q1").sameQuarterLastYear()).isEqualByComparingTo("1440");
        assertThat(figures("city", "2025-Q1").growthPercent()).isEqualByComparingTo("17.5");
        assertThat(comparison("city", "2025-Q2").reason()).isEqualTo(Comparison.Reason.TERRITORY);
        assertThat(comparison("unit:dong-hoang", "2025-Q1")).isEqualTo(Comparison.BY_SUCCESSORS);

        outsidersReport("huyện Đông Sơn", "2024-Q2");
        outsidersReport("huyện Đông Sơn", "2024-Q3");
        assertThat(comparison("unit:dong-son-2025", "2025-Q3")).isEqualTo(Comparison.BY_SUCCESSORS);
        assertThat(comparison("city", "2025-Q3").reason()).isEqualTo(Comparison.Reason.TERRITORY);

        outsidersReport("huyện Thiệu Hóa", "2024-Q3");
        assertThat(comparison("city", "2025-Q3")).isEqualTo(Comparison.BY_SUCCESSORS);
        assertThat(figures("city", "2025-Q3").sameQuarterLastYear()).isEqualByComparingTo("1500");
        assertThat(figures("city", "2025-Q3").cumulativeLastYear())
                .as("twice 48 units, then 50: each quarter on its own territory")
                .isEqualByComparingTo("4380");
    }

    @Test
    void oneMonthOfThePastIsNotItsQuarter() {
        outsidersReport("huyện Đông Sơn", "2024-Q1");
        fold(enterprises("dong-hoang", "2024-02", null));

        assertThat(comparison("city", "2025-Q1").reason()).isEqualTo(Comparison.Reason.TERRITORY);
    }

    @Test
    void aYearAfterTheReformTheSevenWardsAreComparedWithThemselves() {
        assertThat(comparison("city", "2026-Q1").reason()).isEqualTo(Comparison.Reason.TERRITORY);
        assertThat(comparison("unit:hac-thanh", "2026-Q1")).isEqualTo(Comparison.BY_SUCCESSORS);
        assertThat(comparison("city", "2026-Q3")).isEqualTo(Comparison.SAME_TERRITORY);
        assertThat(figures("city", "2026-Q3").growthPercent()).isEqualByComparingTo("10");
        assertThat(total("city", "2026-Q3").cumulativeComparison().reason()).isEqualTo(Comparison.Reason.TERRITORY);

        outsidersReport("huyện Thiệu Hóa", "2025-Q1");
        outsidersReport("huyện Thiệu Hóa", "2025-Q2");
        assertThat(total("city", "2026-Q3").cumulativeComparison()).isEqualTo(Comparison.BY_SUCCESSORS);
        assertThat(figures("city", "2026-Q3").cumulativeLastYear()).isEqualByComparingTo("5604");
        assertThat(figures("city", "2025-Q3").cumulative())
                .as("the old city never had what was outside")
                .isEqualByComparingTo("5484");
    }

    /** Its figures are of the whole city, so no past of a unit that joined can make up for what they lack. */
    @Test
    void whatABodyOfTheWholeCityReportsIsComparedOnlyWhileTheCityIsTheSame() {
        outsidersReport("huyện Đông Sơn", "2024-Q1");

        assertThat(retail("city", "2025-Q1").comparison().reason()).isEqualTo(Comparison.Reason.TERRITORY);
        assertThat(retail("unit:dep-tk", "2025-Q1").comparison().reason()).isEqualTo(Comparison.Reason.TERRITORY);
        assertThat(retail("city", "2026-Q1").comparison().reason()).isEqualTo(Comparison.Reason.TERRITORY);
        assertThat(retail("city", "2026-Q3").comparison()).isEqualTo(Comparison.SAME_TERRITORY);
    }

    @Test
    void aCorrectionOfAPredecessorMovesAndPublishesItsSuccessor() {
        FoldResult folded = fold(enterprises("tan-son", "2024-03", "13"));

        assertThat(figures("unit:phu-son", "2025-Q1").sameQuarterLastYear()).isEqualByComparingTo("63");
        assertThat(folded.published())
                .extracting(one -> one.total().scope() + " " + one.page().quarter())
                .contains("unit:phu-son 2025-Q1", "unit:hac-thanh 2025-Q3", "city 2025-Q4")
                .doesNotContain("unit:nguyet-vien 2025-Q3", "unit:tan-son 2025-Q1");

        fold(enterprises("an-hung", "2025-06", "22"));
        assertThat(figures("unit:hac-thanh", "2025-Q4").cumulative()).isEqualByComparingTo("1397");
        assertThat(figures("unit:dong-quang-2025", "2026-Q2").sameQuarterLastYear())
                .as("seven wards and a half, three months, half of ten more")
                .isEqualByComparingTo("275");
    }

    private void wardsReport(String quarter, String value) {
        report(
                quarter,
                value,
                version -> version.isOfTheCity() && version.kind().isTerritorial());
    }

    private void outsidersReport(String outside, String quarter) {
        report(quarter, "10", version -> outside.equals(version.outside()));
    }

    private void report(String quarter, String value, Predicate<ReportingUnit.Version> which) {
        List<AnUpdate> updates = new ArrayList<>();
        Quarter when = Quarter.parse(quarter);
        for (int month = 0; month < 3; month++) {
            String period = when.firstDay().plusMonths(month).toString().substring(0, 7);
            for (ReportingUnit unit : CITY.units()) {
                if (unit.in(ReportingPeriod.parse(period)).filter(which).isPresent()) {
                    updates.add(enterprises(unit.id(), period, value));
                }
            }
        }
        fold(updates.toArray(AnUpdate[]::new));
    }

    private AnUpdate enterprises(String unit, String period, String value) {
        AnUpdate update = anUpdate(ENTERPRISES).of(unit).in(period).measuredIn("doanh nghiệp");
        return value == null ? update.takenBack() : update.worth(value);
    }

    private FoldResult fold(AnUpdate... updates) {
        List<LoggedUpdate> batch = new ArrayList<>();
        for (AnUpdate update : updates) {
            reports++;
            batch.add(update.ofCity("thanh-hoa")
                    .withId("u-" + reports)
                    .at(reports)
                    .reportedAt(Instant.parse("2026-01-01T00:00:00Z")
                            .plusSeconds(reports)
                            .toString())
                    .build());
        }
        return run.fold(batch);
    }

    private Total total(String scope, String quarter) {
        return run.totalOf(scope, ENTERPRISES, quarter);
    }

    private Total retail(String scope, String quarter) {
        return run.totalOf(scope, RETAIL, quarter);
    }

    private Amounts figures(String scope, String quarter) {
        return run.total(scope, ENTERPRISES, quarter).map(Total::figures).orElse(Amounts.NONE);
    }

    private Comparison comparison(String scope, String quarter) {
        return total(scope, quarter).comparison();
    }

    private BigDecimal sumOfUnits(String quarter) {
        return run.page(ENTERPRISES, quarter).totals().values().stream()
                .filter(total -> total.scope() instanceof Scope.Unit)
                .map(total -> total.figures().cumulative())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Catalog read() {
        try {
            return CatalogLoader.read(Path.of("..", "catalog", "thanh-hoa"));
        } catch (InvalidCatalogException invalid) {
            throw new AssertionError(invalid.getMessage(), invalid);
        }
    }
}
