package vn.chitieu.support.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** People of a city with a directory of its own sign in there; role and units come from its claims. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class OidcContract {

    private static final Pattern STYLE = Pattern.compile("<link rel=\"stylesheet\" href=\"([^\"]+)\">");

    private final AnIssuer issuer = new AnIssuer();

    /** Returns the address of the running service, which was started with {@link #settings()}. */
    protected abstract String address();

    /** Starts the service once more, with the settings of another issuer, which it does not take. */
    protected abstract void startWith(String... settings);

    /** Returns the name of the service in its properties. */
    protected abstract String service();

    /** Returns a path that is closed to units. */
    protected abstract String closedToUnits();

    /** Returns the settings under which this contract holds. */
    protected final String[] settings() {
        return settings(issuer);
    }

    private String[] settings(AnIssuer provider) {
        String signIn = "--chitieu." + service() + ".sign-in.oidc.";
        return Stream.concat(
                        provider.settings().stream(),
                        Stream.of(
                                signIn + "role-claim=groups",
                                signIn + "leader=lanh-dao-tp",
                                signIn + "sign-out-at-provider=true"))
                .toArray(String[]::new);
    }

    @AfterAll
    void close() {
        issuer.close();
    }

    @Test
    void offersTheProviderOnThePage() throws Exception {
        assertThat(new ABrowser(address()).open("/login").body())
                .contains("href=\"oauth2/authorization/city\"", "Thành phố &lt;&amp;&gt;");
    }

    @Test
    void takesRoleAndNameFromTheClaims() throws Exception {
        ABrowser browser = new ABrowser(address());
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
    void takesTheUnitsThatTheCatalogKnows() throws Exception {
        ABrowser browser = new ABrowser(address());
        signIn(
                browser,
                Map.of("groups", "UNIT", "units", List.of("nam-ngan", "nowhere"), "preferred_username", "binh"));

        assertThat(me(browser).path("units").toString()).isEqualTo("[\"nam-ngan\"]");
        assertThat(browser.get(closedToUnits(), "*/*").statusCode()).isEqualTo(403);
    }

    @Test
    void refusesPeopleWithoutARoleHereOrWithoutAUnit() throws Exception {
        for (Map<String, Object> claims : List.<Map<String, Object>>of(
                Map.of("preferred_username", "chi"),
                Map.of("groups", List.of("LEADER"), "preferred_username", "chi"),
                Map.of("groups", "UNIT", "units", "nowhere", "preferred_username", "chi"))) {
            ABrowser browser = new ABrowser(address());
            HttpResponse<String> refused = signIn(browser, claims);
            assertThat(refused.headers().firstValue("Location")).hasValue("/login?norole");
            assertThat(browser.open("/login?norole").body()).contains("chưa được cấp quyền");
            assertThat(browser.get("/api/v1/me", "*/*").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void refusesATokenForAnotherAttempt() throws Exception {
        ABrowser browser = new ABrowser(address());
        String state = AnIssuer.parameter(AnIssuer.sentTo(browser), "state");
        issuer.knows("another nonce", Map.of("groups", "STAFF", "preferred_username", "dung"));
        assertThat(browser.open("/login/oauth2/code/city?code=c&state=" + state)
                        .headers()
                        .firstValue("Location"))
                .hasValue("/login?error");
    }

    @Test
    void signsOutAtTheProviderToo() throws Exception {
        ABrowser browser = new ABrowser(address());
        signIn(browser, Map.of("groups", "STAFF", "preferred_username", "em"));
        JsonNode token = me(browser).path("csrf");

        HttpResponse<String> out = browser.post(
                "/logout",
                Map.of(token.path("parameter").asString(), token.path("token").asString()));
        assertThat(out.statusCode()).isEqualTo(200);
        assertThat(out.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(out.body())
                .contains("content=\"0; url=" + issuer.address() + "/sign-out?id_token_hint=")
                .contains("&amp;post_logout_redirect_uri=" + address() + "/login?out\"");
        assertThat(browser.get("/api/v1/me", "*/*").statusCode()).isEqualTo(401);
        Matcher style = STYLE.matcher(out.body());
        assertThat(style.find()).isTrue();
        assertThat(browser.open("/" + style.group(1)).statusCode()).isEqualTo(200);
    }

    @Test
    void doesNotStartWithAProviderThatDoesNotSayWhereToSignOut() {
        try (AnIssuer forgetful = new AnIssuer(false)) {
            assertThatThrownBy(() -> startWith(settings(forgetful)))
                    .rootCause()
                    .hasMessageContaining(
                            "expected the OpenID provider city to name its end_session_endpoint, as chitieu."
                                    + service() + ".sign-in.oidc.sign-out-at-provider asks for");
        }
    }

    /** Signs in with these claims, and returns the response to the way back from the provider. */
    protected final HttpResponse<String> signIn(ABrowser browser, Map<String, Object> claims) throws Exception {
        return issuer.signIn(browser, claims);
    }

    /** Returns what the service answers about who is signed in. */
    protected static JsonNode me(ABrowser browser) throws Exception {
        return JsonMapper.shared().readTree(browser.get("/api/v1/me", "*/*").body());
    }
}
