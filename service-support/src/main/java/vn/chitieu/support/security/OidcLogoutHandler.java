package vn.chitieu.support.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.DefaultRedirectStrategy;
import org.springframework.security.web.RedirectStrategy;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.web.util.HtmlUtils;

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
    static LogoutSuccessHandler of(ClientRegistrationRepository providers, String afterwards, SignInSite site) {
        if (providers instanceof Iterable<?> several) {
            several.forEach(one -> requireEndOfSession((ClientRegistration) one, site.prefix()));
        }
        OidcClientInitiatedLogoutSuccessHandler handler = new OidcClientInitiatedLogoutSuccessHandler(providers);
        handler.setDefaultTargetUrl(afterwards);
        handler.setPostLogoutRedirectUri("{baseUrl}" + afterwards);
        handler.setRedirectStrategy((request, response, target) -> send(request, response, target, site.styleSheet()));
        return handler;
    }

    private static void requireEndOfSession(ClientRegistration provider, String prefix) {
        if (!provider.getProviderDetails().getConfigurationMetadata().containsKey(END_SESSION)) {
            throw new IllegalArgumentException(
                    "expected the OpenID provider " + provider.getRegistrationId() + " to name its " + END_SESSION
                            + ", as " + prefix + ".oidc.sign-out-at-provider asks for, got none");
        }
    }

    private static void send(HttpServletRequest request, HttpServletResponse response, String target, String styleSheet)
            throws IOException {
        if (target.startsWith("/")) {
            WITHIN.sendRedirect(request, response, target);
            return;
        }
        response.setContentType(MediaType.TEXT_HTML_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write("""
                <!doctype html>
                <html lang="vi">
                <head>
                  <meta charset="utf-8">
                  <meta http-equiv="refresh" content="0; url={{target}}">
                  <title>Đăng xuất</title>
                  <link rel="stylesheet" href="{{style}}">
                </head>
                <body>
                  <main>
                    <p><a href="{{target}}">Đang đăng xuất… <span lang="en">Signing out…</span></a></p>
                  </main>
                </body>
                </html>
                """.replace("{{style}}", styleSheet)
                .replace("{{target}}", HtmlUtils.htmlEscape(target, "UTF-8")));
    }
}
