package vn.chitieu.aggregation.calculation.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.aggregation.ASmallCity.ENTERPRISES;
import static vn.chitieu.aggregation.ASmallCity.LAND;
import static vn.chitieu.aggregation.AnUpdate.anUpdate;
import static vn.chitieu.catalog.testing.IndicatorFixture.anIndicator;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.chitieu.aggregation.ASmallCity;
import vn.chitieu.aggregation.model.ARunOfTheFold;
import vn.chitieu.aggregation.model.Attainment;
import vn.chitieu.aggregation.model.Comparison;
import vn.chitieu.aggregation.model.WindowTotal;
import vn.chitieu.aggregation.target.TargetsInForce;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.LocalizedName;
import vn.chitieu.catalog.Operator;
import vn.chitieu.catalog.ReportingCalendar.Window;
import vn.chitieu.catalog.TimeWindow;
import vn.chitieu.contracts.vocabulary.Frequency;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.contracts.vocabulary.Verdict;

/** The campaign of the article, from 15 March to 15 May 2022. */
class WindowTotalsTest {

    private static final Instant AFTER = Instant.parse("2022-06-01T00:00:00Z");

    private final Catalog catalog = ASmallCity.withoutTargets()
            .with(anIndicator("CASES").every(Frequency.DAY))
            .with(anIndicator("STORE").every(Frequency.DAY).across(Operator.SUM, Operator.LAST))
            .catalog();
    private final TimeWindow campaign = new TimeWindow(
            "campaign",
            new LocalizedName("Đợt cao điểm", "Campaign"),
            new Window(LocalDate.of(2022, 3, 15), LocalDate.of(2022, 5, 15)),
            List.of("CASES", "STORE", ENTERPRISES, LAND),
            Map.of("CASES", List.of(new TimeWindow.Goal(new BigDecimal("40"), "PROVINCE"))));
    private final ARunOfTheFold run = new ARunOfTheFold(catalog).at(AFTER);

    @Test
    void countsTheDaysFromTheFirstToTheLast() {
        for (String day : List.of("2022-03-14", "2022-03-15", "2022-04-01", "2022-05-15", "2022-05-16")) {
            run.fold(
                    anUpdate("CASES").in(day).worth("10"),
                    anUpdate("STORE").in(day).worth(day.substring(8)));
        }
        for (String day : List.of("2021-03-14", "2021-03-15", "2021-05-15", "2021-05-16")) {
            run.fold(anUpdate("CASES").of("ba-dinh").in(day).worth("10"));
        }
        WindowTotal cases = total("CASES", "city");

        assertThat(cases.amounts().value()).isEqualByComparingTo("30");
        assertThat(cases.amounts().sameWindowLastYear()).isEqualByComparingTo("20");
        assertThat(cases.amounts().growth()).isNull();
        assertThat(cases.amounts().comparison().reason()).isEqualTo(Comparison.Reason.INCOMPLETE);
        assertThat(cases.standings()).singleElement().satisfies(standing -> {
            assertThat(standing.owner()).isEqualTo("PROVINCE");
            assertThat(standing.sharePercent()).isEqualByComparingTo("75");
            assertThat(standing.expectedPercent()).isEqualByComparingTo("100");
            assertThat(standing.verdict()).isEqualTo(Verdict.AT_RISK);
            assertThat(standing.reason()).isEqualTo(Attainment.Reason.INCOMPLETE);
        });
        assertThat(cases.periods().whole()).hasSize(62);
        assertThat(cases.periods().ended()).hasSize(62);
        assertThat(cases.periods().cut()).isEmpty();
        assertThat(total("STORE", "city").amounts().value()).isEqualByComparingTo("15");
        assertThat(total("CASES", "cluster:cum-1").amounts().value()).isEqualByComparingTo("30");
        assertThat(total("CASES", "cluster:cum-1").standings()).isEmpty();
        assertThat(total("CASES", "unit:ba-dinh").amounts().value()).isNull();
    }

    @Test
    void namesTheMonthsThatItCuts() {
        for (String month : List.of("2022-03", "2022-04", "2022-05")) {
            run.fold(anUpdate(ENTERPRISES).in(month).worth("5"));
        }
        WindowTotal total = total(ENTERPRISES, "city");

        assertThat(total.amounts().value()).isEqualByComparingTo("5");
        assertThat(total.periods().whole()).hasToString("[2022-04]");
        assertThat(total.periods().cut()).hasToString("[2022-03, 2022-05]");
        assertThat(total.amounts().comparison()).isEqualTo(Comparison.NO_BASE);
        assertThat(total.trust().missingUnits()).containsExactly("ba-dinh", "dien-bien", "lam-son");
    }

    @Test
    void aQuarterHasNoPlaceInIt() {
        run.fold(anUpdate(LAND).in("2022-Q1").worth("5"));
        WindowTotal total = total(LAND, "city");

        assertThat(total.amounts().value()).isNull();
        assertThat(total.periods().whole()).isEmpty();
        assertThat(total.trust().isComplete()).isTrue();
    }

    /** No unit owes a month that has not ended. */
    @Test
    void whileItLastsNoUnitIsMissingForWhatIsToCome() {
        assertThat(total(ENTERPRISES, "city", "2022-04-20T00:00:00Z").trust().isComplete())
                .isTrue();
        assertThat(total(ENTERPRISES, "city", "2022-04-20T00:00:00Z").periods().ended())
                .isEmpty();
        assertThat(total(ENTERPRISES, "city", "2022-05-01T00:00:00Z").periods().ended())
                .hasToString("[2022-04]");
        assertThat(total(ENTERPRISES, "city", "2022-05-01T00:00:00Z").trust().missingUnits())
                .hasSize(4);
    }

    /** February 2024 has a day more than February 2025, and is a whole month as well. */
    @Test
    void twoMonthsAreComparedWithTheTwoOfALeapYear() {
        TimeWindow twoMonths = new TimeWindow(
                "2-thang",
                new LocalizedName("Hai tháng đầu năm", "Two months"),
                new Window(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 2, 28)),
                List.of(ENTERPRISES),
                Map.of());
        for (String ward : List.of("nam-ngan", "dien-bien", "ba-dinh", "lam-son")) {
            for (String month : List.of("2024-01", "2024-02", "2025-01", "2025-02")) {
                run.fold(anUpdate(ENTERPRISES).of(ward).in(month).worth("10"));
            }
        }
        WindowTotal total = total(twoMonths, ENTERPRISES, "city", "2025-03-20T00:00:00Z");

        assertThat(total.amounts().sameWindowLastYear()).isEqualByComparingTo("80");
        assertThat(total.amounts().growth()).isEqualByComparingTo("0");
    }

    private WindowTotal total(String indicator, String scope) {
        return total(indicator, scope, AFTER.toString());
    }

    private WindowTotal total(String indicator, String scope, String now) {
        return total(campaign, indicator, scope, now);
    }

    private WindowTotal total(TimeWindow window, String indicator, String scope, String now) {
        WindowTotals totals = new WindowTotals(catalog);
        assertThat(totals.reads(window))
                .containsAll(run.pages().keySet().stream()
                        .filter(page -> page.indicator().equals(indicator))
                        .toList());
        return totals.total(
                window,
                catalog.indicator(indicator).orElseThrow(),
                Scope.parse(scope),
                run.pages(),
                TargetsInForce.of(catalog),
                Instant.parse(now));
    }
}
