package vn.chitieu.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.chitieu.catalog.ReportingUnit.Kind;
import vn.chitieu.contracts.vocabulary.Frequency;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;

/** NĐ 09/2019/NĐ-CP, article 12, and the calendar's own quarters. */
class ReportingCalendarTest {

    private static final ReportingCalendar OWN = ReportingCalendar.CALENDAR_QUARTER;
    private static final ReportingCalendar DECREE = new ReportingCalendar("nd09", 14, 2);
    private static final WorkingCalendar CITY =
            new WorkingCalendar(ZoneId.of("Asia/Ho_Chi_Minh"), Set.of(LocalDate.of(2022, 3, 15)), Set.of(), 5);

    @ParameterizedTest
    @CsvSource({
        "2022-Q1, 2021-12-15, 2022-03-14",
        "2022-Q2, 2022-03-15, 2022-06-14",
        "2022-Q4, 2022-09-15, 2022-12-14",
        "2022-01, 2021-12-15, 2022-01-14",
        "2022-03, 2022-02-15, 2022-03-14",
        "2022-03-20, 2022-03-20, 2022-03-20"
    })
    void theDecreeCutsOffOnTheFourteenth(String period, LocalDate first, LocalDate last) {
        assertThat(DECREE.windowOf(ReportingPeriod.parse(period))).isEqualTo(new ReportingCalendar.Window(first, last));
    }

    @ParameterizedTest
    @CsvSource({
        "2021-12-14, 2021-Q4",
        "2021-12-15, 2022-Q1",
        "2022-01-31, 2022-Q1",
        "2022-03-14, 2022-Q1",
        "2022-03-15, 2022-Q2",
        "2022-03-31, 2022-Q2",
        "2022-03, 2022-Q1",
        "2022-Q1, 2022-Q1"
    })
    void aDayBelongsToTheQuarterWhoseWindowItLiesIn(String period, String quarter) {
        assertThat(DECREE.quarterOf(ReportingPeriod.parse(period))).hasToString(quarter);
    }

    /** The windows of a year's quarters, and of their months and days, follow each other without a gap. */
    @Test
    void theWindowsFollowEachOther() {
        for (ReportingCalendar calendar : List.of(OWN, DECREE, new ReportingCalendar("27", 27, 1))) {
            Quarter quarter = new Quarter(2019, 1);
            for (int i = 0; i < 24; i++, quarter = quarter.plus(1)) {
                ReportingCalendar.Window window = calendar.windowOf(quarter);
                for (Frequency frequency : Frequency.values()) {
                    LocalDate next = window.first();
                    for (ReportingPeriod period :
                            calendar.periodsOf(quarter, frequency).toList()) {
                        assertThat(calendar.quarterOf(period)).isEqualTo(quarter);
                        assertThat(calendar.windowOf(period).first()).isEqualTo(next);
                        next = calendar.windowOf(period).last().plusDays(1);
                    }
                    assertThat(next).isEqualTo(window.last().plusDays(1));
                }
                assertThat(calendar.windowOf(quarter.plus(1)).first())
                        .isEqualTo(window.last().plusDays(1));
            }
        }
    }

    @Test
    void theDeadlineFollowsTheCutOff() {
        Quarter first = new Quarter(2022, 1);

        // Tuesday the 15th is a day off here; Wednesday and Thursday are worked.
        assertThat(DECREE.deadline(first, CITY)).isEqualTo(Instant.parse("2022-03-17T17:00:00Z"));
        assertThat(OWN.deadline(first, CITY)).isEqualTo(CITY.deadline(first));
    }

    /** A level never has more time than the city as a whole, by whose deadline the quarter is judged. */
    @Test
    void aLevelMayHaveLessTime() {
        WorkingCalendar levels = new WorkingCalendar(
                CITY.zone(), CITY.holidays(), CITY.workingWeekends(), 5, Map.of(Kind.WARD, 3), null);
        Quarter first = new Quarter(2022, 1);

        assertThat(OWN.deadline(first, levels, Kind.WARD)).isEqualTo(Instant.parse("2022-04-05T17:00:00Z"));
        assertThat(OWN.deadline(first, levels, Kind.DEPARTMENT)).isEqualTo(CITY.deadline(first));
        assertThat(DECREE.deadline(first, levels, Kind.WARD)).isEqualTo(DECREE.deadline(first, CITY));
    }
}
