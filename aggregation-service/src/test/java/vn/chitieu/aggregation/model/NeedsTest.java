package vn.chitieu.aggregation.model;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.aggregation.ASmallCity.ARREARS;
import static vn.chitieu.aggregation.ASmallCity.LAND;
import static vn.chitieu.aggregation.ASmallCity.RATE;
import static vn.chitieu.aggregation.AnUpdate.anUpdate;
import static vn.chitieu.catalog.testing.IndicatorFixture.anIndicator;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import vn.chitieu.aggregation.ASmallCity;
import vn.chitieu.catalog.Direction;
import vn.chitieu.catalog.Operator;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.contracts.vocabulary.Verdict;

/** What is needed until the end of the year, what may still be used, and how targets came to be what they are. */
class NeedsTest {

    private final ARunOfTheFold run = new ARunOfTheFold(ASmallCity.withoutTargets()
                    .with(anIndicator("POOR").going(Direction.LOWER).across(Operator.SUM, Operator.LAST))
                    .with(anIndicator("SHARE")
                            .across(Operator.AVERAGE, Operator.LAST)
                            .inPercent())
                    .withTarget(LAND, Scope.city(), "PROVINCE", "100")
                    .withLaterTarget(LAND, "PROVINCE", "120", "2022-05-10", "Điều chỉnh kế hoạch")
                    .withLaterTarget(LAND, "PROVINCE", "90", "2022-08-01", "Bỏ dự án không khả thi")
                    .withTarget(ARREARS, Scope.city(), "CITY", "100")
                    .withTarget("POOR", Scope.city(), "CITY", "40")
                    .withTarget("SHARE", Scope.city(), "CITY", "95")
                    .withTarget(RATE, Scope.city(), "CITY", "10")
                    .catalog())
            .at(ASmallCity.AFTER_THE_DEADLINE);

    @Test
    void whatIsMissingIsSpreadOverTheMonthsThatAreLeft() {
        report(LAND, "2022-Q1", "28");
        assertThat(first(LAND, "2022-Q1").neededPerMonth()).isEqualByComparingTo("8");

        report(LAND, "2022-Q2", "32");
        assertThat(first(LAND, "2022-Q2").neededPerMonth()).isEqualByComparingTo("10");

        report(LAND, "2022-Q3", "40");
        assertThat(first(LAND, "2022-Q3").neededPerMonth()).isZero();

        report(LAND, "2022-Q4", "1");
        assertThat(first(LAND, "2022-Q4").neededPerMonth()).isNull();
    }

    @Test
    void ofWhatShouldStayLowItIsWhatMayStillBeUsed() {
        report(ARREARS, "2022-Q1", "10");
        assertThat(first(ARREARS, "2022-Q1").neededPerMonth()).isEqualByComparingTo("10");

        report(ARREARS, "2022-Q2", "95");
        assertThat(first(ARREARS, "2022-Q2").neededPerMonth()).isZero();
    }

    @Test
    void aStockHasToFallBySoMuch() {
        report("POOR", "2022-Q1", "58");
        assertThat(first("POOR", "2022-Q1").neededPerMonth()).isEqualByComparingTo("2");

        report("POOR", "2022-Q2", "39");
        assertThat(first("POOR", "2022-Q2").neededPerMonth()).isZero();
    }

    /** A share of 93 percent is nearly all of 95 in every quarter; it does not have to be reached in four steps. */
    @Test
    void aPercentageIsExpectedAsAWholeInEveryQuarter() {
        for (String ward : new String[] {"nam-ngan", "dien-bien", "ba-dinh", "lam-son"}) {
            run.fold(anUpdate("SHARE").of(ward).worth("93").withId("SHARE" + ward));
        }
        Attainment share = first("SHARE", "2022-Q1");

        assertThat(share.expectedPercent()).isEqualByComparingTo("100");
        assertThat(share.forecast()).isEqualByComparingTo("93");
        assertThat(share.verdict()).isEqualTo(Verdict.AT_RISK);
        assertThat(share.reason()).isNull();
        assertThat(share.neededPerMonth()).isNull();
    }

    /** It is not known what the wards that are missing would do to a mean. */
    @Test
    void ofAMeanNoShareIsMissing() {
        run.fold(
                anUpdate(RATE).in("2021-Q1").worth("5"),
                anUpdate(LAND).in("2021-Q1").worth("5"));
        report(RATE, "2022-Q1", "1");
        report(LAND, "2022-Q1", "1");

        assertThat(run.totalOf("city", RATE, "2022-Q1").trust().missingSharePercent())
                .isNull();
        assertThat(first(RATE, "2022-Q1").reason()).isEqualTo(Attainment.Reason.INCOMPLETE);
    }

    @Test
    void aTargetKnowsSinceWhenItHoldsAndWhatItWasBefore() {
        report(LAND, "2022-Q1", "1");
        report(LAND, "2022-Q2", "1");
        report(LAND, "2022-Q3", "1");

        assertThat(first(LAND, "2022-Q1").previousTarget()).isNull();
        assertThat(first(LAND, "2022-Q1").targetSince()).isEqualTo(LocalDate.of(2022, 1, 1));
        assertThat(first(LAND, "2022-Q2").target()).isEqualByComparingTo("120");
        assertThat(first(LAND, "2022-Q2").previousTarget()).isEqualByComparingTo("100");
        assertThat(first(LAND, "2022-Q3").previousTarget()).isEqualByComparingTo("120");
        assertThat(first(LAND, "2022-Q3").targetReason()).isEqualTo("Bỏ dự án không khả thi");
    }

    private void report(String indicator, String quarter, String value) {
        run.fold(anUpdate(indicator).in(quarter).worth(value).withId(indicator + quarter));
    }

    private Attainment first(String indicator, String quarter) {
        return run.totalOf("city", indicator, quarter).attainments().get(0);
    }
}
