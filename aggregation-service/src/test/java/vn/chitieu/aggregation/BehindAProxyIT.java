package vn.chitieu.aggregation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import vn.chitieu.support.testing.ABrowser;
import vn.chitieu.support.testing.TestBroker;
import vn.chitieu.support.testing.TestDatabase;

/** The service behind a proxy that its settings trust, and that adds TLS. */
class BehindAProxyIT {

    private static final String PASSWORD = "mật khẩu đúng";

    private static ConfigurableApplicationContext service;
    private static String address;

    @BeforeAll
    static void start() {
        service = AggregationApplication.application()
                .run(AReader.with(
                        "--server.port=0",
                        "--chitieu.requests.trusted-proxies=127.0.0.0/8,0:0:0:0:0:0:0:1",
                        "--chitieu.catalog=../catalog/thanh-hoa",
                        "--chitieu.topics.partitions=1",
                        "--chitieu.aggregation.database=" + TestDatabase.freshName(),
                        "--spring.kafka.bootstrap-servers=" + TestBroker.bootstrapServers(),
                        "--spring.kafka.consumer.group-id=proxied",
                        "--spring.mongodb.uri=" + TestDatabase.uri(),
                        "--chitieu.aggregation.sign-in.throttle.failures=3",
                        "--chitieu.aggregation.sign-in.people[0].name=leader",
                        "--chitieu.aggregation.sign-in.people[0].role=LEADER",
                        "--chitieu.aggregation.sign-in.people[0].password-hash={bcrypt}"
                                + new BCryptPasswordEncoder(4).encode(PASSWORD)));
        address = "http://127.0.0.1:"
                + ((WebServerApplicationContext) service).getWebServer().getPort();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void everyCookieIsBoundToTheHostAndBrowsersComeBackOverTls() throws Exception {
        HttpResponse<String> page = send(request("/reports", "10.1.1.1"));
        HttpResponse<String> in = signIn("leader", PASSWORD, "10.1.1.1");
        assertThat(in.headers().firstValue("Location")).hasValue("/");
        List<String> cookies = List.of(page, in).stream()
                .flatMap(answer -> answer.headers().allValues("Set-Cookie").stream())
                .toList();
        assertThat(cookies)
                .allSatisfy(cookie -> assertThat(cookie)
                        .startsWith("__Host-CHITIEU-")
                        .contains("Path=/", "Secure", "HttpOnly", "SameSite=Lax"))
                .extracting(cookie -> cookie.substring(0, cookie.indexOf('=')))
                .contains("__Host-CHITIEU-SESSION", "__Host-CHITIEU-CSRF", "__Host-CHITIEU-ASKED");
        for (String path : List.of("/login", "/nothing", "/api/v1/totals", "/a/..%2fb")) {
            assertThat(send(request(path, "10.1.1.1")).headers().allValues("Strict-Transport-Security"))
                    .as(path)
                    .singleElement()
                    .asString()
                    .startsWith("max-age=31536000");
        }
    }

    /** The address that the proxy names counts, not what was put before it from outside. */
    @Test
    void guessesAreCountedForTheAddressThatTheProxyNames() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(signIn("other", "wrong", "6.6.6." + i + ", 10.2.2.2").statusCode())
                    .isEqualTo(302);
        }
        assertThat(signIn("other", "wrong", "7.7.7.7, 10.2.2.2").statusCode()).isEqualTo(429);
        assertThat(signIn("other", "wrong", "10.3.3.3").statusCode()).isEqualTo(302);
    }

    /** The proxy offers the service below a path, and takes that path away. */
    @Test
    void redirectsAndLinksStayBelowThePathThatTheProxyNames() throws Exception {
        HttpResponse<String> sentToSignIn = send(below("/reports"));
        assertThat(sentToSignIn.headers().firstValue("Location")).hasValue("/figures/login");
        HttpResponse<String> page = send(below("/login"));
        assertThat(page.body()).contains("href=\"shell/shell.css\"").contains("action=\"login\"");
        HttpResponse<String> in = send(below("/login")
                .header("Cookie", cookiesOf(sentToSignIn) + "; " + cookiesOf(page))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("username=leader&_csrf=" + ABrowser.tokenOn(page)
                        + "&password=" + URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8))));
        assertThat(in.headers().firstValue("Location")).hasValue("/figures/reports");
        assertThat(send(below("/").header("Cookie", cookiesOf(in))).statusCode())
                .isEqualTo(200);
        assertThat(send(below("/nothing").header("Cookie", cookiesOf(in))).statusCode())
                .isEqualTo(404);
        assertThat(send(request("/reports", "10.1.1.1").header("X-Forwarded-Prefix", "//elsewhere.example.org"))
                        .headers()
                        .firstValue("Location"))
                .hasValue("/login");
    }

    private static HttpRequest.Builder below(String path) {
        return request(path, "10.4.4.4").header("X-Forwarded-Prefix", "/figures");
    }

    private static String cookiesOf(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .collect(Collectors.joining("; "));
    }

    private static HttpResponse<String> signIn(String user, String password, String forwardedFor) throws Exception {
        HttpResponse<String> page = send(request("/login", forwardedFor));
        String cookies = cookiesOf(page);
        return send(request("/login", forwardedFor)
                .header("Cookie", cookies)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("username=" + user + "&_csrf=" + ABrowser.tokenOn(page)
                        + "&password=" + URLEncoder.encode(password, StandardCharsets.UTF_8))));
    }

    private static HttpRequest.Builder request(String path, String forwardedFor) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .header("Accept", ABrowser.HTML)
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-For", forwardedFor);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
