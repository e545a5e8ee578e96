package vn.chitieu.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who gets in, by which way, and who sees and does what, at the doors of the real service. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInIT {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PASSWORD = "mật khẩu đúng";
    private static final String SESSION = "CHITIEU-ALERTS-SESSION";

    private final Map<String, ABrowser> signedIn = new HashMap<>();

    private Stage stage;
    private RunningService service;

    @BeforeAll
    void start(@TempDir Path data) {
        stage = Stage.open(new EmbeddedParts(data), data);
        String[] people = Stream.of(
                        List.of(
                                "--chitieu.notification.sign-in.throttle.failures=3",
                                "--chitieu.notification.sign-in.people[2].units=nam-ngan"),
                        person(0, "leader", "LEADER"),
                        person(1, "staff", "STAFF"),
                        person(2, "ward", "UNIT"),
                        person(3, "staff-2", "STAFF"))
                .flatMap(List::stream)
                .toArray(String[]::new);
        service = stage.start(Path.of("../catalog/thanh-hoa"), people);
    }

    @AfterAll
    void stop() {
        service.close();
        stage.close();
    }

    @Test
    void sendsABrowserToThePageAndBackToWhereItWanted() throws Exception {
        ABrowser browser = new ABrowser(service.url());
        HttpResponse<String> first = browser.open("/?view=outbox&lang=en");
        assertThat(first.statusCode()).isEqualTo(302);
        assertThat(first.headers().firstValue("Location")).hasValue("/login");

        HttpResponse<String> page = browser.open("/login");
        assertThat(page.body())
                .contains("Đăng nhập", "<span lang=\"en\">Sign in</span>")
                .contains("autocomplete=\"username\"", "autocomplete=\"current-password\"")
                .contains("<label for=\"username\">", "<label for=\"password\">")
                .doesNotContain("role=\"alert\"", "{{", "<script");
        HttpResponse<String> in = browser.signIn("leader", PASSWORD);
        assertThat(in.statusCode()).isEqualTo(302);
        assertThat(in.headers().firstValue("Location")).hasValue("/?view=outbox&lang=en");
        assertThat(browser.open("/login").headers().firstValue("Location")).hasValue("/");
    }

    /** Before the sign-in all that is kept is in the browser. */
    @Test
    void opensASessionForWhoeverSignedInAlone() throws Exception {
        ABrowser browser = new ABrowser(service.url());
        browser.open("/");
        browser.open("/login");
        assertThat(browser.cookie("CHITIEU-ALERTS-CSRF")).isPresent();
        assertThat(browser.cookie(SESSION)).isEmpty();
        browser.signIn("leader", "wrong");
        assertThat(browser.cookie(SESSION)).isEmpty();
        HttpResponse<String> in = browser.signIn("leader", PASSWORD);

        assertThat(browser.cookie(SESSION)).isPresent();
        assertThat(in.headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith(SESSION))
                .singleElement()
                .asString()
                .contains("HttpOnly", "SameSite=Lax")
                .doesNotContain("Secure");
    }

    @Test
    void believesNoOneWhoSaysThatARequestWasForwarded() throws Exception {
        HttpResponse<String> page = send(HttpRequest.newBuilder(URI.create(service.url() + "/"))
                .header("Accept", ABrowser.HTML)
                .header("X-Forwarded-Proto", "https"));
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
        ABrowser browser = new ABrowser(service.url());
        String token = ABrowser.tokenOn(browser.open("/login"));
        String forged = Base64.getUrlEncoder().encodeToString(asked.getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> in = send(HttpRequest.newBuilder(URI.create(service.url() + "/login"))
                .header("Accept", ABrowser.HTML)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(
                        "Cookie",
                        "CHITIEU-ALERTS-ASKED=" + forged + "; CHITIEU-ALERTS-CSRF="
                                + browser.cookie("CHITIEU-ALERTS-CSRF").orElseThrow())
                .POST(HttpRequest.BodyPublishers.ofString("username=leader&_csrf=" + token + "&password="
                        + URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8))));
        assertThat(in.statusCode()).isEqualTo(302);
        assertThat(in.headers().firstValue("Location")).hasValue("/");
    }

    private HttpResponse<String> guess(String user, String forwardedFor) throws Exception {
        ABrowser browser = new ABrowser(service.url());
        String token = ABrowser.tokenOn(browser.open("/login"));
        return send(HttpRequest.newBuilder(URI.create(service.url() + "/login"))
                .header("Accept", ABrowser.HTML)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Forwarded-For", forwardedFor)
                .header(
                        "Cookie",
                        "CHITIEU-ALERTS-CSRF="
                                + browser.cookie("CHITIEU-ALERTS-CSRF").orElseThrow())
                .POST(HttpRequest.BodyPublishers.ofString("username=" + user + "&password=wrong&_csrf=" + token)));
    }

    /** Strangers see that it runs, at the management port no more than at the other. */
    @Test
    void showsWhatIsInHealthToThoseAloneWhoRunIt() throws Exception {
        String management =
                "http://127.0.0.1:" + service.context().getEnvironment().getProperty("local.management.port");
        for (String path : List.of("/actuator/health", "/actuator/health/catalogue")) {
            HttpRequest.Builder stranger = HttpRequest.newBuilder(URI.create(management + path));
            assertThat(send(stranger).body()).contains("\"status\":\"UP\"").doesNotContain("details", "components");
            assertThat(send(stranger.header("Authorization", "Bearer " + AKey.OF_A_READER))
                            .body())
                    .contains("\"catalog\"");
        }
        HttpRequest.Builder figures = HttpRequest.newBuilder(URI.create(management + "/actuator/prometheus"));
        assertThat(send(figures).statusCode()).isEqualTo(401);
        assertThat(send(figures.header("Authorization", "Bearer " + AKey.OF_A_READER))
                        .body())
                .contains("jvm_memory_used_bytes");
    }

    @ParameterizedTest
    @CsvSource({"leader, wrong", "nobody, wrong", "leader, ''"})
    void saysTheSameOfAWrongPasswordAndOfAnUnknownUser(String user, String password) throws Exception {
        ABrowser browser = new ABrowser(service.url());
        HttpResponse<String> refused = browser.signIn(user, password);
        assertThat(refused.headers().firstValue("Location")).hasValue("/login?error");
        assertThat(browser.open("/login?error").body()).contains("role=\"alert\"", "không đúng");
        assertThat(browser.get("/api/v1/me", "*/*").statusCode()).isEqualTo(401);
    }

    @Test
    void asksWhoeverFailedTooOftenToWait() throws Exception {
        ABrowser browser = new ABrowser(service.url());
        for (int i = 0; i < 3; i++) {
            assertThat(browser.signIn("staff", "wrong").statusCode()).isEqualTo(302);
        }
        HttpResponse<String> refused = browser.signIn("STAFF", PASSWORD);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValueAsLong("Retry-After")).isPresent();
        assertThat(refused.body()).contains("role=\"alert\"", "chờ một phút");
        long seconds = refused.headers().firstValueAsLong("Retry-After").orElseThrow();
        assertThat(seconds).isBetween(1L, 60L);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> browser.signIn("staff", PASSWORD).statusCode() == 302
                        && browser.get("/api/v1/me", "*/*").statusCode() == 200);
    }

    @Test
    void takesNoFormWithoutItsToken() throws Exception {
        ABrowser browser = new ABrowser(service.url());
        browser.open("/login");
        HttpResponse<String> refused = browser.post("/login", Map.of("username", "leader", "password", PASSWORD));
        assertThat(refused.headers().firstValue("Location")).hasValue("/login?stale");

        browser.signIn("staff-2", PASSWORD);
        assertThat(browser.post("/logout", Map.of()).headers().firstValue("Location"))
                .hasValue("/login?stale");
        assertThat(browser.get("/api/v1/me", "*/*").statusCode()).isEqualTo(200);
        assertProblem(browser.post("/api/v1/silences", Map.of()), "403 CSRF_TOKEN_MISSING");
    }

    @Test
    void letsPeopleOutByPostAndNotByALink() throws Exception {
        ABrowser browser = new ABrowser(service.url());
        browser.signIn("leader", PASSWORD);
        assertThat(browser.open("/logout").statusCode()).isEqualTo(404);
        JsonNode token = JSON.readTree(browser.get("/api/v1/me", "*/*").body()).path("csrf");
        HttpResponse<String> out = browser.post(
                "/logout",
                Map.of(token.path("parameter").asString(), token.path("token").asString()));
        assertThat(out.headers().firstValue("Location")).hasValue("/login?out");
        assertThat(browser.get("/api/v1/me", "*/*").statusCode()).isEqualTo(401);
    }

    @Test
    void saysWhoIsSignedInAndWhatTheyMayDo() throws Exception {
        JsonNode ward = JSON.readTree(signedIn("ward").get("/api/v1/me", "*/*").body());
        assertThat(ward.path("name").asString()).isEqualTo("ward");
        assertThat(ward.path("role").asString()).isEqualTo("UNIT");
        assertThat(ward.path("units").toString()).isEqualTo("[\"nam-ngan\"]");
        assertThat(ward.path("rights").toString()).isEqualTo("[\"EXPLAIN_OWN\"]");
        assertThat(ward.path("dashboard").asString()).isEqualTo("http://localhost:8082/");
        JsonNode staff =
                JSON.readTree(signedIn("staff-2").get("/api/v1/me", "*/*").body());
        assertThat(staff.path("rights").toString()).isEqualTo("[\"ANSWER\",\"SILENCE\",\"MAIL\"]");
        JsonNode reader = JSON.readTree(key(AKey.OF_A_READER, "/api/v1/me").body());
        assertThat(reader.path("name").asString() + reader.path("role").asString())
                .isEqualTo("readerSYSTEM");
        assertThat(reader.path("rights").size()).isZero();
        assertThat(reader.path("csrf").isNull()).isTrue();
        assertThat(JSON.readTree(key(AKey.OF_STAFF, "/api/v1/me").body())
                        .path("rights")
                        .size())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/cases, 401, 200, 200, 200, 200",
        "/api/v1/cases?scope=unit:nam-ngan, 401, 200, 200, 200, 200",
        "/api/v1/cases?scope=unit:dien-bien, 401, 200, 200, 403, 200",
        "/api/v1/cases?scope=city, 401, 200, 200, 403, 200",
        "/api/v1/mails, 401, 200, 200, 403, 200",
        "/api/v1/mails/0123, 401, 404, 404, 403, 404",
        "/api/v1/cases/BEHIND_TARGET/unit:nam-ngan/NEW_ENTERPRISES/2022-Q1/CITY, 401, 404, 404, 404, 404",
        "/api/v1/cases/BEHIND_TARGET/unit:dien-bien/NEW_ENTERPRISES/2022-Q1/CITY, 401, 404, 404, 403, 404",
        "/api/v1/mails/0123/content, 401, 404, 404, 403, 404",
        "/api/v1/mails/0123/interventions, 401, 200, 200, 403, 200",
        "/api/v1/silences, 401, 200, 200, 403, 200",
        "/api/v1/ledger?year=2022, 401, 200, 200, 403, 200",
        "/api/v1/ledger.xlsx?year=2022, 401, 200, 200, 403, 200",
        "/api/v1/names, 401, 200, 200, 200, 200",
        "/mails/0123, 401, 404, 404, 403, 404",
        "/, 401, 200, 200, 200, 200",
        "/pages/js/main.js, 200, 200, 200, 200, 200",
        "/api/v1/something-new, 401, 404, 404, 403, 404",
        "/something-else, 401, 404, 404, 403, 404",
        "/pages/api.html, 401, 200, 200, 200, 200",
        "/webjars/swagger-ui/swagger-ui.css, 401, 200, 200, 200, 200",
        "/v3/api-docs, 401, 200, 200, 200, 200",
        "/actuator/prometheus, 401, 403, 404, 403, 404",
        "/actuator/health/readiness, 200, 200, 200, 200, 200",
        "/actuator/info, 404, 404, 404, 404, 404",
        "/actuator/health, 404, 404, 404, 404, 404",
        "/actuator/health/catalogue, 404, 404, 404, 404, 404",
        "/pages/answer.css, 200, 200, 200, 200, 200",
        "/pages/sign-in.css, 200, 200, 200, 200, 200",
        "/answer/nothing, 404, 404, 404, 404, 404",
        "/login, 200, 302, 302, 302, 302"
    })
    void opensEachDoorToWhomItIsFor(String path, int nobody, int leader, int staff, int ward, int reader)
            throws Exception {
        assertThat(new ABrowser(service.url()).get(path, "*/*").statusCode())
                .as("nobody")
                .isEqualTo(nobody);
        assertThat(signedIn("leader").get(path, "*/*").statusCode())
                .as("leader")
                .isEqualTo(leader);
        assertThat(signedIn("staff-2").get(path, "*/*").statusCode())
                .as("staff")
                .isEqualTo(staff);
        assertThat(signedIn("ward").get(path, "*/*").statusCode()).as("ward").isEqualTo(ward);
        assertThat(key(AKey.OF_A_READER, path).statusCode()).as("reader").isEqualTo(reader);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/cases/BEHIND_TARGET/city/NEW_ENTERPRISES/2022-Q1/PROVINCE/explanation",
                "/api/v1/cases/BEHIND_TARGET/city/NEW_ENTERPRISES/2022-Q1/PROVINCE/acknowledgement",
                "/api/v1/silences",
                "/api/v1/mails/0123/resend",
                "/api/v1/reports/2022-Q1/mails",
                "/api/v1/something-new"
            })
    void nobodyWithoutTheRightChangesAnything(String path) throws Exception {
        for (String user : List.of("leader", "ward")) {
            JsonNode token = JSON.readTree(
                            signedIn(user).get("/api/v1/me", "*/*").body())
                    .path("csrf");
            assertProblem(
                    signedIn(user)
                            .post(
                                    path,
                                    Map.of(
                                            token.path("parameter").asString(),
                                            token.path("token").asString())),
                    user.equals("ward") && path.endsWith("/explanation") ? "403 FOREIGN_SCOPE" : "403 FORBIDDEN");
        }
        HttpResponse<String> reader = send(HttpRequest.newBuilder(URI.create(service.url() + path))
                .header("Authorization", "Bearer " + AKey.OF_A_READER)
                .POST(HttpRequest.BodyPublishers.noBody()));
        assertProblem(reader, "403 FORBIDDEN");
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
        HttpResponse<String> refused = send(HttpRequest.newBuilder(URI.create(service.url() + "/api/v1/cases"))
                .header("Accept", ABrowser.HTML)
                .header("Authorization", authorization));
        assertProblem(refused, "401 UNKNOWN_KEY");
        assertThat(refused.headers().firstValue("WWW-Authenticate"))
                .hasValue("Bearer realm=\"chitieu\", error=\"invalid_token\"");
    }

    @Test
    void opensNoSessionForAKeyNorForALink() throws Exception {
        assertThat(key(AKey.OF_A_READER, "/api/v1/cases").headers().map()).doesNotContainKey("set-cookie");
        HttpResponse<String> nobody = new ABrowser(service.url()).get("/api/v1/cases", ABrowser.HTML);
        assertProblem(nobody, "401 UNAUTHENTICATED");
        assertThat(nobody.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"chitieu\"");
        assertThat(nobody.headers().map()).doesNotContainKey("set-cookie");
        assertThat(new ABrowser(service.url()).open("/answer/x").headers().map())
                .doesNotContainKey("set-cookie");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/", "/api/v1/cases", "/nothing"})
    void setsTheHeadersThatProtectABrowser(String path) throws Exception {
        for (HttpResponse<String> answer : List.of(
                new ABrowser(service.url()).open(path), signedIn("leader").open(path))) {
            assertThat(answer.headers().allValues("Content-Security-Policy"))
                    .singleElement()
                    .asString()
                    .contains("default-src 'self'", "frame-ancestors 'none'", "form-action 'self'")
                    .doesNotContain("unsafe");
            assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
            assertThat(answer.headers().allValues("Referrer-Policy")).hasSize(1);
            assertThat(answer.headers().firstValue("Cache-Control"))
                    .hasValueSatisfying(cache -> assertThat(cache).containsAnyOf("no-cache", "no-store"));
        }
    }

    private static void assertProblem(HttpResponse<String> answer, String expected) {
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(answer.statusCode() + " " + problem.path("code").asString()).isEqualTo(expected);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(problem.path("type").asString()).startsWith("urn:chitieu:problem:");
    }

    /** A browser that is signed in already, for whoever only looks. */
    private ABrowser signedIn(String user) throws Exception {
        ABrowser known = signedIn.get(user);
        if (known != null) {
            return known;
        }
        ABrowser browser = new ABrowser(service.url());
        assertThat(browser.signIn(user, PASSWORD).headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/"));
        signedIn.put(user, browser);
        return browser;
    }

    private HttpResponse<String> key(String key, String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(service.url() + path)).header("Authorization", "Bearer " + key));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static List<String> person(int index, String name, String role) {
        String prefix = "--chitieu.notification.sign-in.people[" + index + "].";
        return List.of(
                prefix + "name=" + name,
                prefix + "password-hash={bcrypt}" + new BCryptPasswordEncoder(4).encode(PASSWORD),
                prefix + "role=" + role);
    }
}
