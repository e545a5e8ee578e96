package vn.chitieu.aggregation.model;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.aggregation.ASmallCity.AFTER_THE_DEADLINE;
import static vn.chitieu.aggregation.ASmallCity.BEFORE_THE_DEADLINE;
import static vn.chitieu.aggregation.ASmallCity.ENTERPRISES;
import static vn.chitieu.aggregation.AnUpdate.anUpdate;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.chitieu.aggregation.ASmallCity;
import vn.chitieu.contracts.vocabulary.Scope;

/** A part of a quarter is not compared with a whole one, and what is missing of it is counted by the month. */
class PartsAndWholesTest {

    private static final List<String> WARDS = List.of("nam-ngan", "dien-bien", "ba-dinh", "lam-son");

    private final ARunOfTheFold run = new ARunOfTheFold(ASmallCity.withoutTargets()
            .withTarget(ENTERPRISES, Scope.city(), "CITY", "480")
            .catalog());

    @Test
    void twoOfThreeMonthsAreNotComparedWithThree() {
        all("10", "2021-01", "2021-02", "2021-03");
        run.at(BEFORE_THE_DEADLINE);
        all("10", "2022-01", "2022-02");
        Total part = run.totalOf("city", ENTERPRISES, "2022-Q1");

        assertThat(part.figures().sameQuarterLastYear()).isEqualByComparingTo("120");
        assertThat(part.growth(false)).isNull();
        assertThat(part.cumulativeGrowth(false)).isNull();
        assertThat(part.comparison().reason()).isEqualTo(Comparison.Reason.INCOMPLETE);
        assertThat(part.cumulativeComparison().reason()).isEqualTo(Comparison.Reason.INCOMPLETE);

        all("10", "2022-03");
        Total whole = run.totalOf("city", ENTERPRISES, "2022-Q1");

        assertThat(whole.growth(false)).isEqualByComparingTo(BigDecimal.ZERO);
        assertThat(whole.comparison()).isEqualTo(Comparison.SAME_TERRITORY);
    }

    /** 120 of four wards are not a third more than 90 of three. */
    @Test
    void fourWardsAreNotComparedWithThree() {
        for (String month : List.of("2021-01", "2021-02", "2021-03")) {
            WARDS.subList(0, 3)
                    .forEach(ward ->
                            run.fold(anUpdate(ENTERPRISES).of(ward).in(month).worth("10")));
        }
        all("10", "2022-01", "2022-02", "2022-03");
        Total city = run.totalOf("city", ENTERPRISES, "2022-Q1");

        assertThat(city.figures().sameQuarterLastYear()).isEqualByComparingTo("90");
        assertThat(city.growth(false)).isNull();
        assertThat(city.cumulativeGrowth(false)).isNull();
        assertThat(city.comparison().reason()).isEqualTo(Comparison.Reason.INCOMPLETE);
        assertThat(city.cumulativeComparison().reason()).isEqualTo(Comparison.Reason.INCOMPLETE);
        assertThat(run.totalOf("unit:nam-ngan", ENTERPRISES, "2022-Q1").growth(false))
                .isEqualByComparingTo("0");
        assertThat(run.totalOf("unit:lam-son", ENTERPRISES, "2022-Q1").comparison())
                .isEqualTo(Comparison.NO_BASE);
    }

    @Test
    void threeMonthsAreNotComparedWithTwo() {
        all("10", "2021-01", "2021-02", "2021-03", "2022-01", "2022-02", "2022-03");
        assertThat(run.totalOf("city", ENTERPRISES, "2022-Q1").growth(false)).isEqualByComparingTo("0");

        run.fold(anUpdate(ENTERPRISES)
                .of("lam-son")
                .in("2021-03")
                .takenBack()
                .withId("back")
                .reportedAt("2022-04-05T00:00:00Z"));

        assertThat(run.totalOf("city", ENTERPRISES, "2022-Q1").growth(false)).isNull();
        assertThat(run.totalOf("unit:lam-son", ENTERPRISES, "2022-Q1")
                        .comparison()
                        .reason())
                .isEqualTo(Comparison.Reason.INCOMPLETE);
    }

    /** Of the second quarter alone all is there; of the half year a month of the first is not. */
    @Test
    void aHalfYearIsComparedWithAWholeOneOnly() {
        all("10", "2021-01", "2021-02", "2021-04", "2021-05", "2021-06");
        all("10", "2022-01", "2022-02", "2022-03", "2022-04", "2022-05", "2022-06");
        Total second = run.totalOf("city", ENTERPRISES, "2022-Q2");

        assertThat(second.growth(false)).isEqualByComparingTo("0");
        assertThat(second.cumulativeGrowth(false)).isNull();
        assertThat(second.cumulativeComparison().reason()).isEqualTo(Comparison.Reason.INCOMPLETE);
    }

    @Test
    void whatIsMissingIsCountedByTheMonth() {
        all("10", "2021-01", "2021-02", "2021-03");
        run.at(BEFORE_THE_DEADLINE);
        all("10", "2022-01", "2022-02");
        run.fold(anUpdate(ENTERPRISES).of("nam-ngan").in("2022-03").worth("10"));

        // Three of the four wards lack a third of a quarter of last year's figure.
        assertThat(run.totalOf("city", ENTERPRISES, "2022-Q1").trust().missingSharePercent())
                .isEqualByComparingTo("25");
        assertThat(run.totalOf("unit:lam-son", ENTERPRISES, "2022-Q1").trust().missingSharePercent())
                .isEqualByComparingTo("33.3333333333");
    }

    /** 60 of 120 expected; a ward that lacks one month of three can bring a twelfth of it, and no quarter. */
    @Test
    void aMonthThatIsMissingDoesNotExplainWhatAQuarterWould() {
        all("10", "2021-01", "2021-02", "2021-03");
        run.at(AFTER_THE_DEADLINE);
        for (String ward : WARDS) {
            boolean lacksOne = ward.equals("lam-son");
            for (String month : lacksOne ? List.of("2022-01", "2022-02") : List.of("2022-01", "2022-02", "2022-03")) {
                run.fold(anUpdate(ENTERPRISES).of(ward).in(month).worth(lacksOne ? "15" : "7"));
            }
        }
        Attainment attainment =
                run.totalOf("city", ENTERPRISES, "2022-Q1").attainments().get(0);

        assertThat(attainment.sharePercent()).isEqualByComparingTo("19.375");
        assertThat(attainment.verdict().isBehind()).isTrue();
    }

    private void all(String figure, String... months) {
        for (String month : months) {
            WARDS.forEach(
                    ward -> run.fold(anUpdate(ENTERPRISES).of(ward).in(month).worth(figure)));
        }
    }
}
