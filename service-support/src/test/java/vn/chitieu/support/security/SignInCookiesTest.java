package vn.chitieu.support.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/** What a browser keeps for people who are not signed in. */
class SignInCookiesTest {

    private final SignInCookies plain = new SignInCookies("CHITIEU", false);
    private final SignInCookies tls = new SignInCookies("CHITIEU", true);

    @Test
    void underTlsEachCookieIsBoundToTheHost() {
        MockHttpServletRequest request = page("/reports", null);
        request.setContextPath("/chitieu");
        MockHttpServletResponse response = new MockHttpServletResponse();
        new RequestedPageCookie(tls).saveRequest(request, response);
        assertThat(response.getHeader("Set-Cookie"))
                .startsWith("__Host-CHITIEU-ASKED=")
                .contains("; Path=/;", "Secure", "HttpOnly", "SameSite=Lax")
                .doesNotContain("Domain");
        assertThat(tls.session()).isEqualTo("__Host-CHITIEU-SESSION");
        assertThat(plain.session()).isEqualTo("CHITIEU-SESSION");
    }

    @Test
    void bringsBackThePageThatWasAskedFor() {
        RequestedPageCookie cache = new RequestedPageCookie(plain);
        MockHttpServletResponse response = new MockHttpServletResponse();
        cache.saveRequest(page("/reports/2022-Q1", "lang=en&scope=city"), response);
        MockHttpServletRequest back = page("/login", null);
        back.setCookies(response.getCookies());
        assertThat(cache.getRequest(back, response).getRedirectUrl()).isEqualTo("/reports/2022-Q1?lang=en&scope=city");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example.org",
                "/\\evil.example.org",
                "https://evil.example.org",
                "javascript:alert(1)",
                "/a\r\nSet-Cookie: b=c",
                "/\tb",
                ""
            })
    void takesBackNoOtherPlace(String place) {
        RequestedPageCookie cache = new RequestedPageCookie(plain);
        MockHttpServletRequest back = page("/login", null);
        back.setCookies(new Cookie(
                "CHITIEU-ASKED", Base64.getUrlEncoder().encodeToString(place.getBytes(StandardCharsets.UTF_8))));
        assertThat(cache.getRequest(back, new MockHttpServletResponse())).isNull();
    }

    @Test
    void knowsABrowserForTheUserAloneWhoSignedInWithIt() {
        TrustedBrowserCookie browsers = new TrustedBrowserCookie(plain, new SecureRandom());
        MockHttpServletResponse response = new MockHttpServletResponse();
        browsers.remember(page("/login", null), response, "lanh-dao");
        MockHttpServletRequest again = page("/login", null);
        again.setCookies(response.getCookies());
        assertThat(browsers.idOf(again, "Lanh-Dao ")).isPresent();
        assertThat(browsers.idOf(again, "can-bo")).isEmpty();
        assertThat(new TrustedBrowserCookie(plain, new SecureRandom()).idOf(again, "lanh-dao"))
                .isEmpty();
    }

    @Test
    void completesASignInThatThisBrowserBeganAndNoOther() {
        AuthorizationRequestCookie begun = new AuthorizationRequestCookie(plain);
        MockHttpServletResponse response = new MockHttpServletResponse();
        begun.saveAuthorizationRequest(
                OAuth2AuthorizationRequest.authorizationCode()
                        .authorizationUri("https://issuer.example.org/authorize")
                        .clientId("chitieu")
                        .redirectUri("http://localhost/login/oauth2/code/city")
                        .scope("openid", "profile")
                        .state("s1")
                        .attributes(all -> all.put("nonce", "n"))
                        .build(),
                page("/oauth2/authorization/city", null),
                response);
        MockHttpServletRequest back = page("/login/oauth2/code/city", null);
        back.setCookies(response.getCookies());
        back.setParameter("state", "s1");
        OAuth2AuthorizationRequest kept = begun.removeAuthorizationRequest(back, response);
        assertThat(kept.getScopes()).containsExactlyInAnyOrder("openid", "profile");
        assertThat(kept.getAttributes()).containsEntry("nonce", "n");

        back.setParameter("state", "s2");
        assertThat(begun.loadAuthorizationRequest(back)).isNull();
        back.setCookies(new Cookie("CHITIEU-OIDC", "bm9uc2Vuc2U"));
        assertThat(begun.loadAuthorizationRequest(back)).isNull();
    }

    private static MockHttpServletRequest page(String path, String query) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.setQueryString(query);
        request.addHeader("Accept", "text/html");
        return request;
    }
}
