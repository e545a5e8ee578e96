package vn.chitieu.support.security;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
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

/** Reads role and units of a person from the claims of an OpenID provider; refuses people without a role here. */
final class OidcUserMapper implements OAuth2UserService<OidcUserRequest, OidcUser> {

    private final OAuth2UserService<OidcUserRequest, OidcUser> users;
    private final SignInProperties.Oidc settings;
    private final Predicate<String> isUnit;
    private final AuthorityMapper authorities;

    OidcUserMapper(
            OAuth2UserService<OidcUserRequest, OidcUser> users,
            SignInProperties.Oidc settings,
            Predicate<String> isUnit,
            AuthorityMapper authorities) {
        this.users = users;
        this.settings = settings;
        this.isUnit = isUnit;
        this.authorities = authorities;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        OidcUser user = Objects.requireNonNull(users.loadUser(request));
        Set<String> units = texts(user.getClaims().get(settings.unitClaim()))
                .filter(isUnit)
                .collect(Collectors.toUnmodifiableSet());
        Role role = role(user)
                .filter(one -> one != Role.UNIT || !units.isEmpty())
                .orElseThrow(() -> new OAuth2AuthenticationException(new OAuth2Error(SignInResultHandler.NO_ROLE)));
        List<GrantedAuthority> granted = authorities.authorities(role, role == Role.UNIT ? units : Set.of());
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

    /** Of several roles the one that sees most. */
    private Optional<Role> role(OidcUser user) {
        Set<String> claimed = texts(user.getClaims().get(settings.roleClaim())).collect(Collectors.toUnmodifiableSet());
        return Stream.of(Role.LEADER, Role.STAFF, Role.UNIT)
                .filter(role -> claimed.contains(valueOf(role)))
                .findFirst();
    }

    private String valueOf(Role role) {
        return switch (role) {
            case LEADER -> settings.leader();
            case STAFF -> settings.staff();
            default -> settings.unit();
        };
    }

    private static Stream<String> texts(@Nullable Object claim) {
        return claim instanceof Collection<?> several
                ? several.stream().map(String::valueOf)
                : Stream.ofNullable(claim).map(String::valueOf);
    }
}
