package vn.chitieu.support.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps what a sign-in at an OpenID provider has to be completed with (state, nonce, proof key) in a cookie of the
 * browser that began it, so that a stranger who begins very many takes no memory here. The state in the cookie has to
 * be the one that comes back, so only that browser completes it; what is addressed to the provider comes from our
 * settings.
 */
final class AuthorizationRequestCookie implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    private static final String COOKIE = "OIDC";
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int MOST_CHARACTERS = 3_500;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final SignInCookies cookies;

    /** Makes one that writes such a cookie. */
    public AuthorizationRequestCookie(SignInCookies cookies) {
        this.cookies = cookies;
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        String state = request.getParameter("state");
        return cookies.read(request, COOKIE)
                .filter(value -> value.length() <= MOST_CHARACTERS)
                .flatMap(AuthorizationRequestCookie::decoded)
                .filter(kept -> kept.state().equals(state))
                .map(Kept::request)
                .orElse(null);
    }

    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest begun, HttpServletRequest request, HttpServletResponse response) {
        if (begun == null) {
            cookies.remove(request, response, COOKIE);
            return;
        }
        byte[] json = JSON.writeValueAsBytes(Kept.of(begun));
        cookies.write(
                request,
                response,
                COOKIE,
                Base64.getUrlEncoder().withoutPadding().encodeToString(json),
                KEPT);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        OAuth2AuthorizationRequest begun = loadAuthorizationRequest(request);
        cookies.remove(request, response, COOKIE);
        return begun;
    }

    private static Optional<Kept> decoded(String value) {
        try {
            String json = new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8);
            return Optional.of(JSON.readValue(json, Kept.class));
        } catch (IllegalArgumentException | NullPointerException | JacksonException forged) {
            return Optional.empty();
        }
    }

    /** What is kept of a request. */
    record Kept(
            String uri, String client, String redirect, String scopes, String state, Map<String, String> attributes) {

        Kept {
            attributes = Map.copyOf(attributes);
        }

        static Kept of(OAuth2AuthorizationRequest begun) {
            Map<String, String> attributes = new LinkedHashMap<>();
            begun.getAttributes().forEach((name, value) -> attributes.put(name, String.valueOf(value)));
            return new Kept(
                    begun.getAuthorizationUri(),
                    begun.getClientId(),
                    String.valueOf(begun.getRedirectUri()),
                    String.join(" ", begun.getScopes()),
                    String.valueOf(begun.getState()),
                    attributes);
        }

        OAuth2AuthorizationRequest request() {
            return OAuth2AuthorizationRequest.authorizationCode()
                    .authorizationUri(uri)
                    .clientId(client)
                    .redirectUri(redirect)
                    .scope(scopes.split(" "))
                    .state(state)
                    .attributes(all -> all.putAll(attributes))
                    .build();
        }
    }
}
