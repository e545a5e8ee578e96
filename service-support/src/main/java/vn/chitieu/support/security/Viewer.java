package vn.chitieu.support.security;

import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.support.catalog.CityAuthority;

/**
 * A caller of a service, and what this caller may see and do: a unit sees what is its own and nothing of others, also
 * nothing in which figures of others are summed up; every other role sees everything (decision 14). To change something
 * takes a right.
 *
 * @param name what the caller is called here
 * @param role what the caller is to the city
 * @param units permanent ids of the units that the caller belongs to, in the order of the ids; at least one of a UNIT
 *     or UNIT_HEAD, none of another role
 * @param rights names of the rights of the service that the caller has; none of a LEADER or a PROVINCE
 * @param cities ids of the cities that the caller may ask about, {@link CityAuthority#ALL} for all; empty for the
 *     default city. Of people of units one at most, whose units they are
 */
public record Viewer(String name, Role role, SortedSet<String> units, Set<String> rights, SortedSet<String> cities) {

    public Viewer {
        Objects.requireNonNull(name);
        Objects.requireNonNull(role);
        units = Collections.unmodifiableSortedSet(new TreeSet<>(units));
        rights = Set.copyOf(rights);
        cities = Collections.unmodifiableSortedSet(new TreeSet<>(cities));
        if (role.isOfUnits() == units.isEmpty()) {
            throw new IllegalArgumentException(
                    "expected at least one unit of a UNIT or UNIT_HEAD and units of no other role, got " + units
                            + " of " + name + ", who is " + role);
        }
        if ((role == Role.LEADER || role == Role.PROVINCE) && !rights.isEmpty()) {
            throw new IllegalArgumentException("expected no rights of a " + role + ", got " + rights + " of " + name);
        }
        if (role.isOfUnits() && (cities.size() > 1 || cities.contains(CityAuthority.ALL))) {
            throw new IllegalArgumentException("expected one city of a " + role + ", got " + cities + " of " + name);
        }
    }

    /** Returns a caller with these units and no rights. */
    public static Viewer of(String name, Role role, Set<String> units) {
        return of(name, role, units, Set.of());
    }

    /** Returns a caller with these units and rights. */
    public static Viewer of(String name, Role role, Set<String> units, Set<String> rights) {
        return new Viewer(name, role, new TreeSet<>(units), rights, new TreeSet<>());
    }

    /** Returns the same caller of these cities instead. */
    public Viewer of(Set<String> otherCities) {
        return new Viewer(name, role, units, rights, new TreeSet<>(otherCities));
    }

    /** Returns whether the caller sees what is of the city, of all clusters and of all units. */
    public boolean seesEverything() {
        return role.seesEverything();
    }

    /** Returns whether the caller may see what is of that scope. */
    public boolean maySee(Scope scope) {
        return seesEverything() || (scope instanceof Scope.Unit unit && units.contains(unit.id()));
    }

    /** Returns whether the caller may see what that unit reported. */
    public boolean maySeeUnit(String unit) {
        return seesEverything() || units.contains(unit);
    }

    /** Returns whether the caller has that right of the service. */
    public boolean may(Enum<?> right) {
        return rights.contains(right.name());
    }
}
