package vn.chitieu.aggregation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.chitieu.support.security.PasswordHashes;

/** Who gets in, by which way, and who sees what, at the doors of the real service. */
class SignInIT {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PASSWORD = "mật khẩu đúng";
    private static final String SENTENCE = "mười lăm con ngựa chạy qua cánh đồng lúa chín vàng ươm bên sông Mã";
    private static final String SESSION = "CHITIEU-SESSION";

    private static final Map<String, ABrowser> SIGNED_IN = new HashMap<>();

    private static ConfigurableApplicationContext service;
    private static String address;
    private static String receiptOfNamNgan;
    private static String receiptOfDienBien;

    @BeforeAll
    static void start() throws Exception {
        String[] settings = Stream.concat(
                        Stream.of(
                                "--server.port=0",
                                "--chitieu.catalog=../catalog/thanh-hoa",
                                "--chitieu.topics.partitions=1",
                                "--chitieu.aggregation.database=" + TestDatabase.freshName(),
                                "--spring.kafka.bootstrap-servers=" + TestBroker.bootstrapServers(),
                                "--spring.kafka.consumer.group-id=sign-in",
                                "--spring.mongodb.uri=" + TestDatabase.uri(),
                                "--chitieu.aggregation.alerts-url=https://alerts.example.org/",
                                "--chitieu.aggregation.sign-in.throttle.failures=3",
                                "--chitieu.aggregation.watchers-of-a-user=2",
                                "--chitieu.aggregation.sign-in.people[4].name=sentence",
                                "--chitieu.aggregation.sign-in.people[4].role=STAFF",
                                "--chitieu.aggregation.sign-in.people[4].password-hash="
                                        + PasswordHashes.hash(SENTENCE),
                                "--chitieu.aggregation.sign-in.people[2].units=nam-ngan"),
                        Stream.of(
                                        person(0, "leader", "LEADER"),
                                        person(1, "staff", "STAFF"),
                                        person(2, "ward", "UNIT"),
                                        person(3, "staff-2", "STAFF"))
                                .flatMap(List::stream))
                .toArray(String[]::new);
        service = AggregationService.application().run(AReader.with(settings));
        address = "http://localhost:"
                + ((WebServerApplicationContext) service).getWebServer().getPort();
        receiptOfNamNgan = report("s-1", "nam-ngan", "3");
        receiptOfDienBien = report("s-2", "dien-bien", "4");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> key(AReader.KEY, "/api/v1/receipts/" + receiptOfDienBien)
                                .statusCode()
                        == 200);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void sendsABrowserToThePageAndBackToWhereItWanted() throws Exception {
        ABrowser browser = new ABrowser(address);
        HttpResponse<String> first = browser.open("/?scope=city&lang=en");
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
        assertThat(in.headers().firstValue("Location")).hasValue("/?scope=city&lang=en");
        assertThat(browser.open("/?scope=city&lang=en").body()).contains("<html lang=\"vi\"");
        assertThat(browser.open("/login").headers().firstValue("Location")).hasValue("/");
    }

    /** Longer than bcrypt looks at; twice, because a hash of another kind must not be replaced by the first sign-in. */
    @Test
    void aSentenceIsAPassword() throws Exception {
        for (int time = 0; time < 2; time++) {
            HttpResponse<String> in = new ABrowser(address).signIn("sentence", SENTENCE);
            assertThat(in.headers().firstValue("Location")).hasValue("/");
        }
        assertThat(new ABrowser(address)
                        .signIn("sentence", SENTENCE + "!")
                        .headers()
                        .firstValue("Location"))
                .hasValueSatisfying(where -> assertThat(where).startsWith("/login"));
    }

