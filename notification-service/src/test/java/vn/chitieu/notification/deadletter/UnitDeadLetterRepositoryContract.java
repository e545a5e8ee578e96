package vn.chitieu.notification.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.notification.fixtures.SomeFigures.NOW;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.chitieu.catalog.WorkingCalendar;
import vn.chitieu.notification.city.CityIds;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.fixtures.SmallCity;
import vn.chitieu.notification.fixtures.SomeRejections;

/** What a store of records that could not be taken must do. */
abstract class UnitDeadLetterRepositoryContract {

    private static final WorkingCalendar CALENDAR = SmallCity.catalog().calendar();

    private UnitDeadLetterRepository units;

    abstract UnitDeadLetterRepository empty();

    @BeforeEach
    void start() {
        units = empty();
    }

    @Test
    void givesBackUnitsAndKeepsEachVersionOnce() {
        UnitDeadLetters first = UnitDeadLetters.none(CityKey.HOME, "nam-ngan")
                .with(List.of(SomeRejections.at(7, NOW), SomeRejections.at(9, NOW)), CALENDAR);
        assertThat(units.find(CityKey.HOME, "nam-ngan")).isEmpty();
        assertThat(units.store(first)).isTrue();
        assertThat(units.store(first)).isFalse();
        assertThat(units.find(CityKey.HOME, "nam-ngan")).contains(first);
        UnitDeadLetters notified =
                first.notified(NOW.plus(Duration.ofDays(1)), List.of("chu-tich-nam-ngan", "dau-moi"), CALENDAR);
        assertThat(units.store(notified)).isTrue();
        assertThat(units.store(notified)).isFalse();
        assertThat(units.find(CityKey.HOME, "nam-ngan")).contains(notified);
        assertThat(units.find(CityKey.HOME, "dong-ve")).isEmpty();
    }

    @Test
    void namesTheUnitsOfWhichSomethingIsLeftToDo() {
        UnitDeadLetters first =
                UnitDeadLetters.none(CityKey.HOME, "nam-ngan").with(List.of(SomeRejections.at(0, NOW)), CALENDAR);
        units.store(first);
        assertThat(units.unsettled()).containsExactly(first);
        UnitDeadLetters notified = first.notified(NOW.plus(Duration.ofDays(1)), List.of("dau-moi"), CALENDAR);
        units.store(notified);
        assertThat(units.unsettled()).containsExactly(notified);
        units.store(notified.settled());
        assertThat(units.unsettled()).isEmpty();
    }

    @Test
    void unitsOfSeveralCitiesMayHaveTheSameId() {
        CityKey hue = CityIds.ofHome("thanh-hoa").key("hue");
        UnitDeadLetters there =
                UnitDeadLetters.none(hue, "nam-ngan").with(List.of(SomeRejections.at(hue, 0, NOW)), CALENDAR);
        assertThat(units.store(there)).isTrue();
        assertThat(units.find(CityKey.HOME, "nam-ngan")).isEmpty();
        assertThat(units.find(hue, "nam-ngan")).contains(there);
        assertThat(units.unsettled()).containsExactly(there);
        UnitDeadLetters notified = there.notified(NOW.plusSeconds(86_400), List.of("chu-tich-nam-ngan"), CALENDAR);
        assertThat(units.store(notified)).isTrue();
        assertThat(units.find(hue, "nam-ngan")).contains(notified);
    }
}
