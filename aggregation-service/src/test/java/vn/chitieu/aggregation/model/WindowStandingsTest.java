package vn.chitieu.aggregation.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static vn.chitieu.aggregation.ASmallCity.ARREARS;
import static vn.chitieu.aggregation.ASmallCity.ENTERPRISES;
import static vn.chitieu.aggregation.AnUpdate.anUpdate;
import static vn.chitieu.catalog.testing.IndicatorFixture.anIndicator;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.chitieu.aggregation.ASmallCity;
import vn.chitieu.aggregation.calculation.assessment.WindowTotals;
import vn.chitieu.aggregation.target.TargetsInForce;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Direction;
import vn.chitieu.catalog.Formula;
import vn.chitieu.catalog.LocalizedName;
import vn.chitieu.catalog.ReportingCalendar.Window;
import vn.chitieu.catalog.TimeWindow;
import vn.chitieu.contracts.vocabulary.Frequency;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.contracts.vocabulary.Verdict;

/** What was reached in "8 months", against the targets of a window and of the year, of each owner. */
class WindowStandingsTest {

    private static final List<String> WARDS = List.of("nam-ngan", "dien-bien", "ba-dinh", "lam-son");
    private static final Instant AFTER = Instant.parse("2022-10-01T00:00:00Z");

    private final Catalog catalog = ASmallCity.withoutTargets()
            .with(anIndicator("FINES").every(Frequency.MONTH).going(Direction.LOWER))
            .with(anIndicator("BOTH")
                    .every(Frequency.MONTH)
                    .derivedAs(new Formula.Sum(
                            List.of(new Formula.Term(ENTERPRISES, false), new Formula.Term("FINES", false)))))
            .withTarget(ENTERPRISES, Scope.city(), "CITY", "480")
            .withTarget(ENTERPRISES, Scope.city(), "PROVINCE", "600")
            .catalog();
    private final ARunOfTheFold run = new ARunOfTheFold(catalog).at(AFTER);

    @Test
    void eightMonthsAreHeldAgainstTheYearsTargetsOfBothOwners() {
        all(ENTERPRISES, "10", 8);

        // 320 of 480, of which two thirds are expected after eight months, and of 600.
        assertThat(total(eightMonths(Map.of(), ENTERPRISES), ENTERPRISES).standings())
                .extracting(WindowTotal.Standing::owner, WindowTotal.Standing::verdict, WindowTotal.Standing::shortfall)
                .containsExactly(
                        tuple("CITY", Verdict.ON_PACE, BigDecimal.ZERO),
                        tuple("PROVINCE", Verdict.BEHIND, new BigDecimal("80")));
    }

    @Test
    void targetsOfTheWindowCountBeforeThoseOfTheYear() {
        all(ENTERPRISES, "10", 8);

        assertThat(total(
                                eightMonths(
                                        Map.of(ENTERPRISES, List.of(goal("300", "PROVINCE"), goal("640", "CITY"))),
                                        ENTERPRISES),
                                ENTERPRISES)
                        .standings())
                .extracting(WindowTotal.Standing::owner, WindowTotal.Standing::verdict)
                .containsExactly(tuple("PROVINCE", Verdict.EXCEEDED), tuple("CITY", Verdict.SEVERELY_BEHIND));
    }

    /** While a window runs as much is expected as of it has ended. */
    @ParameterizedTest
    @CsvSource({"2, 25, 80, ON_PACE", "4, 50, 160, ON_PACE"})
    void whileItRunsAPartIsExpected(int months, String expected, String value, Verdict verdict) {
        all(ENTERPRISES, "10", months);
        WindowTotal total = total(
                eightMonths(Map.of(ENTERPRISES, List.of(goal("320", "CITY"))), ENTERPRISES),
                ENTERPRISES,
                LocalDate.of(2022, months + 1, 20) + "T00:00:00Z");

        assertThat(total.amounts().value()).isEqualByComparingTo(value);
        assertThat(total.amounts().comparison()).isEqualTo(Comparison.NO_BASE);
        assertThat(total.standings()).singleElement().satisfies(standing -> {
            assertThat(standing.expectedPercent()).isEqualByComparingTo(expected);
            assertThat(standing.verdict()).isEqualTo(verdict);
        });
    }

