package vn.chitieu.notification.access;

import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * Somebody who comes to the service, and what they may see and do: a unit sees and explains its own cases and nothing
 * of others; everybody else sees everything. Doing takes a right, of which staff have all and a system those of its
 * key.
 *
 * @param name what they are called here
 * @param role what they are to the city
 * @param units permanent ids of the units that they belong to, in the order of the ids; at least one of a UNIT, none of
 *     another
 * @param rights what they may do beyond looking; none of a LEADER, EXPLAIN_OWN of a UNIT
 */
public record Viewer(String name, Role role, SortedSet<String> units, Set<Right> rights) {

    private static final Set<Right> OF_STAFF = Set.of(Right.ANSWER, Right.SILENCE, Right.MAIL);
    private static final Set<Right> OF_UNITS = Set.of(Right.EXPLAIN_OWN);

    public Viewer {
        Objects.requireNonNull(name);
        Objects.requireNonNull(role);
        units = Collections.unmodifiableSortedSet(new TreeSet<>(units));
        rights = Set.copyOf(rights);
        if ((role == Role.UNIT) == units.isEmpty()) {
            throw new IllegalArgumentException(
                    "expected units of a UNIT and of nobody else, got " + units + " of " + name + ", who is " + role);
        }
        if (role == Role.LEADER ? !rights.isEmpty() : role == Role.UNIT && !rights.equals(OF_UNITS)) {
            throw new IllegalArgumentException("expected no rights of a LEADER and " + OF_UNITS + " of a UNIT, got "
                    + rights + " of " + name + ", who is " + role);
        }
    }

    /** Returns a leader or staff; staff have all rights but that of a unit, which ANSWER includes. */
    public static Viewer of(String name, Role role) {
        Set<Right> rights = role == Role.STAFF ? OF_STAFF : Set.of();
        return new Viewer(name, role, new TreeSet<>(), rights);
    }

    /** Returns somebody of units. */
    public static Viewer ofUnits(String name, Set<String> units) {
        return new Viewer(name, Role.UNIT, new TreeSet<>(units), OF_UNITS);
    }

    /** Returns a system. */
    public static Viewer system(String name, Set<Right> rights) {
        return new Viewer(name, Role.SYSTEM, new TreeSet<>(), rights);
    }

    /** Returns whether they see all cases and mails. */
    public boolean seesEverything() {
        return role.seesEverything();
    }

    /** Returns whether they may see the cases about that scope. */
    public boolean maySee(Scope scope) {
        return seesEverything() || (scope instanceof Scope.Unit unit && units.contains(unit.id()));
    }

    /**
     * Returns whether they may explain cases about that scope: whoever may answer in somebody's name any, a unit its
     * own.
     */
    public boolean mayExplain(Scope scope) {
        return may(Right.ANSWER) || (may(Right.EXPLAIN_OWN) && maySee(scope));
    }

    /** Returns whether they may do that. */
    public boolean may(Right right) {
        return rights.contains(right);
    }
}
