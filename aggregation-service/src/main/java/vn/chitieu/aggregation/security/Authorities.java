package vn.chitieu.aggregation.security;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import vn.chitieu.aggregation.access.Role;
import vn.chitieu.aggregation.access.Viewer;
import vn.chitieu.aggregation.access.Viewers;

/** Writes role and units of somebody as authorities, and reads them again, whichever way they came in. */
final class Authorities implements Viewers {

    private static final String ROLE = "ROLE_";
    private static final String UNIT = "UNIT_";

    static List<GrantedAuthority> of(Role role, Set<String> units) {
        return AuthorityUtils.createAuthorityList(
                Stream.concat(Stream.of(ROLE + role), units.stream().sorted().map(unit -> UNIT + unit))
                        .toList());
    }

    @Override
    public Viewer current() {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        if (who == null) {
            throw new IllegalStateException("expected somebody signed in, got nobody");
        }
        Set<String> all = AuthorityUtils.authorityListToSet(who.getAuthorities());
        Role role = Arrays.stream(Role.values())
                .filter(one -> all.contains(ROLE + one))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("expected a role of " + who.getName() + ", got none"));
        return Viewer.of(who.getName(), role, role == Role.UNIT ? unitsAmong(all) : Set.of());
    }

    private static Set<String> unitsAmong(Collection<String> authorities) {
        return authorities.stream()
                .filter(one -> one.startsWith(UNIT))
                .map(one -> one.substring(UNIT.length()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
