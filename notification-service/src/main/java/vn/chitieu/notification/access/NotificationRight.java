package vn.chitieu.notification.access;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.support.security.Permission;
import vn.chitieu.support.security.Role;
import vn.chitieu.support.security.Viewer;

/** What a caller may do beyond looking. The names are stable: settings name them. */
public enum NotificationRight {
    /**
     * Explain the cases of one's own units, and put nothing off. People of units have it, and no other role needs it.
     */
    EXPLAIN_OWN,
    /** Enter explanations and acknowledgements on behalf of a person. */
    ANSWER,
    /** Silence cases, and end silences. */
    SILENCE,
    /** Send mails again, mark them delivered, order reports, and remind a unit, or those asked about a case, now. */
    MAIL;

    /** Returns the rights of a role: those that {@link Permission} names for it, under the same names. */
    static Set<NotificationRight> of(Role role) {
        return Stream.of(values())
                .filter(right -> Permission.valueOf(right.name()).isOf(role))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Returns whether a caller may explain cases about that scope: with ANSWER, which is to answer on behalf of a
     * person, any; a unit its own.
     */
    public static boolean mayExplain(Viewer viewer, Scope scope) {
        return viewer.may(ANSWER) || (viewer.may(EXPLAIN_OWN) && viewer.maySee(scope));
    }

    /** Returns the names of rights. */
    static Set<String> names(Set<NotificationRight> rights) {
        return rights.stream().map(Enum::name).collect(Collectors.toUnmodifiableSet());
    }

    /** Returns the rights that a caller has, in their order. */
    public static List<NotificationRight> allOf(Viewer viewer) {
        return Stream.of(values()).filter(viewer::may).toList();
    }
}
