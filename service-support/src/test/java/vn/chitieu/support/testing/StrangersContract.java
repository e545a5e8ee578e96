package vn.chitieu.support.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a service with a sign-in page does with clients that send slowly or too much, on few threads. */
public abstract class StrangersContract extends MalformedRequestsContract {

    private static final int THREADS = 10;

    private final AnIssuer issuer = new AnIssuer().with("leader", "LEADER");

    /** Returns the settings under which this contract holds, for a service that signs people in. */
    protected final String[] settings() {
        return Stream.concat(
                        Stream.of(
                                "--server.tomcat.threads.max=" + THREADS,
                                "--server.tomcat.threads.min-spare=1",
                                // So long the server waits for the rest of a body that it has refused, before it
                                // closes the connection.
                                "--server.tomcat.connection-timeout=2s",
                                "--chitieu.requests.form-deadline=1s",
                                "--chitieu.requests.slow-forms=2"),
                        issuer.settings().stream())
                .toArray(String[]::new);
    }

    @AfterAll
    void closeIssuer() {
        issuer.close();
    }

    /** A browser's form comes at once, or nearly, so it needs no place among those that are waited for. */
    @Test
    void moreFormsThatDripThanThereAreThreadsShutNoOneOut() throws Exception {
        List<RawSocket> strangers = IntStream.range(0, 3 * THREADS)
                .mapToObj(i -> form("POST", "/login", 7_000))
                .toList();
        try {
            strangers.forEach(stranger -> stranger.send("_csrf=a"));
            ABrowser browser = new ABrowser("http://localhost:" + port());
            assertThat(browser.open("/login").statusCode()).isEqualTo(200);
            // While they all come at once it may be asked to come again in a moment.
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> issuer.signIn(browser, "leader").statusCode() == 302);
            JsonNode token = JsonMapper.shared()
                    .readTree(browser.get("/api/v1/me", "*/*").body())
                    .path("csrf");
            Map<String, String> signOut = Map.of(
                    token.path("parameter").asString(), token.path("token").asString());
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> browser.post("/logout", signOut).statusCode() == 302);

            strangers.forEach(stranger -> stranger.drip("a"));
            assertThat(strangers)
                    .allSatisfy(stranger -> assertThat(stranger.answer())
                            .containsPattern("^HTTP/1.1 (408|503)")
                            .contains("application/problem+json", "\"code\":\""));
        } finally {
            strangers.forEach(RawSocket::close);
        }
    }

    /** Nothing but its first bytes is ever sent, so an answer says that the body was not waited for. */
    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "DELETE", "POST"})
    void aFormOfAnySizeIsRefusedUnread(String method) {
        try (RawSocket stranger = form(method, "/api/v1/something", 200_000_000)) {
            stranger.send("a=b&");
            assertThat(stranger.answer())
                    .containsPattern("^HTTP/1.1 4(01|03|13)")
                    .contains("\"code\":\"");
        }
    }

    @Test
    void filesOfAStrangerAreNotRead() {
        try (RawSocket stranger = new RawSocket(port())) {
            stranger.send("POST /login HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\n"
                    + "Content-Length: 1000000\r\n\r\n--b\r\n");
            assertThat(stranger.answer()).containsPattern("^HTTP/1.1 40[13]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%zz", "a=%ff", "%"})
    void aFormThatCannotBeReadIsAProblem(String body) {
        try (RawSocket stranger = form("POST", "/login", body.length())) {
            stranger.send(body);
            stranger.send("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            assertThat(stranger.answer())
                    .startsWith("HTTP/1.1 400")
                    .contains("\"code\":\"BAD_REQUEST\"", "X-Content-Type-Options: nosniff");
        }
    }

    /** A page of another site may read nothing, with a key neither. */
    @ParameterizedTest
    @ValueSource(strings = {"GET", "OPTIONS"})
    void noOtherSiteMayReadAnything(String method) {
        try (RawSocket stranger = new RawSocket(port())) {
            stranger.send(method + " /api/v1/catalog HTTP/1.1\r\nHost: localhost\r\n"
                    + "Origin: https://elsewhere.example.org\r\nAccess-Control-Request-Method: GET\r\n"
                    + "Connection: close\r\n\r\n");
            assertThat(stranger.answer().toLowerCase(Locale.ROOT))
                    .startsWith("http/1.1 ")
                    .doesNotContain("access-control");
        }
    }

    private RawSocket form(String method, String path, int length) {
        RawSocket socket = new RawSocket(port());
        socket.send(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + length + "\r\n\r\n");
        return socket;
    }
}