    /** Before the sign-in all that is kept is in the browser. */
    @Test
    void opensASessionForWhoeverSignedInAlone() throws Exception {
        ABrowser browser = new ABrowser(address);
        browser.open("/");
        browser.open("/login");
        assertThat(browser.cookie("CHITIEU-CSRF")).isPresent();
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
        HttpResponse<String> page = send(HttpRequest.newBuilder(URI.create(address + "/"))
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
        ABrowser browser = new ABrowser(address);
        String token = ABrowser.tokenOn(browser.open("/login"));
        String forged = Base64.getUrlEncoder().encodeToString(asked.getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> in = send(HttpRequest.newBuilder(URI.create(address + "/login"))
                .header("Accept", ABrowser.HTML)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(
                        "Cookie",
                        "CHITIEU-ASKED=" + forged + "; CHITIEU-CSRF="
                                + browser.cookie("CHITIEU-CSRF").orElseThrow())
                .POST(HttpRequest.BodyPublishers.ofString("username=leader&_csrf=" + token + "&password="
                        + URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8))));
        assertThat(in.statusCode()).isEqualTo(302);
        assertThat(in.headers().firstValue("Location")).hasValue("/");
    }

    private static HttpResponse<String> guess(String user, String forwardedFor) throws Exception {
        ABrowser browser = new ABrowser(address);
        String token = ABrowser.tokenOn(browser.open("/login"));
        return send(HttpRequest.newBuilder(URI.create(address + "/login"))
                .header("Accept", ABrowser.HTML)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Forwarded-For", forwardedFor)
                .header(
                        "Cookie",
                        "CHITIEU-CSRF=" + browser.cookie("CHITIEU-CSRF").orElseThrow())
                .POST(HttpRequest.BodyPublishers.ofString("username=" + user + "&password=wrong&_csrf=" + token)));
    }

    /** Strangers see that it runs, at the management port no more than at the other. */
    @Test
    void showsWhatIsInHealthToThoseAloneWhoRunIt() throws Exception {
        String management = "http://127.0.0.1:" + service.getEnvironment().getProperty("local.management.port");
        for (String path : List.of("/actuator/health", "/actuator/health/catalogue")) {
            HttpRequest.Builder stranger = HttpRequest.newBuilder(URI.create(management + path));
            assertThat(send(stranger).body()).contains("\"status\":\"UP\"").doesNotContain("details", "components");
            assertThat(send(stranger.header("Authorization", "Bearer " + AReader.KEY))
                            .body())
                    .contains("\"catalog\"");
        }
        HttpRequest.Builder figures = HttpRequest.newBuilder(URI.create(management + "/actuator/prometheus"));
        assertThat(send(figures).statusCode()).isEqualTo(401);
        assertThat(send(figures.header("Authorization", "Bearer " + AReader.KEY))
                        .body())
                .contains("jvm_memory_used_bytes");
    }

    @ParameterizedTest
    @CsvSource({"leader, wrong", "nobody, wrong", "leader, ''"})
    void saysTheSameOfAWrongPasswordAndOfAnUnknownUser(String user, String password) throws Exception {
        ABrowser browser = new ABrowser(address);
        HttpResponse<String> refused = browser.signIn(user, password);
        assertThat(refused.headers().firstValue("Location")).hasValue("/login?error");
        assertThat(browser.open("/login?error").body()).contains("role=\"alert\"", "không đúng");
        assertThat(browser.get("/api/v1/me", "*/*").statusCode()).isEqualTo(401);
    }

    @Test
    void asksWhoeverFailedTooOftenToWait() throws Exception {
        ABrowser browser = new ABrowser(address);
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
        ABrowser browser = new ABrowser(address);
        browser.open("/login");
        HttpResponse<String> refused = browser.post("/login", Map.of("username", "leader", "password", PASSWORD));
        assertThat(refused.headers().firstValue("Location")).hasValue("/login?stale");

        browser.signIn("leader", PASSWORD);
        assertThat(browser.post("/logout", Map.of()).headers().firstValue("Location"))
                .hasValue("/login?stale");
        assertThat(browser.get("/api/v1/me", "*/*").statusCode()).isEqualTo(200);
        assertProblem(browser.post("/api/v1/catalog", Map.of()), "403 CSRF_TOKEN_MISSING");
    }

    @Test
    void letsPeopleOutByPostAndNotByALink() throws Exception {
        ABrowser browser = new ABrowser(address);
        browser.signIn("leader", PASSWORD);
        assertThat(browser.open("/logout").statusCode()).isEqualTo(404);
        JsonNode me = JSON.readTree(browser.get("/api/v1/me", "*/*").body());
        JsonNode token = me.path("csrf");

        HttpResponse<String> out = browser.post(
                "/logout",
                Map.of(token.path("parameter").asString(), token.path("token").asString()));
        assertThat(out.headers().firstValue("Location")).hasValue("/login?out");
        assertThat(browser.get("/api/v1/me", "*/*").statusCode()).isEqualTo(401);
    }

    @Test
    @Timeout(30)
    void aStreamEndsWithTheSession() throws Exception {
        ABrowser browser = new ABrowser(address);
        browser.signIn("leader", PASSWORD);
        try (InputStream stream = stream(browser, "/api/v1/stream").body()) {
            assertThat(stream.read()).isEqualTo(':');
            JsonNode token =
                    JSON.readTree(browser.get("/api/v1/me", "*/*").body()).path("csrf");
            browser.post(
                    "/logout",
                    Map.of(
                            token.path("parameter").asString(),
                            token.path("token").asString()));

            assertThat(new String(stream.readAllBytes(), StandardCharsets.UTF_8).strip())
                    .isEqualTo("beat");
        }
    }

    @Test
    @Timeout(30)
    void aUserHasSoManyStreamsAndTakesNoneOfOthers() throws Exception {
        ABrowser staff = signedIn("staff-2");
        try (InputStream one = stream(staff, "/api/v1/stream").body();
                InputStream two = stream(staff, "/api/v1/stream").body()) {
            assertThat(one.read()).isEqualTo(':');
            assertThat(two.read()).isEqualTo(':');
            HttpResponse<InputStream> third = stream(staff, "/api/v1/stream");
            assertThat(third.statusCode()).isEqualTo(503);
            assertThat(new String(third.body().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("TOO_MANY_WATCHERS");
            try (InputStream other =
                    stream(signedIn("leader"), "/api/v1/stream").body()) {
                assertThat(other.read()).isEqualTo(':');
            }
        }
    }

    @Test
    void saysWhoIsSignedIn() throws Exception {
        JsonNode ward = JSON.readTree(signedIn("ward").get("/api/v1/me", "*/*").body());
        assertThat(ward.path("name").asString()).isEqualTo("ward");
        assertThat(ward.path("role").asString()).isEqualTo("UNIT");
        assertThat(ward.path("units").path(0).asString()).isEqualTo("nam-ngan");
        assertThat(ward.path("language").asString()).isEqualTo("vi");
        assertThat(ward.path("alerts").asString()).isEqualTo("https://alerts.example.org/");
        JsonNode reader = JSON.readTree(key(AReader.KEY, "/api/v1/me").body());
        assertThat(reader.path("name").asString() + reader.path("role").asString())
                .isEqualTo("storyREADER");
        assertThat(reader.path("csrf").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/totals?quarter=2009-Q1, 401, 200, 200, 403, 200",
        "/api/v1/totals?quarter=2009-Q1&scope=unit:nam-ngan, 401, 200, 200, 200, 200",
        "/api/v1/totals?quarter=2009-Q1&scope=unit:dien-bien, 401, 200, 200, 403, 200",
        "/api/v1/totals?quarter=2009-Q1&scope=cluster:cum-1, 401, 200, 200, 403, 200",
        "/api/v1/totals/unit:nam-ngan/LAND_CLEARED/2009-Q1, 401, 200, 200, 200, 200",
        "/api/v1/totals/city/LAND_CLEARED/2009-Q1, 401, 200, 200, 403, 200",
        "/api/v1/totals/unit:dien-bien/LAND_CLEARED/2009-Q1, 401, 200, 200, 403, 200",
        "/api/v1/totals/city/LAND_CLEARED/2009-Q1/contributions, 401, 200, 200, 403, 200",
        "/api/v1/totals/unit:nam-ngan/LAND_CLEARED/2009-Q1/contributions, 401, 200, 200, 200, 200",
        "/api/v1/totals/unit:dien-bien/LAND_CLEARED/2009-Q1/revisions, 401, 200, 200, 403, 200",
        "/api/v1/totals/unit:nam-ngan/LAND_CLEARED/2009-Q1/revisions, 401, 200, 200, 200, 200",
        "/api/v1/receipts/NAM-NGAN, 401, 200, 200, 200, 200",
        "/api/v1/receipts/DIEN-BIEN, 401, 200, 200, 403, 200",
        "/api/v1/catalog, 401, 200, 200, 200, 200",
        "/api/v1/targets?year=2022, 401, 200, 200, 200, 200",
        "/api/v1/targets?year=2022&scope=city, 401, 200, 200, 403, 200",
        "/api/v1/windows, 401, 200, 200, 200, 200",
        "/api/v1/windows/cao-diem-trat-tu-do-thi-2022/totals, 401, 200, 200, 403, 200",
        "/api/v1/windows/cao-diem-trat-tu-do-thi-2022/totals?scope=unit:nam-ngan, 401, 200, 200, 200, 200",
        "/api/v1/something-new, 401, 404, 404, 403, 404",
        "/reports, 401, 200, 200, 200, 200",
        "/reports/2009-Q1, 401, 200, 200, 200, 200",
        "/reports/2009-Q1?scope=city, 401, 200, 200, 403, 200",
        "/reports/2009-Q1.xlsx?scope=unit:dien-bien, 401, 200, 200, 403, 200",
        "/something-else, 401, 404, 404, 403, 404",
        "/js/main.js, 401, 200, 200, 200, 200",
        "/api.html, 401, 200, 200, 200, 200",
        "/webjars/swagger-ui/swagger-ui.css, 401, 200, 200, 200, 200",
        "/v3/api-docs, 401, 200, 200, 200, 200",
        "/actuator/prometheus, 401, 403, 404, 403, 404",
        "/actuator/health/readiness, 200, 200, 200, 200, 200",
        "/actuator/info, 404, 404, 404, 404, 404",
        "/actuator/health, 404, 404, 404, 404, 404",
        "/actuator/health/catalogue, 404, 404, 404, 404, 404",
        "/chitieu.css, 200, 200, 200, 200, 200",
        "/sign-in.css, 200, 200, 200, 200, 200",
        "/favicon.svg, 200, 200, 200, 200, 200",
        "/login, 200, 302, 302, 302, 302"
    })
    void opensEachDoorToWhomItIsFor(String path, int nobody, int leader, int staff, int ward, int reader)
            throws Exception {
        String real = path.replace("NAM-NGAN", receiptOfNamNgan).replace("DIEN-BIEN", receiptOfDienBien);
        assertThat(new ABrowser(address).get(real, "*/*").statusCode())
                .as("nobody")
                .isEqualTo(nobody);
        assertThat(signedIn("leader").get(real, "*/*").statusCode())
                .as("leader")
                .isEqualTo(leader);
        assertThat(signedIn("staff-2").get(real, "*/*").statusCode())
                .as("staff")
                .isEqualTo(staff);
        assertThat(signedIn("ward").get(real, "*/*").statusCode()).as("ward").isEqualTo(ward);
        assertThat(key(AReader.KEY, real).statusCode()).as("reader").isEqualTo(reader);
    }

    @Test
    void showsAUnitNoTargetsOfOthers() throws Exception {
        JsonNode own = JSON.readTree(
                signedIn("ward").get("/api/v1/targets?year=2022", "*/*").body());
        assertThat(own.path("targets"))
                .isNotEmpty()
                .allSatisfy(
                        target -> assertThat(target.path("scope").asString()).isEqualTo("unit:nam-ngan"));
        assertThat(signedIn("leader").get("/api/v1/targets?year=2022", "*/*").body())
                .contains("PROVINCE");
    }

    @Test
    void showsAUnitItsOwnContributionsAndItsOwnPartOfTheCatalogue() throws Exception {
        ABrowser ward = signedIn("ward");
        JsonNode own = JSON.readTree(ward.get("/api/v1/totals/unit:nam-ngan/LAND_CLEARED/2009-Q1/contributions", "*/*")
                .body());
        assertThat(own.path("contributions").size()).isEqualTo(1);
        JsonNode catalog = JSON.readTree(ward.get("/api/v1/catalog", "*/*").body());
        assertThat(catalog.path("scopes").toString()).isEqualTo("[\"unit:nam-ngan\"]");
        assertThat(catalog.path("units").size()).isLessThanOrEqualTo(1);
        assertThat(catalog.path("clusters").size()).isZero();
        assertThat(JSON.readTree(key(AReader.KEY, "/api/v1/catalog").body())
                        .path("scopes")
                        .isNull())
                .isTrue();
        assertProblem(ward.get("/api/v1/totals?quarter=2009-Q1", "*/*"), "403 FOREIGN_SCOPE");
        assertProblem(ward.get("/api/v1/stream?scope=city", "*/*"), "403 FOREIGN_SCOPE");
        assertProblem(ward.get("/reports/2009-Q1?scope=city", "*/*"), "403 FOREIGN_SCOPE");
    }

    @Test
    void streamsToAUnitWhatIsItsOwn() throws Exception {
        ABrowser ward = signedIn("ward");
        HttpResponse<InputStream> stream = stream(ward, "/api/v1/stream?quarter=2008-Q1");
        assertThat(stream.statusCode()).isEqualTo(200);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            report("t-1", "dien-bien", "5", "2008-01");
            report("t-2", "nam-ngan", "6", "2008-01");
            List<String> data = new ArrayList<>();
            assertThat(lines.lines()
                            .filter(line -> line.startsWith("data:"))
                            .peek(data::add)
                            .anyMatch(line -> line.contains("\"value\":\"6\"")))
                    .isTrue();
            assertThat(data).allMatch(line -> line.contains("\"scope\":\"unit:nam-ngan\""));
        }
    }

    private static HttpResponse<InputStream> stream(ABrowser browser, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(address + path))
                                .header(
                                        "Cookie",
                                        SESSION + "=" + browser.cookie(SESSION).orElseThrow())
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream());
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
        HttpResponse<String> refused = send(HttpRequest.newBuilder(URI.create(address + "/api/v1/catalog"))
                .header("Accept", ABrowser.HTML)
                .header("Authorization", authorization));
        assertProblem(refused, "401 UNKNOWN_KEY");
        assertThat(refused.headers().firstValue("WWW-Authenticate"))
                .hasValue("Bearer realm=\"chitieu\", error=\"invalid_token\"");
    }

