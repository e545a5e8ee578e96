package vn.chitieu.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.chitieu.support.testing.ABrowser;
import vn.chitieu.support.testing.AnIssuer;

/** People of a city with a directory of its own sign in there; role and units come from its claims. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OidcIT {

    private final AnIssuer issuer = new AnIssuer();

    private Stage stage;
    private RunningService service;

    @BeforeAll
    void start(@TempDir Path data) {
        stage = Stage.open(new EmbeddedParts(data), data);
        service = stage.start(Path.of("../catalog/thanh-hoa"), settings(issuer));
    }

    private static String[] settings(AnIssuer issuer) {
        String client = "--spring.security.oauth2.client.registration.city.";
        return new String[] {
            "--chitieu.notification.sign-in.oidc.role-claim=groups",
            "--chitieu.notification.sign-in.oidc.staff=van-phong",
            "--chitieu.notification.sign-in.oidc.sign-out-at-provider=true",
            client + "client-id=" + AnIssuer.CLIENT,
            client + "client-secret=secret",
            client + "client-name=Thành phố <&>",
            client + "scope=openid",
            "--spring.security.oauth2.client.provider.city.issuer-uri=" + issuer.address(),
            "--spring.security.oauth2.client.provider.city.user-name-attribute=preferred_username"
        };
    }

    @AfterAll
    void stop() {
        service.close();
        stage.close();
        issuer.close();
    }

    @Test
    void offersTheProviderOnThePage() throws Exception {
        assertThat(new ABrowser(service.url()).open("/login").body())
                .contains("href=\"oauth2/authorization/city\"", "Thành phố &lt;&amp;&gt;");
    }

    @Test
    void takesRoleAndNameFromTheClaims() throws Exception {
        ABrowser browser = new ABrowser(service.url());
        signIn(browser, Map.of("groups", List.of("all", "van-phong", "UNIT"), "preferred_username", "an"));
        JsonNode me = me(browser);
        assertThat(me.path("name").asString()).isEqualTo("an");
        assertThat(me.path("role").asString()).isEqualTo("STAFF");
        assertThat(me.path("rights").size()).isEqualTo(3);
    }

    @Test
    void takesTheUnitsThatTheCatalogueKnows() throws Exception {
        ABrowser browser = new ABrowser(service.url());
        signIn(
                browser,
                Map.of("groups", "UNIT", "units", List.of("nam-ngan", "nowhere"), "preferred_username", "binh"));
        assertThat(me(browser).path("units").toString()).isEqualTo("[\"nam-ngan\"]");
        assertThat(browser.get("/api/v1/mails", "*/*").statusCode()).isEqualTo(403);
    }

    @Test
    void refusesWhoeverHasNoRoleHereOrNoUnit() throws Exception {
        for (Map<String, Object> claims : List.<Map<String, Object>>of(
                Map.of("preferred_username", "chi"),
                Map.of("groups", List.of("STAFF"), "preferred_username", "chi"),
                Map.of("groups", "UNIT", "units", "nowhere", "preferred_username", "chi"))) {
            ABrowser browser = new ABrowser(service.url());
            HttpResponse<String> refused = signIn(browser, claims);
            assertThat(refused.headers().firstValue("Location")).hasValue("/login?norole");
            assertThat(browser.get("/api/v1/me", "*/*").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void signsOutAtTheProviderToo() throws Exception {
        ABrowser browser = new ABrowser(service.url());
        signIn(browser, Map.of("groups", "van-phong", "preferred_username", "em"));
        JsonNode token = me(browser).path("csrf");

        HttpResponse<String> out = browser.post(
                "/logout",
                Map.of(token.path("parameter").asString(), token.path("token").asString()));
        assertThat(out.statusCode()).isEqualTo(200);
        assertThat(out.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(out.body())
                .contains("content=\"0; url=" + issuer.address() + "/sign-out?id_token_hint=")
                .contains("&amp;post_logout_redirect_uri=" + service.url() + "/login?out\"");
        assertThat(browser.get("/api/v1/me", "*/*").statusCode()).isEqualTo(401);
        assertThat(browser.open("/pages/base.css").statusCode()).isEqualTo(200);
    }

    @Test
    void doesNotStartWithAProviderThatDoesNotSayWhereToSignOut() {
        try (AnIssuer forgetful = new AnIssuer(false)) {
            assertThatThrownBy(() -> stage.start(Path.of("../catalog/thanh-hoa"), settings(forgetful)))
                    .rootCause()
                    .hasMessageContaining("expected the OpenID provider city to name its end_session_endpoint");
        }
    }

    private HttpResponse<String> signIn(ABrowser browser, Map<String, Object> claims) throws Exception {
        URI sent = URI.create(browser.open("/oauth2/authorization/city")
                .headers()
                .firstValue("Location")
                .orElseThrow());
        issuer.knows(parameter(sent, "nonce"), claims);
        return browser.open("/login/oauth2/code/city?code=c&state=" + parameter(sent, "state"));
    }

    /** As it stands in the address, still encoded. */
    private static String parameter(URI address, String name) {
        String encoded = Objects.requireNonNull(
                UriComponentsBuilder.fromUri(address).build().getQueryParams().getFirst(name));
        return name.equals("nonce") ? URLDecoder.decode(encoded, StandardCharsets.UTF_8) : encoded;
    }

    private static JsonNode me(ABrowser browser) throws Exception {
        return JsonMapper.shared().readTree(browser.get("/api/v1/me", "*/*").body());
    }
}
