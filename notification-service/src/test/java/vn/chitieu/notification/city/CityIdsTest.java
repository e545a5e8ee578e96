package vn.chitieu.notification.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CityIdsTest {

    private static final String LOCAL = "BEHIND_TARGET/city/NEW_ENTERPRISES/2022-Q1/CITY";

    private final CityIds ids = CityIds.ofHome("thanh-hoa");

    @Test
    void keepsTheIdsOfTheHomeCityAndPutsEveryOtherCityBefore() {
        assertThat(ids.stored("thanh-hoa", LOCAL)).isEqualTo(LOCAL);
        assertThat(ids.stored("hue", LOCAL)).isEqualTo("hue:" + LOCAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"thanh-hoa", "hue", "c2"})
    void readsWhatItMade(String city) {
        String stored = ids.stored(city, LOCAL);

        assertThat(ids.cityOf(stored)).isEqualTo(city);
        assertThat(CityKey.ofId(stored)).isEqualTo(ids.key(city));
        assertThat(CityKey.ofId(stored).local(stored)).isEqualTo(LOCAL);
    }

    /** A colon further on is a part of the local id. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "BEHIND_TARGET/unit:nam-ngan/NEW_ENTERPRISES/2022-Q1/CITY",
                "nam-ngan/2022-Q1/quarter",
                "digest/chu-tich/2022-04-20T00:30:00Z",
                ":x",
                "Hue:x"
            })
    void takesNothingElseForACity(String local) {
        assertThat(CityKey.ofId(local)).isEqualTo(CityKey.HOME);
        assertThat(CityKey.ofId("hue:" + local)).isEqualTo(ids.key("hue"));
    }

    @Test
    void hasAnIdForEachCityWhereNoneIsAtHome() {
        CityIds without = new CityIds(Optional::empty);

        assertThat(without.stored("thanh-hoa", LOCAL)).isEqualTo("thanh-hoa:" + LOCAL);
        assertThatThrownBy(() -> without.cityOf(LOCAL)).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hue", ":", "Hue:", "-hue:", "a b:", "hue::"})
    void refusesWhatIsNoPrefix(String prefix) {
        assertThatThrownBy(() -> new CityKey(prefix)).isInstanceOf(IllegalArgumentException.class);
    }
}