    @Test
    void opensNoSessionForAKey() throws Exception {
        assertThat(key(AReader.KEY, "/api/v1/catalog").headers().map()).doesNotContainKey("set-cookie");
        HttpResponse<String> nobody = new ABrowser(address).get("/api/v1/catalog", ABrowser.HTML);
        assertProblem(nobody, "401 UNAUTHENTICATED");
        assertThat(nobody.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"chitieu\"");
        assertThat(nobody.headers().map()).doesNotContainKey("set-cookie");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/", "/api/v1/catalog", "/nothing"})
    void setsTheHeadersThatProtectABrowser(String path) throws Exception {
        for (HttpResponse<String> answer :
                List.of(new ABrowser(address).open(path), signedIn("leader").open(path))) {
            assertThat(answer.headers().allValues("Content-Security-Policy"))
                    .singleElement()
                    .asString()
                    .contains("default-src 'self'", "frame-ancestors 'none'", "form-action 'self'")
                    .doesNotContain("unsafe");
            assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
            assertThat(answer.headers().allValues("Referrer-Policy")).hasSize(1);
            assertThat(answer.headers().allValues("X-Frame-Options")).containsExactly("DENY");
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
    private static synchronized ABrowser signedIn(String user) throws Exception {
        ABrowser known = SIGNED_IN.get(user);
        if (known != null) {
            return known;
        }
        ABrowser browser = new ABrowser(address);
        assertThat(browser.signIn(user, PASSWORD).headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/"));
        SIGNED_IN.put(user, browser);
        return browser;
    }

    private static HttpResponse<String> key(String key, String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(address + path)).header("Authorization", "Bearer " + key));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String report(String id, String unit, String value) throws Exception {
        return report(id, unit, value, "2009-01");
    }

    private static String report(String id, String unit, String value, String period) throws Exception {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", TestBroker.bootstrapServers());
        try (KafkaProducer<String, byte[]> log =
                new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer())) {
            var sent = log.send(AggregationStory.update(id, unit, "LAND_CLEARED", period, value))
                    .get();
            return sent.partition() + "-" + sent.offset();
        }
    }

    private static List<String> person(int index, String name, String role) {
        String prefix = "--chitieu.aggregation.sign-in.people[" + index + "].";
        return List.of(
                prefix + "name=" + name,
                prefix + "password-hash={bcrypt}" + new BCryptPasswordEncoder(4).encode(PASSWORD),
                prefix + "role=" + role);
    }
}
