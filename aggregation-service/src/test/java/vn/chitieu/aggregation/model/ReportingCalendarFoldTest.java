package vn.chitieu.aggregation.model;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.aggregation.AnUpdate.anUpdate;
import static vn.chitieu.catalog.testing.IndicatorFixture.anIndicator;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.chitieu.aggregation.AChangingCity;
import vn.chitieu.aggregation.ASmallCity;
import vn.chitieu.aggregation.AnUpdate;
import vn.chitieu.aggregation.calculation.assessment.Schedule;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.ReportingCalendar;
import vn.chitieu.contracts.vocabulary.Frequency;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.contracts.vocabulary.Verdict;

/** Indicators whose quarters end on the 14th of their last month. */
class ReportingCalendarFoldTest {

    private static final ReportingCalendar DECREE = new ReportingCalendar("nd09", 14, 2);

    private final Catalog catalog = ASmallCity.withoutTargets()
            .with(anIndicator("DAILY").every(Frequency.DAY).by(DECREE))
            .with(anIndicator("MONTHLY").every(Frequency.MONTH).by(DECREE))
            .with(anIndicator("OWN").every(Frequency.DAY))
            .withTarget("MONTHLY", Scope.city(), "CITY", "1000")
            .catalog();
    private final ARunOfTheFold run = new ARunOfTheFold(catalog);

    /** A ward that ended on 31 March reported the second quarter's days from 15 March on. */
    @Test
    void theCityKeepsTheDaysOfAWardThatEndedBeforeTheQuarterOfTheirWindow() {
        ARunOfTheFold changing = new ARunOfTheFold(AChangingCity.with(catalog));
        changing.fold(
                anUpdate("DAILY").of("dai").in("2022-03-14").worth("1"),
                anUpdate("DAILY").of("dai").in("2022-03-31").worth("10"),
                anUpdate("DAILY").of("dong").in("2022-04-01").worth("100"));

        assertThat(changing.totalOf("city", "DAILY", "2022-Q2").figures().value())
                .isEqualByComparingTo("110");
        assertThat(changing.totalOf("city", "DAILY", "2022-Q2").figures().cumulative())
                .isEqualByComparingTo("111");
        assertThat(changing.totalOf("unit:dong", "DAILY", "2022-Q2").figures().value())
                .as("neither of the successors takes them on, let alone both")
                .isEqualByComparingTo("100");
        assertThat(changing.totalOf("unit:tay", "DAILY", "2022-Q2").figures().value())
                .isNull();
    }

    @Test
    void aDayCountsInTheQuarterWhoseWindowItLiesIn() {
        for (String day : List.of("2021-12-14", "2021-12-15", "2022-01-01", "2022-03-14", "2022-03-15")) {
            run.fold(
                    anUpdate("DAILY").in(day).worth("1"),
                    anUpdate("OWN").in(day).worth("1"));
        }

        assertThat(value("DAILY", "2021-Q4")).isEqualByComparingTo("1");
        assertThat(value("DAILY", "2022-Q1")).isEqualByComparingTo("3");
        assertThat(value("DAILY", "2022-Q2")).isEqualByComparingTo("1");
        assertThat(run.totalOf("city", "DAILY", "2022-Q2").figures().cumulative())
                .isEqualByComparingTo("4");
        assertThat(value("OWN", "2021-Q4")).isEqualByComparingTo("2");
        assertThat(value("OWN", "2022-Q1")).isEqualByComparingTo("3");
    }

    @Test
    void aUnitOwesTheDaysOfTheWindow() {
        AnUpdate[] allOfTheWindow = DECREE.periodsOf(Quarter.parse("2022-Q1"), Frequency.DAY)
                .map(day -> anUpdate("DAILY").in(day.toString()))
                .toArray(AnUpdate[]::new);
        run.fold(allOfTheWindow);

        assertThat(run.totalOf("unit:nam-ngan", "DAILY", "2022-Q1").trust().isComplete())
                .isTrue();
        assertThat(allOfTheWindow).hasSize(90);
    }

    /** The deadline is the 16th of March at midnight, in Asia/Ho_Chi_Minh. */
    @Test
    void aQuarterIsJudgedAfterItsOwnDeadline() {
        run.at(Instant.parse("2022-03-16T16:59:59Z"));
        run.fold(anUpdate("MONTHLY").in("2022-03").worth("1"));
        assertThat(verdict()).isEqualTo(Verdict.NOT_JUDGED);

        run.at(Instant.parse("2022-03-16T17:00:00Z"));
        run.fold(anUpdate("MONTHLY").in("2022-03").worth("1"));
        assertThat(verdict()).isEqualTo(Verdict.AT_RISK);
    }

    @Test
    void theScheduleKnowsTheEndsAndDeadlinesOfEachCalendar() {
        Schedule schedule = new Schedule(catalog);

        assertThat(schedule.between(Instant.parse("2022-03-14T00:00:00Z"), Instant.parse("2022-03-17T00:00:00Z")))
                .extracting(PageKey::toString)
                .containsExactlyInAnyOrder("small/DAILY/2022-Q1", "small/MONTHLY/2022-Q1");
        assertThat(schedule.between(Instant.parse("2022-03-31T00:00:00Z"), Instant.parse("2022-04-09T00:00:00Z")))
                .extracting(PageKey::toString)
                .contains("small/OWN/2022-Q1", "small/LAND/2022-Q1")
                .doesNotContain("small/DAILY/2022-Q1");
    }

    /** What ingestion accepts must not stop the city: the day belongs to a quarter that no text can name. */
    @Test
    void theLastDaysOfTheLastYearAreRejected() {
        run.fold(anUpdate("DAILY").in("2999-12-31"));

        assertThat(run.lastOutcome()).isEqualTo(UpdateOutcome.REJECTED);
        run.fold(anUpdate("DAILY").in("2999-12-14"));
        assertThat(run.lastOutcome()).isEqualTo(UpdateOutcome.CREATED);
    }

    private BigDecimal value(String indicator, String quarter) {
        return run.totalOf("city", indicator, quarter).figures().value();
    }

    private Verdict verdict() {
        return run.totalOf("city", "MONTHLY", "2022-Q1").attainments().get(0).verdict();
    }
}
