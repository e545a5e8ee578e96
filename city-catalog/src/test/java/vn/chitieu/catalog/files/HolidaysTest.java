package vn.chitieu.catalog.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.chitieu.catalog.WorkingCalendar;
import vn.chitieu.catalog.files.format.InvalidCatalogException;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;

/** The days off of public servants in the sample city, 2021 to 2027, as they were announced or follow from the law. */
class HolidaysTest {

    private static final WorkingCalendar CALENDAR = read();

    /** The last day worked before and the first one after, beside weekends: with them the whole stretch is known. */
    @ParameterizedTest(name = "{0}: off after {1} until {2}")
    @CsvSource({
        "Tết 2021, 2021-02-09, 2021-02-17",
        "Tết 2022, 2022-01-28, 2022-02-07",
        "Tết 2023, 2023-01-19, 2023-01-27",
        "Tết 2024, 2024-02-07, 2024-02-15",
        "Tết 2025, 2025-01-24, 2025-02-03",
        "Tết 2026, 2026-02-13, 2026-02-23",
        "Tết 2027 (forecast), 2027-02-04, 2027-02-12",
        "Quốc khánh 2021, 2021-09-01, 2021-09-06",
        "Quốc khánh 2022, 2022-08-31, 2022-09-05",
        "Quốc khánh 2023, 2023-08-31, 2023-09-05",
        "Quốc khánh 2024, 2024-08-30, 2024-09-04",
        "Quốc khánh 2025, 2025-08-29, 2025-09-03",
        "Quốc khánh 2026, 2026-08-28, 2026-09-03",
        "Quốc khánh 2027 (forecast), 2027-09-01, 2027-09-06",
        "Giỗ Tổ 2021, 2021-04-20, 2021-04-22",
        "Giỗ Tổ 2022 on a Sunday, 2022-04-08, 2022-04-12",
        "Giỗ Tổ 30/4 and 1/5 2023, 2023-04-28, 2023-05-04",
        "Giỗ Tổ 2024, 2024-04-17, 2024-04-19",
        "Giỗ Tổ 2025, 2025-04-04, 2025-04-08",
        "Giỗ Tổ 2026 on a Sunday, 2026-04-24, 2026-04-28",
        "Giỗ Tổ 2027, 2027-04-15, 2027-04-19",
        "30/4 and 1/5 2021, 2021-04-29, 2021-05-04",
        "30/4 and 1/5 2022 at a weekend, 2022-04-29, 2022-05-04",
        "30/4 and 1/5 2024 with an exchange, 2024-04-26, 2024-05-02",
        "30/4 and 1/5 2025 with an exchange, 2025-04-29, 2025-05-05",
        "30/4 and 1/5 2026, 2026-04-29, 2026-05-04",
        "30/4 and 1/5 2027, 2027-04-29, 2027-05-04",
        "Tết Dương lịch 2022 on a Saturday, 2021-12-31, 2022-01-04",
        "Tết Dương lịch 2023 on a Sunday, 2022-12-30, 2023-01-03",
        "Tết Dương lịch 2026 with an exchange, 2025-12-31, 2026-01-05"
    })
    void restsFromTheDayAfterTheOneToTheDayBeforeTheOther(String what, LocalDate before, LocalDate after) {
        assertThat(CALENDAR.plusWorkingDays(before, 1)).as(what).isEqualTo(after);
        assertThat(CALENDAR.minusWorkingDays(after, 1)).as(what).isEqualTo(before);
        assertThat(before.plusDays(1).datesUntil(after)).noneMatch(CALENDAR::isWorkingDay);
    }

    /** Eleven days off a year by law; one that meets another or a weekend is made up for on a day from Monday on. */
    @ParameterizedTest
    @ValueSource(ints = {2021, 2022, 2023, 2024, 2025, 2026, 2027})
    void everyYearHasElevenDaysOffThatAreNotWorkedFor(int year) {
        List<LocalDate> off = LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .filter(day -> !isWeekend(day) && !CALENDAR.isWorkingDay(day))
                .toList();
        long worked = LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .filter(day -> isWeekend(day) && CALENDAR.isWorkingDay(day))
                .count();
        assertThat(off.size() - worked).isEqualTo(11);
    }

    @Test
    void worksTheSaturdaysThatWereExchanged() {
        assertThat(List.of("2024-05-04", "2025-04-26", "2026-01-10", "2026-08-22"))
                .allMatch(day -> CALENDAR.isWorkingDay(LocalDate.parse(day)));
        assertThat(CALENDAR.isWorkingDay(LocalDate.parse("2024-05-11"))).isFalse();
        assertThat(CALENDAR.isWorkingDay(LocalDate.parse("2024-05-05")))
                .as("the Sunday")
                .isFalse();
    }

    @Test
    void aDeadlineCountsASaturdayThatIsWorked() {
        assertThat(CALENDAR.deadline(ReportingPeriod.parse("2024-04")))
                .as("2, 3, 4 (Saturday), 6 and 7 May")
                .isEqualTo(Instant.parse("2024-05-07T17:00:00Z"));
        assertThat(CALENDAR.deadline(ReportingPeriod.parse("2026-Q1")))
                .isEqualTo(Instant.parse("2026-04-07T17:00:00Z"));
        assertThat(CALENDAR.deadline(ReportingPeriod.parse("2025-Q4")))
                .as("5, 6, 7, 8 and 9 January")
                .isEqualTo(Instant.parse("2026-01-09T17:00:00Z"));
    }

    @Test
    void goesToTheDayItselfOrTheNextWorkedOne() {
        assertThat(CALENDAR.workingDayFrom(LocalDate.parse("2024-05-04"))).isEqualTo("2024-05-04");
        assertThat(CALENDAR.workingDayFrom(LocalDate.parse("2024-02-08"))).isEqualTo("2024-02-15");
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private static WorkingCalendar read() {
        try {
            return CatalogLoader.read(ThanhHoaTest.DIRECTORY).calendar();
        } catch (InvalidCatalogException invalid) {
            throw new AssertionError(invalid.getMessage(), invalid);
        }
    }
}
