package vn.chitieu.support.security;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import vn.chitieu.support.web.Section;

/**
 * What a role may do: the one table from which pages and APIs of all services take it, so that a page offers what the
 * API allows. What a system may do beyond looking stands in its key.
 */
public enum Permission {
    /** See figures, cases and reports, as far as {@link Role#seesEverything} says. */
    SEE,
    /** Report figures of the own units, and write remarks. */
    REPORT,
    /** Confirm figures of the own units, where the catalog asks for it. */
    CONFIRM,
    /** Explain the cases of the own units. */
    EXPLAIN_OWN,
    /** Answer cases on behalf of a person. */
    ANSWER,
    /** Answer the remarks of units. */
    ANSWER_REMARKS,
    /** Acknowledge, and hold mails, for oneself: people who hold a position of the catalog. */
    ACT_FOR_ONESELF,
    /** Silence cases. */
    SILENCE,
    /** Send mails and order reports. */
    MAIL,
    /** Keep the catalog, accounts and keys of the city. */
    ADMINISTER;

    /** Returns what a role may do. */
    public static Set<Permission> of(Role role) {
        return switch (role) {
            case PROVINCE, READER, SYSTEM -> EnumSet.of(SEE);
            case LEADER -> EnumSet.of(SEE, ANSWER_REMARKS, ACT_FOR_ONESELF);
            case STAFF -> EnumSet.of(SEE, ANSWER, ANSWER_REMARKS, ACT_FOR_ONESELF, SILENCE, MAIL);
            case ADMIN -> EnumSet.of(SEE, ACT_FOR_ONESELF, SILENCE, MAIL, ADMINISTER);
            case UNIT -> EnumSet.of(SEE, REPORT, EXPLAIN_OWN);
            case UNIT_HEAD -> EnumSet.of(SEE, REPORT, CONFIRM, EXPLAIN_OWN);
        };
    }

    /** Returns whether a role may do this. */
    public boolean isOf(Role role) {
        return of(role).contains(this);
    }

    /** Returns the names of the roles that may do this, as Spring Security takes them. */
    public String[] roles() {
        return Arrays.stream(Role.values()).filter(this::isOf).map(Role::name).toArray(String[]::new);
    }

    /** Returns the names of the roles that see what is of the city, all clusters and all units, in the same form. */
    public static String[] rolesThatSeeEverything() {
        return Arrays.stream(Role.values())
                .filter(Role::seesEverything)
                .map(Role::name)
                .toArray(String[]::new);
    }

    /** Returns the sections that a role may open. */
    public static Set<Section> sections(Role role) {
        return Arrays.stream(Section.values())
                .filter(section -> toOpen(section).isOf(role))
                .collect(toUnmodifiableSet());
    }

    /** Returns what it takes to open a section. */
    public static Permission toOpen(Section section) {
        return switch (section) {
            case OVERVIEW, ALERTS, REPORTS -> SEE;
            case ENTRY -> REPORT;
            case ADMINISTRATION -> ADMINISTER;
        };
    }
}
