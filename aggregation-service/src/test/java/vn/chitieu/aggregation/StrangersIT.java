package vn.chitieu.aggregation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Strangers who send slowly or too much, on a service with few threads. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class StrangersIT {

    private static final int THREADS = 10;
    private static final String PASSWORD = "mật khẩu đúng";
    private static final String[] SETTINGS = {
        "--server.tomcat.threads.max=" + THREADS,
        "--server.tomcat.threads.min-spare=1",
        // So long the server waits for the rest of a body that it has refused, before it closes the connection.
        "--server.tomcat.connection-timeout=2s",
        "--chitieu.requests.form-deadline=1s",
        "--chitieu.requests.slow-forms=2",
        "--chitieu.aggregation.sign-in.people[0].name=leader",
        "--chitieu.aggregation.sign-in.people[0].role=LEADER",
        "--chitieu.aggregation.sign-in.people[0].password-hash={bcrypt}" + new BCryptPasswordEncoder(4).encode(PASSWORD)
    };

    private ConfigurableApplicationContext service;

    @BeforeAll
    void start() {
        service = AggregationService.application()
                .run(AReader.with(Stream.concat(
                                Stream.of(
                                        "--server.port=0",
                                        "--chitieu.catalog=../catalog/thanh-hoa",
                                        "--chitieu.topics.partitions=1",
                                        "--chitieu.aggregation.database=" + TestDatabase.freshName(),
                                        "--spring.kafka.bootstrap-servers=" + TestBroker.bootstrapServers(),
                                        "--spring.kafka.consumer.group-id=strangers",
                                        "--spring.mongodb.uri=" + TestDatabase.uri()),
                                Stream.of(SETTINGS))
                        .toArray(String[]::new)));
    }

    @AfterAll
    void stop() {
        service.close();
    }

    private int port() {
        return ((WebServerApplicationContext) service).getWebServer().getPort();
    }

    private String address() {
        return "http://localhost:" + port();
    }

    /** A page of another site may neither ask before nor read the answer. */
    @ParameterizedTest
    @ValueSource(strings = {"OPTIONS", "GET"})
    void noPageOfAnotherSiteIsLetIn(String method) throws Exception {
        HttpResponse<Void> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(address() + "/api/v1/totals?quarter=2022-Q1"))
                                .method(method, HttpRequest.BodyPublishers.noBody())
                                .header("Origin", "https://elsewhere.example.org")
                                .header("Access-Control-Request-Method", "GET")
                                .header("Authorization", "Bearer " + AReader.KEY)
                                .build(),
                        HttpResponse.BodyHandlers.discarding());

        assertThat(answer.headers().map().keySet())
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control"));
    }

    /** A browser's form comes at once, or nearly, so it needs no place among those that are waited for. */
    @Test
    void moreFormsThatDripThanThereAreThreadsShutNoOneOut() throws Exception {
        List<RawSocket> strangers = IntStream.range(0, 3 * THREADS)
                .mapToObj(i -> form("POST", "/login", 7_000))
                .toList();
        try {
            strangers.forEach(stranger -> stranger.send("_csrf=a"));
            ABrowser browser = new ABrowser(address());
            assertThat(browser.open("/login").statusCode()).isEqualTo(200);
            // While they all come at once it may be asked to come again in a moment.
            Awaitility.await()
                    .atMost(10, TimeUnit.SECONDS)
                    .until(() -> browser.signIn("leader", PASSWORD).statusCode() == 302);
            assertThat(browser.get("/api/v1/me", "*/*").statusCode()).isEqualTo(200);

            strangers.forEach(StrangersIT::drip);
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
                "GET /%00 HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /a/..%2fb HTTP/1.1\r\nHost: x\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n"
            })
    void whatIsNoRequestIsAnsweredWithAProblem(String bytes) {
        try (RawSocket stranger = new RawSocket(port())) {
            stranger.send(bytes);
            stranger.send("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            assertThat(stranger.answer())
                    .containsPattern("^HTTP/1.1 (4..|50[15])")
                    .contains("application/problem+json", "\"code\":\"", "X-Content-Type-Options: nosniff")
                    .doesNotContainIgnoringCase("<html", "tomcat", "exception");
        }
    }

    private RawSocket form(String method, String path, int length) {
        RawSocket socket = new RawSocket(port());
        socket.send(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + length + "\r\n\r\n");
        return socket;
    }

    /** Sends a byte now and then for as long as it is taken. */
    private static void drip(RawSocket socket) {
        Awaitility.await()
                .pollInterval(50, TimeUnit.MILLISECONDS)
                .atMost(20, TimeUnit.SECONDS)
                .until(() -> !socket.send("a"));
    }
}
