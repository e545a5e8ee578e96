package vn.chitieu.support.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.chitieu.contracts.vocabulary.Scope;

class ViewerTest {

    private static final Viewer WARD = Viewer.of("ward", Role.UNIT, Set.of("nam-ngan", "dong-tho"));

    @ParameterizedTest
    @CsvSource({
        "unit:nam-ngan, true",
        "unit:dong-tho, true",
        "unit:dien-bien, false",
        "city, false",
        "cluster:nam-ngan, false"
    })
    void aUnitSeesItsOwnFiguresAndNoSumThatHoldsThoseOfOthers(String scope, boolean may) {
        assertThat(WARD.maySee(Scope.parse(scope))).isEqualTo(may);
    }

    @Test
    void aUnitSeesWhatItReportedItself() {
        assertThat(WARD.maySeeUnit("nam-ngan")).isTrue();
        assertThat(WARD.maySeeUnit("dien-bien")).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            names = {"UNIT", "UNIT_HEAD"},
            mode = EnumSource.Mode.EXCLUDE)
    void everybodyElseSeesEverything(Role role) {
        Viewer viewer = Viewer.of("somebody", role, Set.of());
        assertThat(viewer.seesEverything()).isTrue();
        assertThat(viewer.maySee(Scope.city())).isTrue();
        assertThat(viewer.maySee(Scope.parse("unit:nam-ngan"))).isTrue();
        assertThat(viewer.maySeeUnit("nam-ngan")).isTrue();
    }

    @Test
    void onlyAUnitHasUnits() {
        assertThatThrownBy(() -> Viewer.of("ward", Role.UNIT, Set.of())).hasMessageContaining("at least one unit");
        assertThat(Viewer.of("head", Role.UNIT_HEAD, Set.of("nam-ngan")).maySee(Scope.city()))
                .isFalse();
        assertThatThrownBy(() -> Viewer.of("leader", Role.LEADER, Set.of("nam-ngan")))
                .hasMessageContaining("units of no other role");
    }

    @Test
    void mayWhatItsRightsNameAndALeaderHasNone() {
        Viewer system = Viewer.of("portal", Role.SYSTEM, Set.of(), Set.of("ANSWER"));
        assertThat(system.may(Right.ANSWER)).isTrue();
        assertThat(system.may(Right.MAIL)).isFalse();
        assertThatThrownBy(() -> Viewer.of("leader", Role.LEADER, Set.of(), Set.of("ANSWER")))
                .hasMessageContaining("no rights of a LEADER");
    }

    private enum Right {
        ANSWER,
        MAIL
    }
}
