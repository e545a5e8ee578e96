package vn.chitieu.ingestion.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.LocalizedName;
import vn.chitieu.catalog.QuarterLock;
import vn.chitieu.catalog.WorkingCalendar;
import vn.chitieu.ingestion.credential.City;

class IndicatorDutyTest {

    private static final Catalog CITY = City.catalog();

    @Test
    void aPeriodIsDueFromItsFirstDayToItsDeadline() {
        IndicatorDuty duty = duty(CITY, "north", "LAND", City.NOW).orElseThrow();

        assertThat(duty.openFrom()).isNull();
        assertThat(duty.lockedUntil()).isNull();
        assertThat(duty.openTo()).hasToString("2022-04");
        assertThat(duty.due())
                .extracting(due -> due.period() + " " + due.deadline())
                .containsExactly("2022-04 2022-05-06T17:00:00Z");
        assertThat(duty(CITY, "north", "LAND", Instant.parse("2022-04-07T16:59:59Z"))
                        .orElseThrow()
                        .due())
                .extracting(due -> due.period().toString())
                .containsExactly("2022-03", "2022-04");
    }

    /** Its window begins on the 6th of the month before. */
    @Test
    void theCalendarOfTheIndicatorSaysWhenAPeriodBegins() {
        assertThat(duty(CITY, "north", "EARLY", City.NOW).orElseThrow().openTo())
                .hasToString("2022-05");
    }

    @Test
    void whatIsLockedIsOpenNoMore() {
        Catalog locking = City.catalog(new WorkingCalendar(
                City.ZONE,
                Set.of(),
                Set.of(),
                5,
                Map.of(),
                new QuarterLock(4, new LocalizedName("Văn phòng", "Office"))));

        IndicatorDuty duty = duty(locking, "north", "LAND", City.NOW).orElseThrow();

        assertThat(duty.lockedUntil()).hasToString("2021-Q1");
        assertThat(duty.openFrom()).hasToString("2021-04");
    }

    @Test
    void whatAUnitDoesNotReportIsNoDuty() {
        assertThat(duty(CITY, "north", "MONEY", City.NOW)).isEmpty();
        assertThat(duty(CITY, "tax", "LAND", City.NOW)).isEmpty();
        assertThat(duty(CITY, "tax", "BOTH", City.NOW)).isEmpty();
        assertThat(List.of("MONEY", "LAND"))
                .filteredOn(code -> duty(CITY, "tax", code, City.NOW).isPresent())
                .containsExactly("MONEY");
    }

    /** The unit ended with June: its last month is due in July, and nothing in autumn. */
    @Test
    void aUnitThatHasEndedReportsItsLastPeriods() {
        assertThat(duty(CITY, "north", "LAND", Instant.parse("2022-07-05T02:00:00Z"))
                        .orElseThrow()
                        .due())
                .extracting(due -> due.period().toString())
                .containsExactly("2022-06");
        assertThat(duty(CITY, "north", "LAND", Instant.parse("2022-11-05T02:00:00Z")))
                .isEmpty();
    }

    private static Optional<IndicatorDuty> duty(Catalog catalog, String unit, String indicator, Instant now) {
        return IndicatorDuty.of(
                catalog,
                catalog.unit(unit).orElseThrow(),
                catalog.indicator(indicator).orElseThrow(),
                now);
    }
}
