package vn.chitieu.notification.cases.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.chitieu.notification.cases.policy.Rule;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.fixtures.SomeFigures;

class CaseKeyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BEHIND_TARGET/city/NEW_ENTERPRISES/2022-Q3/PROVINCE",
                "BEHIND_TARGET/city/NEW_ENTERPRISES/2022-Q3/PROVINCE/8-thang-2022",
                "WATCH_LIST/unit:nam-ngan/NEW_ENTERPRISES/2022-Q3/CITY/dot-cao-diem"
            })
    void readsWhatItWrote(String id) {
        assertThat(CaseKey.parse(id)).hasToString(id);
    }

    @Test
    void theCaseOfAWindowIsAnotherThanThatOfItsQuarter() {
        CaseKey window = new CaseKey(Rule.BEHIND_TARGET, SomeFigures.TOTAL, "PROVINCE", "8-thang-2022");

        assertThat(window).isNotEqualTo(SomeFigures.CASE);
        assertThat(window.toString()).isNotEqualTo(SomeFigures.CASE.toString());
        assertThat(SomeFigures.CASE.window()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BEHIND_TARGET/city/NEW_ENTERPRISES/2022-Q3",
                "BEHIND_TARGET/city/NEW_ENTERPRISES/2022-Q3/PROVINCE/",
                "BEHIND_TARGET/city/NEW_ENTERPRISES/2022-Q3/PROVINCE/8 tháng",
                "BEHIND_TARGET/city/NEW_ENTERPRISES/2022-Q3/PROVINCE/8-thang/2022"
            })
    void refusesOtherTexts(String id) {
        assertThatThrownBy(() -> CaseKey.parse(id)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void belongsToTheCityThatItsIdBeginsWith() {
        String id = "BEHIND_TARGET/unit:nam-ngan/NEW_ENTERPRISES/2022-Q1/CITY";
        CaseKey other = CaseKey.parse("hue:" + id);

        assertThat(other).hasToString("hue:" + id).isNotEqualTo(CaseKey.parse(id));
        assertThat(other.city()).isEqualTo(new CityKey("hue:"));
        assertThat(CaseKey.parse(id).city()).isEqualTo(CityKey.HOME);
    }
}