    @Test
    void aRunningWindowIsNotComparedWithAWholeOne() {
        for (String ward : WARDS) {
            for (int month = 1; month <= 8; month++) {
                run.fold(anUpdate(ENTERPRISES).of(ward).in("2021-0" + month).worth("10"));
            }
        }
        all(ENTERPRISES, "10", 8);
        TimeWindow window = eightMonths(Map.of(), ENTERPRISES);

        assertThat(total(window, ENTERPRISES, "2022-08-20T00:00:00Z")
                        .amounts()
                        .comparison()
                        .reason())
                .isEqualTo(Comparison.Reason.INCOMPLETE);
        assertThat(total(window, ENTERPRISES).amounts().growth()).isEqualByComparingTo("0");
    }

    @Test
    void eightMonthsOfFourWardsAreNotComparedWithThoseOfThree() {
        for (String ward : WARDS.subList(0, 3)) {
            for (int month = 1; month <= 8; month++) {
                run.fold(anUpdate(ENTERPRISES).of(ward).in("2021-0" + month).worth("10"));
            }
        }
        all(ENTERPRISES, "10", 8);
        WindowTotal.Amounts amounts =
                total(eightMonths(Map.of(), ENTERPRISES), ENTERPRISES).amounts();

        assertThat(amounts.sameWindowLastYear()).isEqualByComparingTo("240");
        assertThat(amounts.growth()).isNull();
        assertThat(amounts.comparison().reason()).isEqualTo(Comparison.Reason.INCOMPLETE);
    }

    @Test
    void whatIsDerivedIsMadeOfWhatItsPartsReachedInTheWindow() {
        all(ENTERPRISES, "10", 8);
        all("FINES", "1", 8);
        WindowTotal both = total(eightMonths(Map.of("BOTH", List.of(goal("704", "CITY"))), "BOTH"), "BOTH");

        assertThat(both.amounts().value()).isEqualByComparingTo("352");
        assertThat(both.standings()).singleElement().satisfies(standing -> {
            assertThat(standing.sharePercent()).isEqualByComparingTo("50");
            assertThat(standing.verdict()).isEqualTo(Verdict.SEVERELY_BEHIND);
        });
    }

    @Test
    void aLimitThatIsPassedIsSeenAtOnce() {
        run.fold(anUpdate("FINES").of("nam-ngan").in("2022-01").worth("11"));

        assertThat(total(
                                eightMonths(Map.of("FINES", List.of(goal("10", "CITY"))), "FINES"),
                                "FINES",
                                "2022-02-01T01:00:00Z")
                        .standings())
                .extracting(WindowTotal.Standing::verdict)
                .containsExactly(Verdict.SEVERELY_BEHIND);
        assertThat(total(eightMonths(Map.of(), ARREARS), ARREARS).standings()).isEmpty();
    }

    /** 8 of 100 by one ward of four. */
    @Test
    void aLimitThatTheMissingCouldPassIsARisk() {
        for (int month = 1; month <= 8; month++) {
            run.fold(anUpdate("FINES").of("nam-ngan").in("2022-0" + month).worth("1"));
        }
        TimeWindow window = eightMonths(Map.of("FINES", List.of(goal("100", "CITY"))), "FINES");

        assertThat(total(window, "FINES").standings())
                .extracting(WindowTotal.Standing::verdict, WindowTotal.Standing::reason)
                .containsExactly(tuple(Verdict.AT_RISK, Attainment.Reason.INCOMPLETE));
    }

    private void all(String indicator, String figure, int months) {
        for (int month = 1; month <= months; month++) {
            for (String ward : WARDS) {
                run.fold(anUpdate(indicator).of(ward).in("2022-0" + month).worth(figure));
            }
        }
    }

    private static TimeWindow.Goal goal(String value, String owner) {
        return new TimeWindow.Goal(new BigDecimal(value), owner);
    }

    private static TimeWindow eightMonths(Map<String, List<TimeWindow.Goal>> targets, String indicator) {
        return new TimeWindow(
                "8-thang",
                new LocalizedName("8 tháng", "Eight months"),
                new Window(LocalDate.of(2022, 1, 1), LocalDate.of(2022, 8, 31)),
                new ArrayList<>(List.of(indicator)),
                targets);
    }

    private WindowTotal total(TimeWindow window, String indicator) {
        return total(window, indicator, AFTER.toString());
    }

    private WindowTotal total(TimeWindow window, String indicator, String now) {
        return new WindowTotals(catalog)
                .total(
                        window,
                        catalog.indicator(indicator).orElseThrow(),
                        Scope.city(),
                        run.pages(),
                        TargetsInForce.of(catalog),
                        Instant.parse(now));
    }
}
