package vn.chitieu.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeWindowTest {

    private final TimeWindow campaign = new TimeWindow(
            "campaign",
            new LocalizedName("Đợt cao điểm", "Campaign"),
            new ReportingCalendar.Window(LocalDate.of(2022, 3, 15), LocalDate.of(2022, 5, 15)),
            List.of("CASES"),
            Map.of());

    @ParameterizedTest
    @CsvSource({
        "2022-03-01, COMING, 62",
        "2022-03-14, COMING, 62",
        "2022-03-15, RUNNING, 61",
        "2022-05-14, RUNNING, 1",
        "2022-05-15, RUNNING, 0",
        "2022-05-16, OVER, 0",
        "2023-03-15, OVER, 0"
    })
    void tellsWhereADayStandsToIt(LocalDate day, TimeWindow.Phase phase, int daysLeft) {
        assertThat(campaign.phaseOn(day)).isEqualTo(phase);
        assertThat(campaign.daysLeftAfter(day)).isEqualTo(daysLeft);
    }

    @ParameterizedTest
    @CsvSource({
        "2022-03-15, 2022-05-15, 2021-03-15, 2021-05-15",
        "2025-01-01, 2025-02-28, 2024-01-01, 2024-02-29",
        "2024-01-01, 2024-02-29, 2023-01-01, 2023-02-28",
        "2024-02-10, 2024-02-28, 2023-02-10, 2023-02-28",
        "2024-02-29, 2024-03-31, 2023-02-28, 2023-03-31"
    })
    void theSameDaysOfTheYearBeforeEndWithTheSameMonth(
            LocalDate from, LocalDate to, LocalDate fromBefore, LocalDate toBefore) {
        TimeWindow window = new TimeWindow(
                campaign.id(),
                campaign.name(),
                new ReportingCalendar.Window(from, to),
                campaign.indicators(),
                Map.of());

        assertThat(window.daysOfLastYear()).isEqualTo(new ReportingCalendar.Window(fromBefore, toBefore));
    }

    @Test
    void wantsMoreThanNothing() {
        assertThatThrownBy(() -> new TimeWindow.Goal(BigDecimal.ZERO, "CITY")).hasMessageContaining("above zero");
    }
}
