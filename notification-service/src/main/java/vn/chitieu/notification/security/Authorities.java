package vn.chitieu.notification.security;

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
import vn.chitieu.notification.access.Right;
import vn.chitieu.notification.access.Role;
import vn.chitieu.notification.access.Viewer;
import vn.chitieu.notification.access.Viewers;

/** Writes role, units and rights of somebody as authorities, and reads them again, whichever way they came in. */
public final class Authorities implements Viewers {

    private static final String ROLE = "ROLE_";
    private static final String UNIT = "UNIT_";
    private static final String RIGHT = "RIGHT_";

    static List<GrantedAuthority> of(Role role, Set<String> units) {
        Viewer viewer = role == Role.UNIT ? Viewer.ofUnits("", units) : Viewer.of("", role);
        return of(viewer);
    }

    public static List<GrantedAuthority> of(SignInSettings.Key key) {
        return of(key.units().isEmpty() ? Viewer.system("", key.rights()) : Viewer.ofUnits("", key.units()));
    }

    private static List<GrantedAuthority> of(Viewer viewer) {
        return AuthorityUtils.createAuthorityList(Stream.of(
                        Stream.of(ROLE + viewer.role()),
                        viewer.units().stream().map(unit -> UNIT + unit),
                        viewer.rights().stream().sorted().map(right -> RIGHT + right))
                .flatMap(all -> all)
                .toList());
    }

    /** Returns the authority that stands for a right. */
    public static String of(Right right) {
        return RIGHT + right;
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
        return switch (role) {
            case UNIT -> Viewer.ofUnits(who.getName(), rest(all, UNIT));
            case SYSTEM ->
                Viewer.system(
                        who.getName(),
                        rest(all, RIGHT).stream().map(Right::valueOf).collect(Collectors.toUnmodifiableSet()));
            default -> Viewer.of(who.getName(), role);
        };
    }

    private static Set<String> rest(Collection<String> authorities, String prefix) {
        return authorities.stream()
                .filter(one -> one.startsWith(prefix))
                .map(one -> one.substring(prefix.length()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
