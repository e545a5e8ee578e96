package vn.chitieu.aggregation.access;

import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * Somebody who looks at figures, and what they may see: a unit sees its own figures and nothing of others, also nothing
 * in which figures of others are summed up; everybody else sees everything (decision 14).
 *
 * @param name what they are called here
 * @param role what they are to the city
 * @param units permanent ids of the units that they belong to, in the order of the ids; at least one of a UNIT, none of
 *     another
 */
public record Viewer(String name, Role role, SortedSet<String> units) {

    public Viewer {
        Objects.requireNonNull(name);
        Objects.requireNonNull(role);
        units = Collections.unmodifiableSortedSet(new TreeSet<>(units));
        if (role == Role.UNIT && units.isEmpty()) {
            throw new IllegalArgumentException("expected at least one unit of " + name + ", who is a UNIT, got none");
        }
        if (role != Role.UNIT && !units.isEmpty()) {
            throw new IllegalArgumentException(
                    "expected units of a UNIT only, got " + units + " of " + name + ", who is " + role);
        }
    }

    /** Returns somebody with these units. */
    public static Viewer of(String name, Role role, Set<String> units) {
        return new Viewer(name, role, new TreeSet<>(units));
    }

    /** Returns whether they see the figures of the city, of all clusters and of all units. */
    public boolean seesEverything() {
        return role.seesEverything();
    }

    /** Returns whether they may see the figures of that scope. */
    public boolean maySee(Scope scope) {
        return seesEverything() || (scope instanceof Scope.Unit unit && units.contains(unit.id()));
    }

    /** Returns whether they may see what that unit reported. */
    public boolean maySeeUnit(String unit) {
        return seesEverything() || units.contains(unit);
    }
}
