package vn.chitieu.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.chitieu.support.testing.ABrowser;
import vn.chitieu.support.testing.People;
import vn.chitieu.support.testing.TestBroker;
import vn.chitieu.support.testing.TestDatabase;

/** The OpenID provider on the real service, as a client of it and as a browser meet it. */
class IdentityIT {

    private static final String ISSUER = "https://chitieu.example.org/ingestion";
    private static final String CLIENT = "aggregation";
    private static final String SECRET = "a secret of more than thirty-two characters";
    private static final String BACK = "https://chitieu.example.org";
    private static final String VERIFIER = "v".repeat(50);
    private static final BlockingQueue<String> SIGN_OUTS = new LinkedBlockingQueue<>();

    private static HttpServer client;
    private static ServiceUnderTest service;
    private static ServiceUnderTest other;

    @BeforeAll
    static void start() throws Exception {
        client = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        client.createContext("/logout/connect/back-channel/chitieu", exchange -> {
            SIGN_OUTS.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        client.start();
        String database = TestDatabase.freshName();
        service = started(database);
        other = started(database);
    }

    private static ServiceUnderTest started(String database) {
        String identity = "chitieu.ingestion.identity.";
        String person = "chitieu.ingestion.sign-in.people";
        return ServiceUnderTest.start(
                TestBroker.bootstrapServers(),
                TestDatabase.uri(),
                Stream.concat(
                                Stream.of(
                                        "chitieu.ingestion.database=" + database,
                                        identity + "issuer=" + ISSUER,
                                        identity + "clients[0].id=" + CLIENT,
                                        identity + "clients[0].secret=" + SECRET,
                                        identity + "clients[0].addresses=" + BACK + "/",
                                        identity + "clients[0].internal-address=http://127.0.0.1:"
                                                + client.getAddress().getPort(),
                                        person + "[1].units=nam-ngan"),
                                People.settings(List.of("leader:LEADER", "ward:UNIT")).stream()
                                        .map(setting -> setting.substring(2)))
                        .toArray(String[]::new));
    }

    @AfterAll
    static void stop() {
        other.close();
        service.close();
        client.stop(0);
    }

    @Test
    void aPersonSignsInOnceAndTheClientGetsRoleUnitsAndCities() throws Exception {
        ABrowser browser = new ABrowser(address(service));
        Map<String, Object> claims = claims(signedIn(browser, "ward"));

        assertThat(claims)
                .containsEntry("iss", ISSUER)
                .containsEntry("sub", "ward")
                .containsEntry("preferred_username", "ward")
                .containsEntry("roles", List.of("UNIT"))
                .containsEntry("units", List.of("nam-ngan"))
                .containsEntry("nonce", "n-1")
                .containsKey("sid");
        // The next client needs no password.
        assertThat(codeOf(browser.open(authorize("n-2")))).isNotEmpty();
    }

    @Test
    void everyInstanceKnowsTheSessionTheCodeAndTheKey() throws Exception {
        ABrowser browser = new ABrowser(address(service));
        signedIn(browser, "leader");
        HttpResponse<String> elsewhere = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(address(other) + authorize("n-3")))
                                .header("Accept", ABrowser.HTML)
                                .header(
                                        "Cookie",
                                        "CHITIEU-SIGN-IN-SESSION="
                                                + browser.cookie("CHITIEU-SIGN-IN-SESSION")
                                                        .orElseThrow())
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        JsonNode tokens = tokens(service, codeOf(elsewhere), SECRET);
        assertThat(claims(tokens)).containsEntry("nonce", "n-3");
        assertThat(keys(other)).isEqualTo(keys(service));
    }

    @Test
    void aSignOutEndsTheSessionHereAndSaysSoToEachClient() throws Exception {
        ABrowser browser = new ABrowser(address(service));
        JsonNode tokens = signedIn(browser, "leader");
        SIGN_OUTS.clear();

        HttpResponse<String> out = browser.open("/connect/logout?id_token_hint="
                + tokens.path("id_token").asString() + "&post_logout_redirect_uri=" + encoded(BACK + "/login?out"));

        assertThat(out.statusCode()).isEqualTo(302);
        assertThat(out.headers().firstValue("Location")).hasValue(BACK + "/login?out");
        String form = Objects.requireNonNull(SIGN_OUTS.poll(10, TimeUnit.SECONDS));
        SignedJWT token = verified(form.substring("logout_token=".length()));
        assertThat(token.getHeader().getType().getType()).isEqualTo("logout+jwt");
        assertThat(token.getJWTClaimsSet().getAudience()).containsExactly(CLIENT);
        assertThat(token.getJWTClaimsSet().getClaim("sid"))
                .isEqualTo(claims(tokens).get("sid"));
        assertThat(token.getJWTClaimsSet().getJSONObjectClaim("events"))
                .containsKey("http://schemas.openid.net/event/backchannel-logout");
        assertThat(browser.open(authorize("n-4")).headers().firstValue("Location"))
                .hasValueSatisfying(where -> assertThat(where).endsWith("/login"));
    }

    /**
     * The clerk writes at one instance, the leader answers at the other, both with session and token of their pages.
     */
    @Test
    void aClerkWritesARemarkAndALeaderAnswersItAtAnotherInstance() throws Exception {
        ABrowser clerk = new ABrowser(address(service));
        signedIn(clerk, "ward");
        String written = "{\"id\": \"remark-of-a-person\", \"unit\": \"nam-ngan\", \"quarter\": \"2022-Q1\","
                + " \"kind\": \"PROPOSAL\", \"text\": \"Đề nghị bổ sung vốn\"}";
        assertThat(clerk.send("POST", "/api/v1/remarks", written, "").statusCode())
                .isEqualTo(403);
        HttpResponse<String> kept =
                clerk.send("POST", "/api/v1/remarks", written, ABrowser.tokenOn(clerk.open("/nhap-so-lieu")));
        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(201);
        String tag = kept.headers().firstValue("ETag").orElseThrow();

        ABrowser leader = new ABrowser(address(other));
        assertThat(leader.open("/kien-nghi").headers().firstValue("Location"))
                .hasValueSatisfying(where -> assertThat(where).endsWith("/login"));
        leader.signIn("leader", People.PASSWORD);
        HttpResponse<String> page = leader.open("/kien-nghi?quarter=2022-Q1");
        assertThat(page.body()).contains("data-answers=\"true\"", "Khó khăn, kiến nghị của các đơn vị");
        String answer = "{\"id\": \"answer-of-leader\", \"text\": \"Đồng ý\"}";
        HttpResponse<String> answered = leader.send(
                "POST", "/api/v1/remarks/remark-of-a-person/answers", answer, ABrowser.tokenOn(page), "If-Match", tag);
        assertThat(answered.statusCode()).as(answered.body()).isEqualTo(201);

        assertThat(clerk.open("/kien-nghi").body()).contains("data-answers=\"false\"");
        assertThat(clerk.get("/api/v1/remarks?quarter=2022-Q1", "application/json")
                        .body())
                .contains("Đồng ý", "account:leader", "ANSWERED");
        assertThat(clerk.send(
                                "POST",
                                "/api/v1/remarks/remark-of-a-person/answers",
                                answer,
                                ABrowser.tokenOn(clerk.open("/kien-nghi")),
                                "If-Match",
                                tag)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void refusesAnotherWayBackAnotherSecretAndASecondUseOfACode() throws Exception {
        ABrowser browser = new ABrowser(address(service));
        signedIn(browser, "leader");

        String elsewhere =
                authorize("n-5").replace(encoded(BACK + "/login"), encoded("https://evil.example.org/login"));
        assertThat(browser.open(elsewhere).statusCode()).isEqualTo(400);
        assertThat(browser.open(authorize("n-6").replace("code_challenge", "x"))
                        .headers()
                        .firstValue("Location"))
                .hasValueSatisfying(where -> assertThat(where).contains("error=invalid_request"));

        String code = codeOf(browser.open(authorize("n-7")));
        assertThat(tokens(service, code, SECRET + "!").path("error").asString()).isEqualTo("invalid_client");
        assertThat(tokens(service, code, SECRET).path("id_token").asString()).isNotEmpty();
        assertThat(tokens(other, code, SECRET).path("error").asString()).isEqualTo("invalid_grant");
    }

    /** The browser follows the answer to the form on to the client only if the policy of the page lets it. */
    @Test
    void theSignInPageLetsItsFormLeadToClientsAndNowhereElse() throws Exception {
        assertThat(new ABrowser(address(service)).open("/login").headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("form-action 'self' " + BACK + ";", "default-src 'none'", "frame-ancestors 'none'"));
    }

    @Test
    void whoeverComesHereFirstIsSentToTheFirstClient() throws Exception {
        ABrowser browser = new ABrowser(address(service));
        assertThat(browser.signIn("leader", People.PASSWORD).headers().firstValue("Location"))
                .hasValueSatisfying(where -> assertThat(where).endsWith("/"));
        assertThat(browser.open("/").headers().firstValue("Location")).hasValue(BACK + "/");
    }

    @Test
    void aWrongPasswordIsNoSignIn() throws Exception {
        ABrowser browser = new ABrowser(address(service));
        assertThat(browser.signIn("leader", "wrong password").headers().firstValue("Location"))
                .hasValueSatisfying(where -> assertThat(where).endsWith("/login?error"));
        assertThat(browser.open(authorize("n-8")).headers().firstValue("Location"))
                .hasValueSatisfying(where -> assertThat(where).endsWith("/login"));
    }

    @Test
    void theDatabaseHasNeitherCodesNorIdsOfSessions() throws Exception {
        ABrowser browser = new ABrowser(address(service));
        signedIn(browser, "leader");
        String code = codeOf(browser.open(authorize("n-9")));
        String session = browser.cookie("CHITIEU-SIGN-IN-SESSION").orElseThrow();
        for (String collection : List.of("sessions", "authorizations")) {
            assertThat(service.bean(MongoDatabase.class)
                            .getCollection(collection)
                            .find())
                    .allSatisfy(document -> assertThat(document.toJson()).doesNotContain(code, session));
        }
    }

    @Test
    void managementAndSendersAreAsTheyWere() throws Exception {
        assertThat(new ABrowser(address(service))
                        .get("/actuator/prometheus", "*/*")
                        .statusCode())
                .isEqualTo(404);
        assertThat(new ABrowser("http://127.0.0.1:"
                                + service.bean(Environment.class).getProperty("local.management.port"))
                        .get("/actuator/prometheus", "*/*")
                        .statusCode())
                .isEqualTo(200);
        assertThat(service.get("/api/v1/credentials", "").code()).isEqualTo("MISSING_KEY");
    }

    private static String address(ServiceUnderTest one) {
        return "http://localhost:" + one.port();
    }

    /** Signs in on the way to a client, and returns the tokens that the client gets. */
    private static JsonNode signedIn(ABrowser browser, String user) throws Exception {
        assertThat(browser.open(authorize("n-1")).headers().firstValue("Location"))
                .hasValueSatisfying(where -> assertThat(where).endsWith("/login"));
        HttpResponse<String> in = browser.signIn(user, People.PASSWORD);
        String back = in.headers().firstValue("Location").orElseThrow();
        assertThat(back).contains("/oauth2/authorize?");
        return tokens(
                service,
                codeOf(browser.open(
                        URI.create(back).getRawPath() + "?" + URI.create(back).getRawQuery())),
                SECRET);
    }

    private static String authorize(String nonce) throws Exception {
        String challenge = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII)));
        return "/oauth2/authorize?response_type=code&client_id=" + CLIENT + "&scope=openid&state=s&nonce=" + nonce
                + "&redirect_uri=" + encoded(BACK + "/login/oauth2/code/chitieu")
                + "&code_challenge=" + challenge + "&code_challenge_method=S256";
    }

