package vn.chitieu.aggregation.calculation.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static vn.chitieu.aggregation.ASmallCity.AFTER_THE_DEADLINE;
import static vn.chitieu.aggregation.ASmallCity.ARREARS;
import static vn.chitieu.aggregation.ASmallCity.LAND;
import static vn.chitieu.aggregation.ASmallCity.STOCK;
import static vn.chitieu.aggregation.AnUpdate.anUpdate;
import static vn.chitieu.catalog.testing.IndicatorFixture.anIndicator;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.chitieu.aggregation.ASmallCity;
import vn.chitieu.aggregation.model.ARunOfTheFold;
import vn.chitieu.aggregation.model.Attainment;
import vn.chitieu.catalog.Direction;
import vn.chitieu.catalog.Operator;
import vn.chitieu.catalog.TargetPhasing;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.contracts.vocabulary.Verdict;

class JudgementTest {

    /** A target of 400, of which 100 are expected by the end of the first quarter. */
    private final ARunOfTheFold run = new ARunOfTheFold(ASmallCity.withoutTargets()
            .withTarget(LAND, Scope.city(), "PROVINCE", "400")
            .withTarget(ARREARS, Scope.city(), "CITY", "400")
            .withTarget(STOCK, Scope.city(), "CITY", "400")
            .catalog());

    @ParameterizedTest
    @CsvSource({
        "400.1, EXCEEDED",
        "400, AHEAD",
        "399.9, AHEAD",
        "110, AHEAD",
        "109.9, ON_PACE",
        "100, ON_PACE",
        "99.9, AT_RISK",
        "95, AT_RISK",
        "94.9, BEHIND",
        "70, BEHIND",
        "69.9, SEVERELY_BEHIND",
        "0, SEVERELY_BEHIND"
    })
    void judgesAgainstWhatIsExpectedByNow(String cumulative, Verdict verdict) {
        allWardsReport(LAND, cumulative);

        assertThat(attainment(LAND).verdict()).isEqualTo(verdict);
        assertThat(attainment(LAND).reason()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"50, AHEAD", "100, ON_PACE", "104, AT_RISK", "120, BEHIND", "200, SEVERELY_BEHIND", "0, ON_PACE"})
    void whereLessIsBetterTheNumbersAreReadTheOtherWayRound(String cumulative, Verdict verdict) {
        allWardsReport(ARREARS, cumulative);

        assertThat(attainment(ARREARS).verdict()).isEqualTo(verdict);
    }

    /** By the end of the year 400 are expected and 400.1 are 99.98 percent of them, yet the limit is passed. */
    @ParameterizedTest
    @CsvSource({"2022-Q1, 400.1", "2022-Q4, 400.1", "2022-Q1, 900"})
    void aLimitOfTheYearThatIsPassedIsAsBadAsItIsWhenever(String quarter, String cumulative) {
        for (String ward : List.of("nam-ngan", "dien-bien", "ba-dinh", "lam-son")) {
            run.fold(anUpdate(ARREARS).of(ward).in(quarter).worth(ward.equals("nam-ngan") ? cumulative : "0"));
        }

        assertThat(attainment(ARREARS, quarter).verdict()).isEqualTo(Verdict.SEVERELY_BEHIND);
    }

    @Test
    void aLimitThatIsPassedNeedsNoFurtherReports() {
        run.fold(anUpdate(ARREARS).of("nam-ngan").worth("401"));

        assertThat(attainment(ARREARS).verdict()).isEqualTo(Verdict.SEVERELY_BEHIND);
        assertThat(attainment(ARREARS).reason()).isNull();
    }

    @Test
    void aTargetOfWhichTenTimesIsReachedIsDoubtedInsteadOfPraised() {
        allWardsReport(LAND, "4000");

        assertThat(attainment(LAND).verdict()).isEqualTo(Verdict.NOT_JUDGED);
        assertThat(attainment(LAND).reason()).isEqualTo(Attainment.Reason.TARGET_DOUBTFUL);
        assertThat(attainment(LAND).forecast()).isNull();
    }

