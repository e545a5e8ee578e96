package vn.chitieu.support.security;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import vn.chitieu.support.catalog.CityAuthority;

/**
 * Reads role, units and cities of a person from the claims of an OpenID provider; refuses people without a role here.
 */
final class OidcUserMapper implements OAuth2UserService<OidcUserRequest, OidcUser> {

    private final OAuth2UserService<OidcUserRequest, OidcUser> users;
    private final SignInProperties.Oidc settings;
    private final Units known;
    private final AuthorityMapper authorities;

    OidcUserMapper(
            OAuth2UserService<OidcUserRequest, OidcUser> users,
            SignInProperties.Oidc settings,
            Units known,
            AuthorityMapper authorities) {
        this.users = users;
        this.settings = settings;
        this.known = known;
        this.authorities = authorities;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        OidcUser user = Objects.requireNonNull(users.loadUser(request));
        Set<String> cities = texts(user.getClaims().get(settings.cityClaim())).collect(Collectors.toUnmodifiableSet());
        Set<String> units = texts(user.getClaims().get(settings.unitClaim()))
                .filter(unit -> known.has(cities, unit))
                .collect(Collectors.toUnmodifiableSet());
        Role role = role(user)
                .filter(one -> !one.isOfUnits() || (!units.isEmpty() && cities.size() <= 1))
                .orElseThrow(() -> new OAuth2AuthenticationException(new OAuth2Error(SignInResultHandler.NO_ROLE)));
        List<GrantedAuthority> granted = authorities.authorities(
                role,
                role.isOfUnits() ? units : Set.of(),
                role == Role.PROVINCE && cities.isEmpty() ? Set.of(CityAuthority.ALL) : cities);
        String name = request.getClientRegistration()
                .getProviderDetails()
                .getUserInfoEndpoint()
                .getUserNameAttributeName();
        return new DefaultOidcUser(
                granted,
                user.getIdToken(),
                user.getUserInfo(),
                name == null || name.isEmpty() ? IdTokenClaimNames.SUB : name);
    }

    /** Of several roles the one that sees and does most. */
    private Optional<Role> role(OidcUser user) {
        Set<String> claimed = texts(user.getClaims().get(settings.roleClaim())).collect(Collectors.toUnmodifiableSet());
        return Stream.of(Role.ADMIN, Role.LEADER, Role.STAFF, Role.PROVINCE, Role.UNIT_HEAD, Role.UNIT)
                .filter(role -> claimed.contains(valueOf(role)))
                .findFirst();
    }

    private String valueOf(Role role) {
        return switch (role) {
            case ADMIN -> settings.admin();
            case LEADER -> settings.leader();
            case STAFF -> settings.staff();
            case PROVINCE -> settings.province();
            case UNIT_HEAD -> settings.unitHead();
            default -> settings.unit();
        };
    }

    /** Knows units of cities. */
    interface Units {
        /**
         * Returns whether a unit is one of a city.
         *
         * @param cities ids of the cities that a person claims; empty for the default city
         */
        boolean has(Set<String> cities, String unit);
    }

    private static Stream<String> texts(@Nullable Object claim) {
        return claim instanceof Collection<?> several
                ? several.stream().map(String::valueOf)
                : Stream.ofNullable(claim).map(String::valueOf);
    }
}
