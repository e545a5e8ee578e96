package vn.chitieu.support.security;

import org.jspecify.annotations.Nullable;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import vn.chitieu.support.identity.IdentityClientAutoConfiguration;
import vn.chitieu.support.session.MongoSessionRepository;

/** Signing in at an OpenID provider, where one is configured. */
final class OidcSignIn {

    private final SignInSite site;
    private final SignInPage page;
    private final SignInProperties.Oidc settings;
    private final AuthorityMapper authorities;
    private final OidcUserMapper.Units units;
    private final MongoSessionRepository sessions;
    private final @Nullable ClientRegistrationRepository providers;

    OidcSignIn(
            SignInSite site,
            SignInPage page,
            SignInProperties.Oidc settings,
            AuthorityMapper authorities,
            OidcUserMapper.Units units,
            MongoSessionRepository sessions,
            @Nullable ClientRegistrationRepository providers) {
        this.site = site;
        this.page = page;
        this.settings = settings;
        this.authorities = authorities;
        this.units = units;
        this.sessions = sessions;
        this.providers = providers;
    }

    /** Adds it to a chain; a sign-in that has begun is kept in a cookie, so it takes no session. */
    void configure(HttpSecurity http, SignInResultHandler result, SignInCookies cookies) {
        if (providers == null) {
            return;
        }
        boolean isOwn = providers.findByRegistrationId(IdentityClientAutoConfiguration.ID) != null;
        if (isOwn || settings.signOutAtProvider()) {
            LogoutSuccessHandler there = OidcLogoutHandler.of(providers, SignInFilterChain.SIGNED_OUT, site, page);
            http.logout(logout -> logout.logoutSuccessHandler(there));
        }
        OidcUserMapper people = new OidcUserMapper(new OidcUserService(), settings, units, authorities);
        AuthorizationRequestCookie begun = new AuthorizationRequestCookie(cookies);
        http.oauth2Login(oidc -> oidc.loginPage(SignInPage.PATH)
                .authorizationEndpoint(endpoint -> endpoint.authorizationRequestRepository(begun))
                .userInfoEndpoint(info -> info.oidcUserService(people))
                .successHandler(result)
                .failureHandler(result));
        http.oidcLogout(logout -> logout.oidcSessionRegistry(new NoOidcSessionRegistry())
                .backChannel(channel -> channel.logoutHandler(new BackChannelLogoutHandler(sessions))));
    }
}