    /** Poor households have to come down to 1000: 1300 by the end of the first quarter are what was planned. */
    @ParameterizedTest
    @CsvSource({"1150, AHEAD", "1300, ON_PACE", "1350, AT_RISK", "1400, BEHIND", "2000, SEVERELY_BEHIND"})
    void aPathThatFallsIsFollowed(String households, Verdict verdict) {
        TargetPhasing falling = new TargetPhasing.Given(
                Stream.of("130", "120", "110", "100").map(BigDecimal::new).toList());
        ARunOfTheFold poor = new ARunOfTheFold(ASmallCity.withoutTargets()
                .with(anIndicator("POOR").across(Operator.SUM, Operator.LAST).going(Direction.LOWER))
                .withTarget("POOR", Scope.city(), "CITY", "1000", falling)
                .catalog());
        for (String ward : List.of("nam-ngan", "dien-bien", "ba-dinh", "lam-son")) {
            poor.fold(anUpdate("POOR").of(ward).worth(ward.equals("nam-ngan") ? households : "0"));
        }
        Attainment attainment =
                poor.totalOf("city", "POOR", "2022-Q1").attainments().get(0);

        assertThat(attainment.expectedPercent()).isEqualByComparingTo("130");
        assertThat(attainment.verdict()).isEqualTo(verdict);
    }

    @Test
    void aStockThatMustNotPassItsTargetDoesNotGrowTowardsIt() {
        ARunOfTheFold poor = new ARunOfTheFold(ASmallCity.withoutTargets()
                .with(anIndicator("POOR").across(Operator.SUM, Operator.LAST).going(Direction.LOWER))
                .withTarget("POOR", Scope.city(), "CITY", "1000")
                .catalog());
        poor.fold(anUpdate("POOR").worth("900"));

        assertThat(poor.totalOf("city", "POOR", "2022-Q1").attainments().get(0).expectedPercent())
                .isEqualByComparingTo("100");
    }

    @Test
    void whereNeitherIsBetterNothingIsJudged() {
        run.fold(anUpdate(STOCK).in("2022-03").worth("1"));

        assertThat(attainment(STOCK).verdict()).isEqualTo(Verdict.NOT_JUDGED);
        assertThat(attainment(STOCK).reason()).isEqualTo(Attainment.Reason.NEUTRAL_DIRECTION);
    }

    @Test
    void saysWhatIsMissingAndWhereThePaceLeads() {
        allWardsReport(LAND, "80");

        assertThat(attainment(LAND).sharePercent()).isEqualByComparingTo("20");
        assertThat(attainment(LAND).expectedPercent()).isEqualByComparingTo("25");
        assertThat(attainment(LAND).shortfall()).isEqualByComparingTo("20");
        assertThat(attainment(LAND).forecast()).isEqualByComparingTo("320");
    }

    @Test
    void nothingIsMissingWhereMoreThanExpectedIsReached() {
        allWardsReport(LAND, "150");

        assertThat(attainment(LAND).shortfall()).isEqualByComparingTo("0");
    }

    @Test
    void isNotJudgedWhileUnitsAreMissingBeforeTheDeadline() {
        run.fold(anUpdate(LAND).worth("1"));

        assertThat(attainment(LAND).verdict()).isEqualTo(Verdict.NOT_JUDGED);
        assertThat(attainment(LAND).reason()).isEqualTo(Attainment.Reason.NOT_DUE);
    }

    @Test
    void afterTheDeadlineAShortfallThatTheMissingCouldExplainIsARiskOnly() {
        baseOfLastYear("10", "20", "30", "40");
        run.at(AFTER_THE_DEADLINE)
                .fold(
                        anUpdate(LAND).of("nam-ngan").worth("30"),
                        anUpdate(LAND).of("dien-bien").worth("10"));

        assertThat(attainment(LAND).verdict()).isEqualTo(Verdict.AT_RISK);
        assertThat(attainment(LAND).reason()).isEqualTo(Attainment.Reason.INCOMPLETE);
    }

