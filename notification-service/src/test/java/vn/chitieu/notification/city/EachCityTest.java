package vn.chitieu.notification.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.notification.fixtures.SmallCity;

class EachCityTest {

    private final Catalogs three = Catalogs.of(SmallCity.catalog(), SmallCity.of("hue"), SmallCity.of("an-giang"));

    @Test
    void doesTheWorkOfEachCityAndSaysWhetherAnyWantsMail() {
        List<String> done = new ArrayList<>();
        assertThat(EachCity.doWhatIsDue(three, city -> {
                    done.add(city.id());
                    return city.id().equals("an-giang");
                }))
                .isTrue();
        assertThat(done).containsExactly("an-giang", "hue", "thanh-hoa");
        assertThat(EachCity.doWhatIsDue(three, city -> false)).isFalse();
        assertThat(EachCity.doWhatIsDue(Catalogs.of(), city -> true)).isFalse();
    }

    @Test
    void doesTheWorkOfTheOthersWhereOneFailsAndNamesIt() {
        List<String> done = new ArrayList<>();
        assertThatThrownBy(() -> EachCity.doWhatIsDue(three, city -> {
                    if (city.id().equals("hue")) {
                        throw new IllegalArgumentException("no calendar");
                    }
                    return done.add(city.id());
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("in {hue=java.lang.IllegalArgumentException: no calendar}");
        assertThat(done).containsExactly("an-giang", "thanh-hoa");
    }

    @Test
    void aFaultOfTheOnlyCityStaysWhatItIs() {
        IllegalArgumentException fault = new IllegalArgumentException("no calendar");
        assertThatThrownBy(() -> EachCity.doWhatIsDue(Catalogs.of(SmallCity.catalog()), city -> {
                    throw fault;
                }))
                .isSameAs(fault);
    }
}
