package vn.chitieu.notification.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.catalog.DefaultCity;
import vn.chitieu.catalog.Person;
import vn.chitieu.notification.fixtures.SmallCity;
import vn.chitieu.notification.fixtures.TurnableClock;
import vn.chitieu.support.catalog.RequestCatalog;
import vn.chitieu.support.problem.ProblemException;
import vn.chitieu.support.security.Role;
import vn.chitieu.support.security.Viewer;

class ActingPersonTest {

    private final Catalogs catalogs = Catalogs.of(SmallCity.catalog());

    @ParameterizedTest
    @ValueSource(strings = {"uv-dn", "UV-DN", "uv-dn.thanh-hoa", "uv-dn@example.org", "UV-DN@example.org"})
    void isThePositionByWhichTheAccountIsCalled(String account) {
        ActingPerson acting = acting(Viewer.of(account, Role.LEADER, Set.of()));
        assertThat(acting.find().map(Person::id)).isEqualTo(Optional.of("uv-dn"));
        assertThat(acting.name()).isEqualTo("uv-dn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lanh-dao", "uv-dn.hue", "uv", ""})
    void isNoneForAnotherName(String account) {
        ActingPerson acting = acting(Viewer.of(account, Role.LEADER, Set.of()));
        assertThat(acting.find()).isEmpty();
        assertThat(acting.name()).isEqualTo(account);
        assertThatThrownBy(acting::require).isInstanceOf(ProblemException.class);
    }

    /** A key may have any name, and a unit has its own rights. */
    @Test
    void aSystemAndAUnitHoldNoPosition() {
        assertThat(acting(Viewer.of("uv-dn", Role.SYSTEM, Set.of())).find()).isEmpty();
        assertThat(acting(Viewer.of("uv-dn", Role.PROVINCE, Set.of())).find()).isEmpty();
        assertThat(acting(Viewer.of("chu-tich-nam-ngan", Role.UNIT_HEAD, Set.of("nam-ngan")))
                        .find())
                .isEmpty();
    }

    /** Asked is the head of Nam Ngạn; a clerk, the head of another unit and a key are not. */
    @ParameterizedTest
    @CsvSource({
        "ward-head, UNIT_HEAD, nam-ngan, chu-tich-nam-ngan",
        "chu-tich-nam-ngan, UNIT, nam-ngan, chu-tich-nam-ngan",
        "uv-dn, LEADER, , uv-dn",
        "chu-tich-nam-ngan, SYSTEM, , ",
        "chu-tich-nam-ngan, PROVINCE, , ",
        "ward, UNIT, nam-ngan, ",
        "uv-dn, UNIT_HEAD, nam-ngan, chu-tich-nam-ngan",
        "chu-tich-nam-ngan, UNIT_HEAD, dien-bien, "
    })
    void answersForThePositionThatWasAsked(
            String account, Role role, @Nullable String unit, @Nullable String position) {
        ActingPerson acting = acting(Viewer.of(account, role, unit == null ? Set.of() : Set.of(unit)));
        if (position == null) {
            assertThat(acting.positions()).isEmpty();
            assertThatThrownBy(acting::requirePositions).isInstanceOf(ProblemException.class);
        } else {
            assertThat(acting.requirePositions()).containsExactly(position);
        }
    }

    private ActingPerson acting(Viewer viewer) {
        return new ActingPerson(
                () -> viewer, new RequestCatalog(catalogs, new DefaultCity(catalogs, null)), new TurnableClock());
    }
}
