package vn.chitieu.support.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.support.testing.SignedInBrowsers.send;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How people sign in and out at a client of a provider, and what their browser keeps of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class SignInContract {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final AnIssuer issuer = new AnIssuer()
            .with("leader", "LEADER")
            .with("uv-btv-doanh-nghiep", "LEADER")
            .with("staff", "STAFF")
            .with("staff-2", "STAFF")
            .with("ward", "UNIT", "nam-ngan")
            .with("ward-head", "UNIT_HEAD", "nam-ngan")
            .with("another-head", "UNIT_HEAD", "dong-tho");

    /** Returns the doors of the running service, the same at each call. */
    protected abstract ServiceDoors doors();

    /** Returns the browsers in which people are signed in, the same at each call. */
    protected abstract SignedInBrowsers browsers();

    /** Returns the settings under which this contract holds: a provider that knows people. */
    protected final Stream<String> settings() {
        return issuer.settings().stream();
    }

    /** Returns browsers in which its people are signed in at an address. */
    protected final SignedInBrowsers browsersAt(String address) {
        return new SignedInBrowsers(address, issuer);
    }

    /** Signs a person in, and returns the response to the way back from the provider. */
    protected final HttpResponse<String> signIn(ABrowser browser, String person) throws Exception {
        return issuer.signIn(browser, person);
    }

    @AfterAll
    void closeIssuer() {
        issuer.close();
    }

    @Test
    void sendsABrowserToThePageAndBackToWhereItWanted() throws Exception {
        ABrowser browser = browser();
        HttpResponse<String> first = browser.open(doors().page());
        assertThat(first.statusCode()).isEqualTo(302);
        assertThat(first.headers().firstValue("Location")).hasValue("/login");

        assertThat(browser.open("/login").body())
                .contains("Đăng nhập", "<span lang=\"en\">Sign in</span>")
                .contains("href=\"oauth2/authorization/city\"")
                .doesNotContain("role=\"alert\"", "th:", "<script", "<form", "password");
        HttpResponse<String> in = signIn(browser, "leader");
        assertThat(in.statusCode()).isEqualTo(302);
        assertThat(in.headers().firstValue("Location")).hasValue(doors().page());
        assertThat(browser.open(doors().page()).body()).contains("<html lang=\"en\"", "id=\"sections\"");
        assertThat(browser.open("/login").headers().firstValue("Location")).hasValue("/");
    }

    @Test
    void believesNoForwardedHeaderWhereNoProxyIsTrusted() throws Exception {
        HttpResponse<String> sent = SignedInBrowsers.send(
                HttpRequest.newBuilder(URI.create(doors().address()).resolve(doors().page()))
                        .header("Accept", ABrowser.HTML)
                        .header("X-Forwarded-Prefix", "/elsewhere")
                        .header("X-Forwarded-Host", "elsewhere.example.org")
                        .header("Forwarded", "host=elsewhere.example.org"));
        assertThat(sent.headers().firstValue("Location")).hasValue("/login");
    }

    /** Before the sign-in all that is kept is in the browser. */
    @Test
    void opensASessionAfterASignInAndNotBefore() throws Exception {
        ABrowser browser = browser();
        browser.open("/");
        browser.open("/login");
        assertThat(browser.cookie(csrf())).isPresent();
        assertThat(browser.cookie(session())).isEmpty();
        assertThat(browser.open("/login/oauth2/code/city?code=c&state=forged")
                        .headers()
                        .firstValue("Location"))
                .hasValue("/login?error");
        assertThat(browser.cookie(session())).isEmpty();
        HttpResponse<String> in = signIn(browser, "leader");

        assertThat(browser.cookie(session())).isPresent();
        assertThat(in.headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith(session()))
                .singleElement()
                .asString()
                .contains("HttpOnly", "SameSite=Lax")
                .doesNotContain("Secure");
    }

    @Test
    void believesNoOneWhoSaysThatARequestWasForwarded() throws Exception {
        HttpResponse<String> page = send(to("/").header("Accept", ABrowser.HTML).header("X-Forwarded-Proto", "https"));
        assertThat(page.headers().allValues("Set-Cookie"))
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly").doesNotContain("Secure"));
        assertThat(page.headers().firstValue("Strict-Transport-Security")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example.org",
                "https://evil.example.org/",
                "/\\evil.example.org",
                "/\t/evil.example.org",
                "x"
            })
    void aForgedCookieLeadsNowhereElse(String asked) throws Exception {
        ABrowser browser = browser();
        browser.open("/login");
        browser.keep(
                doors().cookies() + "-ASKED",
                Base64.getUrlEncoder().encodeToString(asked.getBytes(StandardCharsets.UTF_8)));
        HttpResponse<String> in = signIn(browser, "leader");
        assertThat(in.statusCode()).isEqualTo(302);
        assertThat(in.headers().firstValue("Location")).hasValue("/");
    }

    /** Strangers see that it runs, at the management port no more than at the other. */
    @Test
    void showsWhatIsInHealthToThoseAloneWhoRunIt() throws Exception {
        String key = "Bearer " + doors().readerKey();
        for (String path : List.of("/actuator/health", "/actuator/health/catalogue")) {
            HttpRequest.Builder stranger = HttpRequest.newBuilder(URI.create(doors().management() + path));
            assertThat(send(stranger).body()).contains("\"status\":\"UP\"").doesNotContain("details", "components");
            assertThat(send(stranger.header("Authorization", key)).body()).contains("\"catalog\"");
        }
        HttpRequest.Builder figures = HttpRequest.newBuilder(URI.create(doors().management() + "/actuator/prometheus"));
        assertThat(send(figures).body()).as("as Prometheus asks").contains("jvm_memory_used_bytes");
        assertThat(send(figures.header("Authorization", key)).statusCode()).isEqualTo(200);
        HttpRequest.Builder parts = HttpRequest.newBuilder(URI.create(doors().management() + "/actuator/sbom"));
        assertThat(send(parts).statusCode()).isEqualTo(401);
        assertThat(send(parts.header("Authorization", key)).statusCode()).isEqualTo(200);
    }

    @Test
    void takesNoFormWithoutItsToken() throws Exception {
        ABrowser browser = browser();
        signIn(browser, "staff-2");
        assertThat(browser.post("/logout", Map.of()).headers().firstValue("Location"))
                .hasValue("/login?stale");
        assertThat(browser.get("/api/v1/me", "*/*").statusCode()).isEqualTo(200);
        assertProblem(browser.post(doors().changes(), Map.of()), "403 CSRF_TOKEN_MISSING");
    }

    @Test
    void letsPeopleOutByPostAndNotByALink() throws Exception {
        ABrowser browser = browser();
        signIn(browser, "leader");
        assertThat(browser.open("/logout").statusCode()).isEqualTo(404);

        HttpResponse<String> out = browser.post("/logout", tokenOf(browser));
        assertThat(out.headers().firstValue("Location")).hasValue("/login?out");
        assertThat(browser.get("/api/v1/me", "*/*").statusCode()).isEqualTo(401);
    }

    /** A stranger is asked to sign in first, whatever the address. */
    @Test
    void showsAPersonAPageWhereSomethingIsWrong() throws Exception {
        assertThat(browser().open("/nothing/here").headers().firstValue("Location"))
                .hasValue("/login");
        HttpResponse<String> missing = browsers().of("leader").open("/nothing/here");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(missing.body())
                .contains("<html lang=\"vi\">", "Không có trang này", "NOT_FOUND", "<a href=\"../\">Về trang đầu")
                .doesNotContain("<script", "/nothing/here");
        assertThat(missing.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .startsWith("default-src 'none'");

        HttpResponse<String> forbidden = browsers().of("ward").open("/actuator/info-of-others");
        assertThat(forbidden.statusCode()).isEqualTo(403);
        assertThat(forbidden.body()).contains("Không có quyền mở trang", "FORBIDDEN");
        assertProblem(browsers().of("leader").get("/nothing/here", "*/*"), "404 NOT_FOUND");
        assertProblem(browsers().of("leader").open("/api/v1/nothing"), "404 NOT_FOUND");
        assertThat(browser().open("/shell/shell.css").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer ct_aaaabbbbccccdddd_tttttttttttttttttttttttttttttttttttttttttttt",
                "Bearer ",
                "Bearer",
                "Basic bGVhZGVyOnNlY3JldA==",
                "x"
            })
    void knowsNoOtherKey(String authorization) throws Exception {
        HttpResponse<String> refused =
                send(to(doors().questions()).header("Accept", ABrowser.HTML).header("Authorization", authorization));
        assertProblem(refused, "401 UNKNOWN_KEY");
        assertThat(refused.headers().firstValue("WWW-Authenticate"))
                .hasValue("Bearer realm=\"chitieu\", error=\"invalid_token\"");
    }

    @Test
    void opensNoSessionForAKey() throws Exception {
        assertThat(browsers()
                        .withKey(doors().readerKey(), doors().questions())
                        .headers()
                        .map())
                .doesNotContainKey("set-cookie");
        HttpResponse<String> stranger = browser().get(doors().questions(), ABrowser.HTML);
        assertProblem(stranger, "401 UNAUTHENTICATED");
        assertThat(stranger.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"chitieu\"");
        assertThat(stranger.headers().map()).doesNotContainKey("set-cookie");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/", "QUESTIONS", "/nothing"})
    void setsTheHeadersThatProtectABrowser(String path) throws Exception {
        String real = path.replace("QUESTIONS", doors().questions());
        for (HttpResponse<String> answer :
                List.of(browser().open(real), browsers().of("leader").open(real))) {
            assertThat(answer.headers().allValues("Content-Security-Policy"))
                    .singleElement()
                    .asString()
                    .containsPattern("^default-src '(self|none)';")
                    .contains("frame-ancestors 'none'", "form-action 'self'")
                    .doesNotContain("unsafe");
            assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
            assertThat(answer.headers().allValues("Referrer-Policy")).hasSize(1);
            assertThat(answer.headers().firstValue("Cache-Control"))
                    .hasValueSatisfying(cache -> assertThat(cache).containsAnyOf("no-cache", "no-store"));
        }
    }

    /** The doors that all services have; each test adds those of its own by {@link #assertDoor}. */
    @ParameterizedTest
    @CsvSource({
        "/api/v1/something-new, 401, 404, 404, 403, 404",
        "/something-else, 401, 404, 404, 403, 404",
        "/webjars/swagger-ui/swagger-ui.css, 401, 200, 200, 200, 200",
        "/v3/api-docs, 401, 200, 200, 200, 200",
        "/actuator/prometheus, 404, 404, 404, 404, 404",
        "/actuator/sbom, 401, 403, 404, 403, 404",
        "/actuator/health/readiness, 200, 200, 200, 200, 200",
        "/actuator/info, 404, 404, 404, 404, 404",
        "/actuator/health, 404, 404, 404, 404, 404",
        "/actuator/health/catalogue, 404, 404, 404, 404, 404",
        "/login, 200, 302, 302, 302, 302"
    })
    void opensTheCommonDoorsToWhomTheyAreFor(String path, int stranger, int leader, int staff, int ward, int reader)
            throws Exception {
        assertDoor(path, stranger, leader, staff, ward, reader);
    }

    /** Asserts the status that a GET has for a stranger, a leader, staff, a ward and a reader's key. */
    protected final void assertDoor(String path, int stranger, int leader, int staff, int ward, int reader)
            throws Exception {
        assertThat(browser().get(path, "*/*").statusCode()).as("stranger").isEqualTo(stranger);
        assertThat(status("leader", path)).as("leader").isEqualTo(leader);
        assertThat(status("staff-2", path)).as("staff").isEqualTo(staff);
        assertThat(status("ward", path)).as("ward").isEqualTo(ward);
        assertThat(browsers().withKey(doors().readerKey(), path).statusCode())
                .as("reader")
                .isEqualTo(reader);
    }

    /** Asserts status, code and form of a problem, expected as in {@code 403 FORBIDDEN}. */
    protected static void assertProblem(HttpResponse<String> answer, String expected) {
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(answer.statusCode() + " " + problem.path("code").asString()).isEqualTo(expected);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(problem.path("type").asString()).startsWith("urn:chitieu:problem:");
    }

    /** Returns the CSRF token of a signed-in browser as a field of a form. */
    protected static Map<String, String> tokenOf(ABrowser browser) throws Exception {
        JsonNode token = JSON.readTree(browser.get("/api/v1/me", "*/*").body()).path("csrf");
        return Map.of(token.path("parameter").asString(), token.path("token").asString());
    }

    /** Returns a browser without cookies. */
    protected final ABrowser browser() {
        return new ABrowser(doors().address());
    }

    /** Returns the name of the session's cookie. */
    protected final String session() {
        return doors().cookies() + "-SESSION";
    }

    private String csrf() {
        return doors().cookies() + "-CSRF";
    }

    private int status(String user, String path) throws Exception {
        return browsers().of(user).get(path, "*/*").statusCode();
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(doors().address() + path));
    }
}
