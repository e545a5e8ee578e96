package vn.chitieu.aggregation.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static vn.chitieu.aggregation.ASmallCity.ENTERPRISES;
import static vn.chitieu.aggregation.AnUpdate.anUpdate;
import static vn.chitieu.catalog.testing.IndicatorFixture.anIndicator;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.chitieu.aggregation.ASmallCity;
import vn.chitieu.aggregation.calculation.assessment.Schedule;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Formula;
import vn.chitieu.contracts.vocabulary.Frequency;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.contracts.vocabulary.Verdict;

/** "8 months" in the totals of the third quarter, in which it ends: from there alerts learn of it. */
class WindowsOnPagesTest {

    private static final List<String> WARDS = List.of("nam-ngan", "dien-bien", "ba-dinh", "lam-son");

    private final Catalog catalog = ASmallCity.withoutTargets()
            .with(anIndicator("TWICE")
                    .every(Frequency.MONTH)
                    .derivedAs(new Formula.Sum(
                            List.of(new Formula.Term(ENTERPRISES, false), new Formula.Term(ENTERPRISES, false)))))
            .withTarget(ENTERPRISES, Scope.city(), "CITY", "480")
            .withTarget(ENTERPRISES, Scope.city(), "PROVINCE", "600")
            .withTarget(ENTERPRISES, Scope.parse("unit:nam-ngan"), "CITY", "120")
            .withWindow("8-thang", "2022-01-01", "2022-08-31", ENTERPRISES)
            .withWindow("7-thang", "2022-01-01", "2022-07-31", "TWICE", "CITY=1000", "PROVINCE=560")
            .withWindow("3-nam", "2020-01-01", "2022-08-31", ENTERPRISES, "CITY=100")
            .catalog();
    private final ARunOfTheFold run = new ARunOfTheFold(catalog).at(Instant.parse("2022-09-20T00:00:00Z"));

    @Test
    void theQuarterInWhichItEndsTellsHowFarItIsForEachOwner() {
        reported("10", 8);

        assertThat(run.totalOf("city", ENTERPRISES, "2022-Q2").windows()).isEmpty();
        JudgedWindow window = window("city", ENTERPRISES);
        assertThat(window.window()).isEqualTo("8-thang");
        assertThat(window.value()).isEqualByComparingTo("320");
        assertThat(window.upTo()).isEqualTo(LocalDate.of(2022, 8, 31));
        assertThat(window.standings())
                .extracting(WindowTotal.Standing::owner, WindowTotal.Standing::verdict, WindowTotal.Standing::shortfall)
                .containsExactly(
                        tuple("CITY", Verdict.ON_PACE, BigDecimal.ZERO),
                        tuple("PROVINCE", Verdict.BEHIND, new BigDecimal("80")));
    }

    @Test
    void aWardWithATargetOfItsOwnHasItToo() {
        reported("10", 8);

        assertThat(window("unit:nam-ngan", ENTERPRISES).standings())
                .extracting(WindowTotal.Standing::verdict)
                .containsExactly(Verdict.ON_PACE);
        assertThat(run.totalOf("unit:ba-dinh", ENTERPRISES, "2022-Q3").windows())
                .isEmpty();
    }

    @Test
    void whatIsDerivedHasItToo() {
        reported("10", 7);

        assertThat(window("city", "TWICE").standings())
                .extracting(WindowTotal.Standing::owner, WindowTotal.Standing::verdict)
                .containsExactly(tuple("CITY", Verdict.SEVERELY_BEHIND), tuple("PROVINCE", Verdict.ON_PACE));
    }

    @Test
    void aCorrectionOfAnEarlierQuarterMovesIt() {
        reported("10", 8);
        run.fold(anUpdate(ENTERPRISES)
                .of("ba-dinh")
                .in("2022-02")
                .worth("90")
                .reportedAt("2022-09-10T00:00:00Z")
                .withId("later"));

        assertThat(window("city", ENTERPRISES).standings())
                .extracting(WindowTotal.Standing::verdict)
                .containsExactly(Verdict.AHEAD, Verdict.ON_PACE);
    }

    @Test
    void saysWhichUnitsFallShortest() {
        for (String ward : WARDS) {
            for (int month = 1; month <= 8; month++) {
                run.fold(anUpdate(ENTERPRISES).of(ward).in("2021-0" + month).worth("10"));
            }
        }
        reported("10", 7);
        run.fold(
                anUpdate(ENTERPRISES).of("nam-ngan").in("2022-08").worth("30"),
                anUpdate(ENTERPRISES).of("dien-bien").in("2022-08").worth("0"),
                anUpdate(ENTERPRISES).of("ba-dinh").in("2022-08").worth("10"),
                anUpdate(ENTERPRISES).of("lam-son").in("2022-08").worth("10"));
        JudgedWindow window = window("city", ENTERPRISES);

        assertThat(window.growth()).isEqualByComparingTo("3.125");
        assertThat(window.standings().get(1).gaps())
                .extracting(Attainment.Gap::unit, gap -> gap.missing().intValueExact())
                .containsExactly(tuple("dien-bien", 30), tuple("ba-dinh", 20), tuple("lam-son", 20));
    }

    /** It is judged as each of its months falls due, not with the quarter alone. */
    @Test
    void eachOfItsMonthsIsAMomentAtWhichItIsJudged() {
        Schedule schedule = new Schedule(catalog);

        assertThat(schedule.windowsBetween(at("2022-08-31T16:59:59Z"), at("2022-08-31T17:00:00Z")))
                .isEqualTo(Set.of(new PageKey("small", ENTERPRISES, Quarter.parse("2022-Q3"))));
        assertThat(schedule.windowsBetween(at("2022-09-06T00:00:00Z"), at("2022-09-10T00:00:00Z")))
                .isEqualTo(Set.of(new PageKey("small", ENTERPRISES, Quarter.parse("2022-Q3"))));
        assertThat(schedule.windowsBetween(at("2022-09-10T00:00:00Z"), at("2022-12-10T00:00:00Z")))
                .isEmpty();
    }

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }

    private void reported(String figure, int months) {
        for (int month = 1; month <= months; month++) {
            for (String ward : WARDS) {
                run.fold(anUpdate(ENTERPRISES).of(ward).in("2022-0" + month).worth(figure));
            }
        }
    }

    private JudgedWindow window(String scope, String indicator) {
        List<JudgedWindow> windows = run.totalOf(scope, indicator, "2022-Q3").windows();
        assertThat(windows).hasSize(1);
        return windows.get(0);
    }
}
