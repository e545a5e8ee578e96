package vn.chitieu.support.security;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import vn.chitieu.support.catalog.CityAuthority;

/**
 * Writes role, units, rights and cities of a caller as authorities, and reads them again, the same for every way to
 * sign in. Of people and units the rights are those of their role at the time of the request, whatever a session has.
 */
public final class AuthorityMapper implements CurrentViewer {

    private static final String ROLE = "ROLE_";
    private static final String UNIT = "UNIT_";
    private static final String RIGHT = "RIGHT_";

    private final AccessRules rules;

    AuthorityMapper(AccessRules rules) {
        this.rules = rules;
    }

    /** Returns the authority that stands for a right of a service. */
    public static String right(Enum<?> right) {
        return RIGHT + right.name();
    }

    /** Returns the authority that stands for a role, given by its name. */
    public static String role(String name) {
        return ROLE + name;
    }

    /** Returns the authorities of a person. */
    List<GrantedAuthority> authorities(Role role, Set<String> units, Set<String> cities) {
        return authorities(Viewer.of("", role, units, rules.rightsOf(role)).of(cities));
    }

    /** Returns the authorities of a caller. */
    public static List<GrantedAuthority> authorities(Viewer viewer) {
        Stream<GrantedAuthority> others = AuthorityUtils.createAuthorityList(Stream.of(
                                Stream.of(ROLE + viewer.role()),
                                viewer.units().stream().map(unit -> UNIT + unit),
                                viewer.rights().stream().sorted().map(right -> RIGHT + right))
                        .flatMap(all -> all)
                        .toList())
                .stream();
        return Stream.concat(others, CityAuthority.of(viewer.cities())).toList();
    }

    @Override
    public Viewer current() {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        if (caller == null) {
            throw new IllegalStateException("expected a caller who is signed in, got none");
        }
        return viewer(caller, rules::rightsOf);
    }

    /** Returns a person who is signed in, without rights, which differ between the services. */
    public static Viewer viewer(Authentication person) {
        return viewer(person, role -> Set.of());
    }

    /** Returns whether a caller has a role of ours, which a sender of ingestion and a stranger have not. */
    static boolean hasRole(Authentication caller) {
        return role(AuthorityUtils.authorityListToSet(caller.getAuthorities())).isPresent();
    }

    private static Optional<Role> role(Set<String> authorities) {
        return Arrays.stream(Role.values())
                .filter(one -> authorities.contains(ROLE + one))
                .findFirst();
    }

    private static Viewer viewer(Authentication caller, Function<Role, Set<String>> rights) {
        Set<String> all = AuthorityUtils.authorityListToSet(caller.getAuthorities());
        Role role = role(all)
                .orElseThrow(() -> new IllegalStateException("expected a role of " + caller.getName() + ", got none"));
        return Viewer.of(
                        caller.getName(),
                        role,
                        role.isOfUnits() ? rest(all, UNIT) : Set.of(),
                        role.isSystem() ? rest(all, RIGHT) : rights.apply(role))
                .of(CityAuthority.cities(caller.getAuthorities()));
    }

    private static Set<String> rest(Collection<String> authorities, String prefix) {
        return authorities.stream()
                .filter(one -> one.startsWith(prefix))
                .map(one -> one.substring(prefix.length()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
