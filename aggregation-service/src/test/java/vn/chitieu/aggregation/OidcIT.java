package vn.chitieu.aggregation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.chitieu.support.testing.ABrowser;
import vn.chitieu.support.testing.AnIssuer;

/** People of a city with a directory of its own sign in there; role and units come from its claims. */
class OidcIT {

    private static final AnIssuer ISSUER = new AnIssuer();

    private static ConfigurableApplicationContext service;
    private static String address;

    @BeforeAll
    static void start() {
        service = AggregationApplication.application().run(settings(ISSUER));
        address = "http://localhost:"
                + ((WebServerApplicationContext) service).getWebServer().getPort();
    }

    private static String[] settings(AnIssuer issuer) {
        String client = "--spring.security.oauth2.client.registration.city.";
        return new String[] {
            "--server.port=0",
            "--chitieu.catalog=../catalog/thanh-hoa",
            "--chitieu.topics.partitions=1",
            "--chitieu.aggregation.database=" + TestDatabase.freshName(),
            "--spring.kafka.bootstrap-servers=" + TestBroker.bootstrapServers(),
            "--spring.mongodb.uri=" + TestDatabase.uri(),
            "--chitieu.aggregation.sign-in.oidc.role-claim=groups",
            "--chitieu.aggregation.sign-in.oidc.leader=lanh-dao-tp",
            "--chitieu.aggregation.sign-in.oidc.sign-out-at-provider=true",
            client + "client-id=" + AnIssuer.CLIENT,
            client + "client-secret=secret",
            client + "client-name=Thành phố <&>",
            client + "scope=openid",
            "--spring.security.oauth2.client.provider.city.issuer-uri=" + issuer.address(),
            "--spring.security.oauth2.client.provider.city.user-name-attribute=preferred_username"
        };
    }

    @AfterAll
    static void stop() {
        service.close();
        ISSUER.close();
    }

    @Test
    void offersTheProviderOnThePage() throws Exception {
        assertThat(new ABrowser(address).open("/login").body())
                .contains("href=\"oauth2/authorization/city\"", "Thành phố &lt;&amp;&gt;");
    }

    @Test
    void takesRoleAndNameFromTheClaims() throws Exception {
        ABrowser browser = new ABrowser(address);
        browser.open("/?lang=en");
        HttpResponse<String> in =
                signIn(browser, Map.of("groups", List.of("all", "lanh-dao-tp", "UNIT"), "preferred_username", "an"));
        assertThat(in.headers().firstValue("Location")).hasValue("/?lang=en");

        JsonNode me = me(browser);
        assertThat(me.path("name").asString()).isEqualTo("an");
        assertThat(me.path("role").asString()).isEqualTo("LEADER");
        assertThat(me.path("units").size()).isZero();
    }

    @Test
    void takesTheUnitsThatTheCatalogueKnows() throws Exception {
        ABrowser browser = new ABrowser(address);
        signIn(
                browser,
                Map.of("groups", "UNIT", "units", List.of("nam-ngan", "nowhere"), "preferred_username", "binh"));

        assertThat(me(browser).path("units").toString()).isEqualTo("[\"nam-ngan\"]");
        assertThat(browser.get("/api/v1/totals?quarter=2022-Q1", "*/*").statusCode())
                .isEqualTo(403);
    }

    @Test
    void refusesWhoeverHasNoRoleHereOrNoUnit() throws Exception {
        for (Map<String, Object> claims : List.<Map<String, Object>>of(
                Map.of("preferred_username", "chi"),
                Map.of("groups", List.of("LEADER"), "preferred_username", "chi"),
                Map.of("groups", "UNIT", "units", "nowhere", "preferred_username", "chi"))) {
            ABrowser browser = new ABrowser(address);
            HttpResponse<String> refused = signIn(browser, claims);
            assertThat(refused.headers().firstValue("Location")).hasValue("/login?norole");
            assertThat(browser.open("/login?norole").body()).contains("chưa được cấp quyền");
            assertThat(browser.get("/api/v1/me", "*/*").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void refusesATokenForSomebodyElsesAttempt() throws Exception {
        ABrowser browser = new ABrowser(address);
        String state = asked(browser, "state");
        ISSUER.knows("another nonce", Map.of("groups", "STAFF", "preferred_username", "dung"));
        assertThat(browser.open("/login/oauth2/code/city?code=c&state=" + state)
                        .headers()
                        .firstValue("Location"))
                .hasValue("/login?error");
    }

    @Test
    void signsOutAtTheProviderToo() throws Exception {
        ABrowser browser = new ABrowser(address);
        signIn(browser, Map.of("groups", "STAFF", "preferred_username", "em"));
        JsonNode token = me(browser).path("csrf");

        HttpResponse<String> out = browser.post(
                "/logout",
                Map.of(token.path("parameter").asString(), token.path("token").asString()));
        assertThat(out.statusCode()).isEqualTo(200);
        assertThat(out.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(out.body())
                .contains("content=\"0; url=" + ISSUER.address() + "/sign-out?id_token_hint=")
                .contains("&amp;post_logout_redirect_uri=" + address + "/login?out\"");
        assertThat(browser.get("/api/v1/me", "*/*").statusCode()).isEqualTo(401);
    }

    @Test
    void doesNotStartWithAProviderThatDoesNotSayWhereToSignOut() {
        try (AnIssuer forgetful = new AnIssuer(false)) {
            assertThatThrownBy(() -> AggregationApplication.application().run(settings(forgetful)))
                    .rootCause()
                    .hasMessageContaining("expected the OpenID provider city to name its end_session_endpoint");
        }
    }

    private static HttpResponse<String> signIn(ABrowser browser, Map<String, Object> claims) throws Exception {
        URI sent = URI.create(browser.open("/oauth2/authorization/city")
                .headers()
                .firstValue("Location")
                .orElseThrow());
        ISSUER.knows(parameter(sent, "nonce"), claims);
        return browser.open("/login/oauth2/code/city?code=c&state=" + parameter(sent, "state"));
    }

    private static String asked(ABrowser browser, String parameter) throws Exception {
        return parameter(
                URI.create(browser.open("/oauth2/authorization/city")
                        .headers()
                        .firstValue("Location")
                        .orElseThrow()),
                parameter);
    }

    /** As it stands in the address, still encoded. */
    private static String parameter(URI address, String name) {
        String encoded =
                UriComponentsBuilder.fromUri(address).build().getQueryParams().getFirst(name);
        return name.equals("nonce") ? URLDecoder.decode(encoded, StandardCharsets.UTF_8) : encoded;
    }

    private static JsonNode me(ABrowser browser) throws Exception {
        return JsonMapper.shared().readTree(browser.get("/api/v1/me", "*/*").body());
    }
}
