package vn.chitieu.notification.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.chitieu.notification.fixtures.SmallCity;
import vn.chitieu.notification.fixtures.TetCalendar;

class QuietHoursTest {

    private static final QuietHours NIGHT = new QuietHours(LocalTime.of(20, 0), LocalTime.of(6, 30), true);
    private static final QuietHours NOON = new QuietHours(LocalTime.of(11, 30), LocalTime.of(13, 30), false);

    /** Local times of 2024: Tết is off from Thursday 8 to Wednesday 14 February, Saturday 4 May is worked. */
    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "2024-03-05T10:00, 2024-03-05T10:00",
        "2024-03-05T06:30, 2024-03-05T06:30",
        "2024-03-05T06:29:59.999, 2024-03-05T06:30",
        "2024-03-05T00:00, 2024-03-05T06:30",
        "2024-03-05T19:59:59.999, 2024-03-05T19:59:59.999",
        "2024-03-05T20:00, 2024-03-06T06:30",
        "2024-03-05T23:59:59.999, 2024-03-06T06:30",
        "2024-03-08T20:00, 2024-03-11T06:30",
        "2024-03-09T12:00, 2024-03-11T06:30",
        "2024-02-07T20:00, 2024-02-15T06:30",
        "2024-02-10T00:00, 2024-02-15T06:30",
        "2024-05-04T09:00, 2024-05-04T09:00",
        "2024-05-05T09:00, 2024-05-06T06:30",
        "2024-12-31T21:00, 2025-01-02T06:30"
    })
    void waitsForTheNextWorkingMorning(LocalDateTime time, LocalDateTime expected) {
        assertThat(NIGHT.allowedFrom(at(time), TetCalendar.CALENDAR)).isEqualTo(at(expected));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "2024-03-05T11:30, 2024-03-05T13:30",
        "2024-03-05T11:29:59, 2024-03-05T11:29:59",
        "2024-03-05T13:30, 2024-03-05T13:30",
        "2024-03-09T00:00, 2024-03-09T00:00"
    })
    void mayBeQuietWithinTheDayAndAwakeAtWeekends(LocalDateTime time, LocalDateTime expected) {
        assertThat(NOON.allowedFrom(at(time), TetCalendar.CALENDAR)).isEqualTo(at(expected));
    }

    @Property(tries = 500)
    void neverGoesBackAlwaysEndsAwakeAndSkipsNoMomentThatIsAllowed(
            @ForAll("times") Instant time, @ForAll("quiet") QuietHours quiet) {
        Instant allowed = quiet.allowedFrom(time, TetCalendar.CALENDAR);
        assertThat(allowed).isAfterOrEqualTo(time);
        assertThat(quiet.allows(allowed, TetCalendar.CALENDAR)).isTrue();
        for (Instant between = time; between.isBefore(allowed); between = between.plus(Duration.ofMinutes(30))) {
            assertThat(quiet.allows(between, TetCalendar.CALENDAR)).isFalse();
        }
    }

    @Property(tries = 200)
    void noQuietHoursDeferNothing(@ForAll("times") Instant time) {
        assertThat(QuietHours.NONE.allowedFrom(time, TetCalendar.CALENDAR)).isEqualTo(time);
    }

    @Property(tries = 500)
    void aSlotIsTheFirstOfAWorkingDayThatLiesLater(
            @ForAll("times") Instant time, @ForAll @IntRange(max = 23) int hour) {
        DigestSlots slots = new DigestSlots(LocalTime.of(hour, 30));
        Instant slot = slots.after(time, TetCalendar.CALENDAR);
        LocalDateTime local = LocalDateTime.ofInstant(slot, SmallCity.ZONE);
        assertThat(slot).isAfter(time);
        assertThat(local.toLocalTime()).isEqualTo(slots.at());
        assertThat(TetCalendar.CALENDAR.isWorkingDay(local.toLocalDate())).isTrue();
        assertThat(slots.after(slot.minusMillis(1), TetCalendar.CALENDAR)).isEqualTo(slot);
        LocalDateTime from = LocalDateTime.ofInstant(time, SmallCity.ZONE);
        from.toLocalDate()
                .datesUntil(local.toLocalDate())
                .filter(TetCalendar.CALENDAR::isWorkingDay)
                .forEach(day -> assertThat(day.atTime(slots.at())).isBeforeOrEqualTo(from));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "2024-03-05T07:29:59.999, 2024-03-05T07:30",
        "2024-03-05T07:30, 2024-03-06T07:30",
        "2024-03-08T23:59:59.999, 2024-03-11T07:30",
        "2024-02-07T07:30, 2024-02-15T07:30",
        "2024-02-10T00:00, 2024-02-15T07:30",
        "2024-04-26T07:30, 2024-05-02T07:30",
        "2024-05-03T07:30, 2024-05-04T07:30",
        "2024-05-04T07:30, 2024-05-06T07:30",
        "2024-12-31T07:30, 2025-01-02T07:30"
    })
    void slotsSkipTetTheYearEndAndExchangedDays(LocalDateTime time, LocalDateTime expected) {
        assertThat(new DigestSlots(LocalTime.of(7, 30)).after(at(time), TetCalendar.CALENDAR))
                .isEqualTo(at(expected));
    }

    @Provide
    Arbitrary<Instant> times() {
        long first = Instant.parse("2023-12-31T16:00:00Z").toEpochMilli();
        long last = Instant.parse("2024-06-30T18:00:00Z").toEpochMilli();
        return Arbitraries.longs().between(first, last).map(Instant::ofEpochMilli);
    }

    @Provide
    Arbitrary<QuietHours> quiet() {
        return Arbitraries.of(List.of(
                NIGHT,
                NOON,
                QuietHours.NONE,
                new QuietHours(LocalTime.MIDNIGHT, LocalTime.of(7, 0), true),
                new QuietHours(LocalTime.of(17, 0), LocalTime.MIDNIGHT, true),
                new QuietHours(LocalTime.of(9, 0), LocalTime.of(8, 30), false),
                new QuietHours(LocalTime.NOON, LocalTime.NOON, true)));
    }

    private static Instant at(LocalDateTime local) {
        return local.atZone(SmallCity.ZONE).toInstant();
    }
}