    private static String codeOf(HttpResponse<String> answer) {
        String where = answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError(answer.statusCode() + " " + answer.body()));
        assertThat(where).startsWith(BACK + "/login/oauth2/code/chitieu?");
        return URLDecoder.decode(
                Objects.requireNonNull(UriComponentsBuilder.fromUriString(where)
                        .build()
                        .getQueryParams()
                        .getFirst("code")),
                StandardCharsets.UTF_8);
    }

    private static JsonNode tokens(ServiceUnderTest at, String code, String secret) throws Exception {
        String form = Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "code_verifier",
                        VERIFIER,
                        "redirect_uri",
                        BACK + "/login/oauth2/code/chitieu")
                .entrySet()
                .stream()
                .map(one -> one.getKey() + "=" + encoded(one.getValue()))
                .collect(Collectors.joining("&"));
        String basic =
                Base64.getEncoder().encodeToString((CLIENT + ":" + encoded(secret)).getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(address(at) + "/oauth2/token"))
                                .header("Authorization", "Basic " + basic)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(form))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        return JsonMapper.shared().readTree(answer.body());
    }

    private static Map<String, Object> claims(JsonNode tokens) throws Exception {
        return verified(tokens.path("id_token").asString()).getJWTClaimsSet().getClaims();
    }

    private static SignedJWT verified(String text) throws Exception {
        SignedJWT token = SignedJWT.parse(text);
        JWKSet keys = JWKSet.parse(keys(service));
        assertThat(token.verify(new RSASSAVerifier(
                        keys.getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey())))
                .isTrue();
        return token;
    }

    private static String keys(ServiceUnderTest at) throws Exception {
        return new ABrowser(address(at)).get("/oauth2/jwks", "*/*").body();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
