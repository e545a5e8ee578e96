package vn.chitieu.notification.security;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.support.security.AuthorizationRequestCookie;
import vn.chitieu.support.security.SignInCookies;
import vn.chitieu.support.security.SignInFilterChain;
import vn.chitieu.support.security.SignInPage;
import vn.chitieu.support.security.SignInResultHandler;

/** The way in by an OpenID provider, where one is configured. */
final class OidcDoor {

    private final SignInSettings.Oidc settings;
    private final Supplier<Catalog> catalog;
    private final @Nullable ClientRegistrationRepository providers;

    OidcDoor(
            SignInSettings.Oidc settings, Supplier<Catalog> catalog, @Nullable ClientRegistrationRepository providers) {
        this.settings = settings;
        this.catalog = catalog;
        this.providers = providers;
    }

    /** Adds it to the chain; a sign-in that has begun is kept in a cookie, so it takes no session. */
    void open(HttpSecurity http, SignInResultHandler result, SignInCookies cookies) {
        if (providers == null) {
            return;
        }
        if (settings.signOutAtProvider()) {
            LogoutSuccessHandler there = SignOutAtProvider.of(providers, SignInFilterChain.SIGNED_OUT);
            http.logout(logout -> logout.logoutSuccessHandler(there));
        }
        OidcPeople people = new OidcPeople(
                new OidcUserService(),
                settings,
                unit -> catalog.get().unit(unit).isPresent());
        AuthorizationRequestCookie begun = new AuthorizationRequestCookie(cookies);
        http.oauth2Login(oidc -> oidc.loginPage(SignInPage.PATH)
                .authorizationEndpoint(endpoint -> endpoint.authorizationRequestRepository(begun))
                .userInfoEndpoint(info -> info.oidcUserService(people))
                .successHandler(result)
                .failureHandler(result));
    }
}
