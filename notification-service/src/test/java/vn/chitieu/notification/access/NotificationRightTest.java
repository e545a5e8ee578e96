package vn.chitieu.notification.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.support.security.Role;
import vn.chitieu.support.security.Viewer;

class NotificationRightTest {

    private static final Scope OWN = Scope.parse("unit:nam-ngan");
    private static final Scope FOREIGN = Scope.parse("unit:dien-bien");

    private final NotificationAccessRules rules = new NotificationAccessRules();

    @Test
    void staffHaveAllButThatOfAUnitAndLeadersAndReadersNone() {
        assertThat(rules.rightsOf(Role.STAFF)).containsExactlyInAnyOrder("ANSWER", "SILENCE", "MAIL");
        assertThat(rules.rightsOf(Role.ADMIN)).containsExactlyInAnyOrder("SILENCE", "MAIL");
        assertThat(rules.rightsOf(Role.UNIT)).containsExactly("EXPLAIN_OWN");
        assertThat(rules.rightsOf(Role.UNIT_HEAD)).containsExactly("EXPLAIN_OWN");
        assertThat(rules.rightsOf(Role.LEADER)).isEmpty();
        assertThat(rules.rightsOf(Role.SYSTEM)).isEmpty();
    }

    @Test
    void aUnitExplainsItsOwnCasesAndWithAnswerAllAreExplained() {
        Viewer ward = Viewer.of("ward", Role.UNIT, Set.of("nam-ngan"), rules.rightsOf(Role.UNIT));
        assertThat(NotificationRight.mayExplain(ward, OWN)).isTrue();
        assertThat(NotificationRight.mayExplain(ward, FOREIGN)).isFalse();
        assertThat(NotificationRight.mayExplain(ward, Scope.city())).isFalse();
        Viewer staff = Viewer.of("staff", Role.STAFF, Set.of(), rules.rightsOf(Role.STAFF));
        assertThat(NotificationRight.mayExplain(staff, FOREIGN)).isTrue();
        assertThat(NotificationRight.mayExplain(Viewer.of("reader", Role.SYSTEM, Set.of()), OWN))
                .isFalse();
    }

    @Test
    void listsThoseOfACallerInTheirOrder() {
        Viewer office = Viewer.of("office", Role.SYSTEM, Set.of(), Set.of("MAIL", "ANSWER", "SILENCE"));
        assertThat(NotificationRight.allOf(office))
                .containsExactly(NotificationRight.ANSWER, NotificationRight.SILENCE, NotificationRight.MAIL);
    }
}
