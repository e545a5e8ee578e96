package vn.chitieu.support.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.DefaultRedirectStrategy;
import org.springframework.security.web.RedirectStrategy;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import vn.chitieu.support.problem.ProblemPages;

/**
 * Sends people who signed in at a provider there to sign out, and back to the sign-in page (OpenID Connect RP-Initiated
 * Logout 1.0). The policy {@code form-action 'self'} of our pages lets no browser answer a form with a redirect to
 * another site; so a page of ours lies between.
 */
final class OidcLogoutHandler {

    private static final String END_SESSION = "end_session_endpoint";
    private static final RedirectStrategy WITHIN = new DefaultRedirectStrategy();

    private OidcLogoutHandler() {}

    /**
     * Returns what is done after a person signed out here.
     *
     * @throws IllegalArgumentException if a provider does not say where to sign out
     */
    static LogoutSuccessHandler of(
            ClientRegistrationRepository providers, String afterwards, SignInSite site, SignInPage page) {
        if (providers instanceof Iterable<?> several) {
            several.forEach(one -> requireEndOfSession((ClientRegistration) one, site.prefix()));
        }
        OidcClientInitiatedLogoutSuccessHandler handler = new OidcClientInitiatedLogoutSuccessHandler(providers);
        handler.setDefaultTargetUrl(afterwards);
        handler.setPostLogoutRedirectUri("{baseUrl}" + afterwards);
        handler.setRedirectStrategy((request, response, target) -> send(request, response, target, page));
        return handler;
    }

    private static void requireEndOfSession(ClientRegistration provider, String prefix) {
        if (!provider.getProviderDetails().getConfigurationMetadata().containsKey(END_SESSION)) {
            throw new IllegalArgumentException(
                    "expected the OpenID provider " + provider.getRegistrationId() + " to name its " + END_SESSION
                            + ", as " + prefix + ".oidc.sign-out-at-provider asks for, got none");
        }
    }

    private static void send(HttpServletRequest request, HttpServletResponse response, String target, SignInPage page)
            throws IOException {
        if (target.startsWith("/")) {
            WITHIN.sendRedirect(request, response, target);
            return;
        }
        response.setContentType(ProblemPages.HTML.toString());
        response.getWriter().write(page.signingOut(target));
    }
}