    @Test
    void afterTheDeadlineAShortfallThatTheMissingCannotExplainIsBehind() {
        baseOfLastYear("10", "20", "30", "40");
        run.at(AFTER_THE_DEADLINE)
                .fold(
                        anUpdate(LAND).of("dien-bien").worth("10"),
                        anUpdate(LAND).of("ba-dinh").worth("15"),
                        anUpdate(LAND).of("lam-son").worth("25"));

        assertThat(attainment(LAND).verdict()).isEqualTo(Verdict.SEVERELY_BEHIND);
    }

    @Test
    void withoutABaseTheMissingCouldExplainAnything() {
        run.at(AFTER_THE_DEADLINE).fold(anUpdate(LAND).of("nam-ngan").worth("1"));

        assertThat(attainment(LAND).reason()).isEqualTo(Attainment.Reason.INCOMPLETE);
    }

    /** Three of four wards, 30 each, are no reason to expect 360 of the year: with the fourth it would be 480. */
    @Test
    void aPartOfAQuarterForecastsNoYear() {
        run.at(AFTER_THE_DEADLINE)
                .fold(
                        anUpdate(LAND).of("nam-ngan").worth("30"),
                        anUpdate(LAND).of("dien-bien").worth("30"),
                        anUpdate(LAND).of("ba-dinh").worth("30"));
        assertThat(attainment(LAND).forecast()).isNull();

        run.fold(anUpdate(LAND).of("lam-son").worth("30"));
        assertThat(attainment(LAND).forecast()).isEqualByComparingTo("480");
    }

    /** 60 of 100 would be far within the limit, but three of four wards are silent. */
    @Test
    void afterTheDeadlineALimitThatTheMissingCouldPassIsARisk() {
        run.at(AFTER_THE_DEADLINE).fold(anUpdate(ARREARS).of("nam-ngan").worth("60"));

        assertThat(attainment(ARREARS).verdict()).isEqualTo(Verdict.AT_RISK);
        assertThat(attainment(ARREARS).reason()).isEqualTo(Attainment.Reason.INCOMPLETE);
    }

    @Test
    void takingAFigureBackDoesNotBringALimitBackInSight() {
        run.at(AFTER_THE_DEADLINE)
                .fold(
                        anUpdate(ARREARS).of("nam-ngan").worth("60"),
                        anUpdate(ARREARS).of("dien-bien").worth("60"),
                        anUpdate(ARREARS).of("ba-dinh").worth("0"));
        assertThat(attainment(ARREARS).verdict()).isEqualTo(Verdict.BEHIND);

        run.fold(anUpdate(ARREARS).of("lam-son").worth("0"));
        assertThat(attainment(ARREARS).verdict()).isEqualTo(Verdict.BEHIND);

        run.fold(anUpdate(ARREARS).of("dien-bien").takenBack().withId("u-2").reportedAt("2022-04-11T02:00:00Z"));
        assertThat(attainment(ARREARS).verdict()).isEqualTo(Verdict.AT_RISK);
        assertThat(attainment(ARREARS).reason()).isEqualTo(Attainment.Reason.INCOMPLETE);
    }

    @Test
    void aWithdrawnFigureIsNotJudged() {
        run.at(AFTER_THE_DEADLINE).fold(anUpdate(LAND).takenBack());

        assertThat(attainment(LAND).verdict()).isEqualTo(Verdict.NOT_JUDGED);
        assertThat(attainment(LAND).reason()).isEqualTo(Attainment.Reason.NO_FIGURE);
    }

    @Test
    void namesTheUnitsThatLackMostOfTheirPart() {
        baseOfLastYear("10", "20", "30", "40");
        run.fold(
                anUpdate(LAND).of("nam-ngan").worth("12"),
                anUpdate(LAND).of("dien-bien").worth("5"),
                anUpdate(LAND).of("ba-dinh").worth("28"),
                anUpdate(LAND).of("lam-son").worth("1"));

        List<Attainment.Gap> gaps = attainment(LAND).gaps();
        assertThat(gaps).extracting(Attainment.Gap::unit).containsExactly("lam-son", "dien-bien", "ba-dinh");
        assertThat(gaps.get(0).expected()).isEqualByComparingTo("40");
        assertThat(gaps.get(0).missing()).isEqualByComparingTo("39");
    }

