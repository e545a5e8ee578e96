package vn.chitieu.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.chitieu.support.security.PasswordHashes;
import vn.chitieu.support.testing.ABrowser;
import vn.chitieu.support.testing.People;
import vn.chitieu.support.testing.SignedInBrowsers;
import vn.chitieu.support.testing.TestBroker;
import vn.chitieu.support.testing.TestDatabase;

/** The form of the sign-in page and what guesses cost. */
class PasswordSignInIT {

    private static final String SENTENCE = "mười lăm con ngựa chạy qua cánh đồng lúa chín vàng ươm bên sông Mã";

    private static ServiceUnderTest service;

    @BeforeAll
    static void start() {
        String sentence = "chitieu.ingestion.sign-in.people[3].";
        Stream<String> own = Stream.of(
                "chitieu.ingestion.database=" + TestDatabase.freshName(),
                "chitieu.ingestion.identity.issuer=https://chitieu.example.org/ingestion",
                "chitieu.ingestion.sign-in.throttle.failures=3",
                "chitieu.ingestion.sign-in.people[2].units=nam-ngan",
                sentence + "name=sentence",
                sentence + "role=STAFF",
                sentence + "password-hash=" + PasswordHashes.hash(SENTENCE));
        Stream<String> people = People.settings(List.of("leader:LEADER", "staff:STAFF", "ward:UNIT")).stream()
                .map(setting -> setting.substring(2));
        service = ServiceUnderTest.start(
                TestBroker.bootstrapServers(),
                TestDatabase.uri(),
                Stream.concat(own, people).toArray(String[]::new));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void hasTheFormInBothLanguagesAndTakesNoneWithoutItsToken() throws Exception {
        ABrowser browser = browser();
        assertThat(browser.open("/login").body())
                .contains("Đăng nhập", "<span lang=\"en\">Sign in</span>")
                .contains("autocomplete=\"username\"", "autocomplete=\"current-password\"")
                .contains("<label for=\"username\">", "<label for=\"password\">")
                .doesNotContain("role=\"alert\"", "th:", "<script");
        HttpResponse<String> refused =
                browser.post("/login", Map.of("username", "leader", "password", People.PASSWORD));
        assertThat(refused.headers().firstValue("Location")).hasValue(address() + "/login?stale");
        assertThat(isSignedIn(browser)).isFalse();

        assertThat(browser.cookie("CHITIEU-SIGN-IN-SESSION")).isEmpty();
        browser.signIn("leader", People.PASSWORD);
        assertThat(isSignedIn(browser)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"ward, wrong", "unknown-user, wrong", "ward, ''"})
    void saysTheSameOfAWrongPasswordAndOfAnUnknownUser(String user, String password) throws Exception {
        ABrowser browser = browser();
        HttpResponse<String> refused = browser.signIn(user, password);
        assertThat(refused.headers().firstValue("Location")).hasValue(address() + "/login?error");
        assertThat(browser.open("/login?error").body()).contains("role=\"alert\"", "không đúng");
        assertThat(isSignedIn(browser)).isFalse();
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
        await().atMost(Duration.ofMinutes(2))
                .until(() -> browser.signIn("staff", People.PASSWORD).statusCode() == 302 && isSignedIn(browser));
    }

    /** Longer than bcrypt looks at; twice, because a hash of another kind must not be replaced by the first sign-in. */
    @Test
    void aSentenceIsAPassword() throws Exception {
        for (int time = 0; time < 2; time++) {
            ABrowser browser = browser();
            browser.signIn("sentence", SENTENCE);
            assertThat(isSignedIn(browser)).isTrue();
        }
        ABrowser other = browser();
        other.signIn("sentence", SENTENCE + "!");
        assertThat(isSignedIn(other)).isFalse();
    }

    @Test
    void believesNoForwardedAddressWhereNoProxyIsTrusted() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(guess("10.0.0." + i)).isEqualTo(302);
        }
        assertThat(guess("10.0.0.99")).isEqualTo(429);
    }

    private static int guess(String forwardedFor) throws Exception {
        HttpResponse<String> page = SignedInBrowsers.send(from(forwardedFor));
        String cookies = page.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .collect(Collectors.joining("; "));
        return SignedInBrowsers.send(from(forwardedFor)
                        .header("Cookie", cookies)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "username=other&password=wrong&_csrf=" + ABrowser.tokenOn(page))))
                .statusCode();
    }

    private static HttpRequest.Builder from(String forwardedFor) {
        return HttpRequest.newBuilder(URI.create(address() + "/login"))
                .header("Accept", ABrowser.HTML)
                .header("X-Forwarded-For", forwardedFor);
    }

    private static ABrowser browser() {
        return new ABrowser(address());
    }

    private static String address() {
        return "http://localhost:" + service.port();
    }

    private static boolean isSignedIn(ABrowser browser) throws Exception {
        return browser.open("/login").statusCode() == 302;
    }
}
