package vn.chitieu.support.security;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.support.web.Section.ADMINISTRATION;
import static vn.chitieu.support.web.Section.ALERTS;
import static vn.chitieu.support.web.Section.ENTRY;
import static vn.chitieu.support.web.Section.OVERVIEW;
import static vn.chitieu.support.web.Section.REPORTS;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import vn.chitieu.support.web.Section;

class PermissionTest {

    @Test
    void eachRoleOpensTheSectionsOfWhatItMayDo() {
        assertThat(Permission.sections(Role.LEADER)).containsExactlyInAnyOrder(OVERVIEW, ALERTS, REPORTS);
        assertThat(Permission.sections(Role.STAFF)).containsExactlyInAnyOrder(OVERVIEW, ALERTS, REPORTS);
        assertThat(Permission.sections(Role.PROVINCE)).containsExactlyInAnyOrder(OVERVIEW, ALERTS, REPORTS);
        assertThat(Permission.sections(Role.ADMIN))
                .containsExactlyInAnyOrder(OVERVIEW, ALERTS, REPORTS, ADMINISTRATION);
        assertThat(Permission.sections(Role.UNIT)).containsExactlyInAnyOrder(OVERVIEW, ALERTS, REPORTS, ENTRY);
        assertThat(Permission.sections(Role.UNIT_HEAD)).isEqualTo(Permission.sections(Role.UNIT));
    }

    @Test
    void aHeadDoesWhatAClerkDoes() {
        assertThat(Permission.of(Role.UNIT_HEAD))
                .containsAll(Permission.of(Role.UNIT))
                .hasSize(Permission.of(Role.UNIT).size() + 1);
        assertThat(Permission.CONFIRM.roles()).containsExactly("UNIT_HEAD");
        assertThat(Permission.REPORT.roles()).containsExactly("UNIT_HEAD", "UNIT");
    }

    @Test
    void peopleOfUnitsAloneDoNotSeeEverything() {
        assertThat(Permission.rolesThatSeeEverything())
                .containsExactly("LEADER", "STAFF", "PROVINCE", "ADMIN", "READER", "SYSTEM");
    }

    @Test
    void everySectionIsForARoleOfPeople() {
        for (Section section : Section.values()) {
            assertThat(Arrays.stream(Role.values()).filter(Role::isOfPeople))
                    .as(section.name())
                    .anyMatch(Permission.toOpen(section)::isOf);
        }
    }
}