    @Test
    void whereLessIsBetterItNamesTheUnitsThatHaveMostTooMuch() {
        run.fold(
                anUpdate(ARREARS).of("nam-ngan").in("2021-Q1").worth("50"),
                anUpdate(ARREARS).of("dien-bien").in("2021-Q1").worth("50"));
        run.fold(
                anUpdate(ARREARS).of("nam-ngan").worth("110"),
                anUpdate(ARREARS).of("dien-bien").worth("40"),
                anUpdate(ARREARS).of("ba-dinh").worth("0"),
                anUpdate(ARREARS).of("lam-son").worth("0"));

        assertThat(attainment(ARREARS).gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.unit()).isEqualTo("nam-ngan");
            assertThat(gap.missing()).isEqualByComparingTo("60");
        });
    }

    @Test
    void oneFigureIsAheadOfOneTargetAndOnPaceWithAnother() {
        ARunOfTheFold twoOwners = new ARunOfTheFold(ASmallCity.withoutTargets()
                .withTarget(LAND, Scope.city(), "CITY", "400")
                .withTarget(LAND, Scope.city(), "PROVINCE", "320")
                .catalog());
        for (String ward : List.of("nam-ngan", "dien-bien", "ba-dinh", "lam-son")) {
            twoOwners.fold(anUpdate(LAND).of(ward).worth("25.7"));
        }

        assertThat(twoOwners.totalOf("city", LAND, "2022-Q1").attainments())
                .extracting(Attainment::owner, Attainment::verdict)
                .containsExactly(tuple("CITY", Verdict.ON_PACE), tuple("PROVINCE", Verdict.AHEAD));
    }

    @Test
    void aSeasonalPaceExpectsTheShareOfLastYear() {
        assertThat(seasonal("10", "20", "20", "50").expectedPercent()).isEqualByComparingTo("10");
    }

    /** Of a year whose last quarter is missing the first would be a fifth. */
    @Test
    void aSeasonalPaceIsEvenWhereLastYearIsNotWhole() {
        assertThat(seasonal("10", "20", "20").expectedPercent()).isEqualByComparingTo("25");
    }

    private static Attainment seasonal(String... quartersOfLastYear) {
        ARunOfTheFold seasonal = new ARunOfTheFold(ASmallCity.withoutTargets()
                .withTarget(LAND, Scope.city(), "CITY", "400", new TargetPhasing.Seasonal())
                .catalog());
        for (int i = 0; i < quartersOfLastYear.length; i++) {
            for (String ward : List.of("nam-ngan", "dien-bien", "ba-dinh", "lam-son")) {
                seasonal.fold(anUpdate(LAND).of(ward).in("2021-Q" + (i + 1)).worth(quartersOfLastYear[i]));
            }
        }
        seasonal.fold(anUpdate(LAND).worth("50"));
        return seasonal.totalOf("city", LAND, "2022-Q1").attainments().get(0);
    }

    private void allWardsReport(String indicator, String city) {
        run.fold(
                anUpdate(indicator).of("nam-ngan").worth(city),
                anUpdate(indicator).of("dien-bien").worth("0"),
                anUpdate(indicator).of("ba-dinh").worth("0"),
                anUpdate(indicator).of("lam-son").worth("0"));
    }

    private void baseOfLastYear(String... figures) {
        List<String> wards = List.of("nam-ngan", "dien-bien", "ba-dinh", "lam-son");
        for (int i = 0; i < figures.length; i++) {
            run.fold(anUpdate(LAND).of(wards.get(i)).in("2021-Q1").worth(new BigDecimal(figures[i]).toPlainString()));
        }
    }

    private Attainment attainment(String indicator) {
        return attainment(indicator, "2022-Q1");
    }

    private Attainment attainment(String indicator, String quarter) {
        return run.totalOf("city", indicator, quarter).attainments().get(0);
    }
}
