package vn.chitieu.support.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.chitieu.support.testing.SignedInBrowsers.send;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How people sign in and out at a service, by password, and what their browser keeps of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class SignInContract {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String FORM = "application/x-www-form-urlencoded";

    /** Returns the doors of the running service, the same at each call. */
    protected abstract ServiceDoors doors();

    /** Returns the browsers in which people are signed in, the same at each call. */
    protected abstract SignedInBrowsers browsers();

    /** Returns the settings under which this contract holds: people, and a throttle after three failures. */
    protected static Stream<String> settings(String service) {
        return Stream.concat(
                Stream.of(
                        "--chitieu." + service + ".sign-in.throttle.failures=3",
                        "--chitieu." + service + ".sign-in.people[2].units=nam-ngan"),
                People.settings(service, List.of("leader:LEADER", "staff:STAFF", "ward:UNIT", "staff-2:STAFF"))
                        .stream());
    }

    @Test
    void sendsABrowserToThePageAndBackToWhereItWanted() throws Exception {
        ABrowser browser = browser();
        HttpResponse<String> first = browser.open(doors().page());
        assertThat(first.statusCode()).isEqualTo(302);
        assertThat(first.headers().firstValue("Location")).hasValue("/login");

        assertThat(browser.open("/login").body())
                .contains("Đăng nhập", "<span lang=\"en\">Sign in</span>")
                .contains("autocomplete=\"username\"", "autocomplete=\"current-password\"")
                .contains("<label for=\"username\">", "<label for=\"password\">")
                .doesNotContain("role=\"alert\"", "th:", "<script");
        HttpResponse<String> in = browser.signIn("leader", People.PASSWORD);
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
        browser.signIn("leader", "wrong");
        assertThat(browser.cookie(session())).isEmpty();
        HttpResponse<String> in = browser.signIn("leader", People.PASSWORD);

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
        for (int i = 0; i < 3; i++) {
            assertThat(guess("forwarded", "10.0.0." + i).statusCode()).isEqualTo(302);
        }
        assertThat(guess("forwarded", "10.0.0.99").statusCode()).isEqualTo(429);
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
        String token = ABrowser.tokenOn(browser.open("/login"));
        String forged = Base64.getUrlEncoder().encodeToString(asked.getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> in = send(to("/login")
                .header("Accept", ABrowser.HTML)
                .header("Content-Type", FORM)
                .header("Cookie", doors().cookies() + "-ASKED=" + forged + "; " + csrfOf(browser))
                .POST(HttpRequest.BodyPublishers.ofString("username=leader&_csrf=" + token + "&password="
                        + URLEncoder.encode(People.PASSWORD, StandardCharsets.UTF_8))));
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
        assertThat(send(figures).statusCode()).isEqualTo(401);
        assertThat(send(figures.header("Authorization", key)).body()).contains("jvm_memory_used_bytes");
        HttpRequest.Builder parts = HttpRequest.newBuilder(URI.create(doors().management() + "/actuator/sbom"));
        assertThat(send(parts).statusCode()).isEqualTo(401);
        assertThat(send(parts.header("Authorization", key)).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"ward, wrong", "unknown-user, wrong", "ward, ''"})
    void saysTheSameOfAWrongPasswordAndOfAnUnknownUser(String user, String password) throws Exception {
        ABrowser browser = browser();
        HttpResponse<String> refused = browser.signIn(user, password);
        assertThat(refused.headers().firstValue("Location")).hasValue("/login?error");
        assertThat(browser.open("/login?error").body()).contains("role=\"alert\"", "không đúng");
        assertThat(browser.get("/api/v1/me", "*/*").statusCode()).isEqualTo(401);
    }

    @Test
    void delaysTheNextAttemptAfterTooManyFailures() throws Exception {
        ABrowser browser = browser();
        for (int i = 0; i < 3; i++) {
            assertThat(browser.signIn("staff", "wrong").statusCode()).isEqualTo(302);
        }
        HttpResponse<String> refused = browser.signIn("STAFF", People.PASSWORD);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("role=\"alert\"", "chờ một phút");
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1L, 60L);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> browser.signIn("staff", People.PASSWORD).statusCode() == 302
                        && browser.get("/api/v1/me", "*/*").statusCode() == 200);
    }

    @Test
    void takesNoFormWithoutItsToken() throws Exception {
        ABrowser browser = browser();
        browser.open("/login");
        HttpResponse<String> refused =
                browser.post("/login", Map.of("username", "leader", "password", People.PASSWORD));
        assertThat(refused.headers().firstValue("Location")).hasValue("/login?stale");

        browser.signIn("staff-2", People.PASSWORD);
        assertThat(browser.post("/logout", Map.of()).headers().firstValue("Location"))
                .hasValue("/login?stale");
        assertThat(browser.get("/api/v1/me", "*/*").statusCode()).isEqualTo(200);
        assertProblem(browser.post(doors().changes(), Map.of()), "403 CSRF_TOKEN_MISSING");
    }

    @Test
    void letsPeopleOutByPostAndNotByALink() throws Exception {
        ABrowser browser = browser();
        browser.signIn("leader", People.PASSWORD);
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
        "/actuator/prometheus, 401, 403, 404, 403, 404",
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

    private String csrfOf(ABrowser browser) {
        return csrf() + "=" + browser.cookie(csrf()).orElseThrow();
    }

    private int status(String user, String path) throws Exception {
        return browsers().of(user).get(path, "*/*").statusCode();
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(doors().address() + path));
    }

    private HttpResponse<String> guess(String user, String forwardedFor) throws Exception {
        ABrowser browser = browser();
        String token = ABrowser.tokenOn(browser.open("/login"));
        return send(to("/login")
                .header("Accept", ABrowser.HTML)
                .header("Content-Type", FORM)
                .header("X-Forwarded-For", forwardedFor)
                .header("Cookie", csrfOf(browser))
                .POST(HttpRequest.BodyPublishers.ofString("username=" + user + "&password=wrong&_csrf=" + token)));
    }
}
