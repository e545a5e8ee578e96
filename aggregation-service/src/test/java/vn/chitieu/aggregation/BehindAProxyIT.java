package vn.chitieu.aggregation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import vn.chitieu.support.testing.ABrowser;
import vn.chitieu.support.testing.AnIssuer;
import vn.chitieu.support.testing.TestBroker;
import vn.chitieu.support.testing.TestDatabase;

/** The service behind a proxy that its settings trust, and that adds TLS. */
@ExtendWith(OutputCaptureExtension.class)
class BehindAProxyIT {

    private static AnIssuer issuer;
    private static ConfigurableApplicationContext service;
    private static String address;

    @BeforeAll
    static void start() {
        issuer = new AnIssuer().with("leader", "LEADER");
        Stream<String> own = Stream.of(
                "--server.port=0",
                "--chitieu.requests.trusted-proxies=127.0.0.0/8,0:0:0:0:0:0:0:1",
                "--chitieu.catalog=../catalog/thanh-hoa",
                "--chitieu.topics.partitions=1",
                "--chitieu.aggregation.database=" + TestDatabase.freshName(),
                "--spring.kafka.bootstrap-servers=" + TestBroker.bootstrapServers(),
                "--spring.kafka.consumer.group-id=proxied",
                "--spring.mongodb.uri=" + TestDatabase.uri());
        service = AggregationApplication.application()
                .run(AReader.with(Stream.concat(own, issuer.settings().stream()).toArray(String[]::new)));
        address = "http://127.0.0.1:"
                + ((WebServerApplicationContext) service).getWebServer().getPort();
    }

    @AfterAll
    static void stop() {
        service.close();
        issuer.close();
    }

    @Test
    void everyCookieIsBoundToTheHostAndBrowsersComeBackOverTls() throws Exception {
        HttpResponse<String> page = send(request("/reports", "10.1.1.1"));
        HttpResponse<String> signIn = send(request("/login", "10.1.1.1"));
        HttpResponse<String> in = signIn(path -> request(path, "10.1.1.1"), "");
        assertThat(in.headers().firstValue("Location")).hasValue("/");
        List<String> cookies = List.of(page, signIn, in).stream()
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
    void theAddressOfAnAttemptIsTheOneThatTheProxyNames(CapturedOutput log) throws Exception {
        send(request("/login/oauth2/code/city?code=c&state=forged", "6.6.6.6, 10.2.2.2"));
        assertThat(log.getOut()).containsPattern("Sign-in of .* from 10\\.2\\.2\\.2 failed");
        assertThat(log.getOut()).doesNotContain("6.6.6.6");
    }

    /** The proxy offers the service below a path, and takes that path away. */
    @Test
    void redirectsAndLinksStayBelowThePathThatTheProxyNames() throws Exception {
        HttpResponse<String> sentToSignIn = send(below("/reports"));
        assertThat(sentToSignIn.headers().firstValue("Location")).hasValue("/figures/login");
        assertThat(send(below("/login")).body())
                .contains("href=\"shell/shell.css\"", "href=\"oauth2/authorization/city\"");
        HttpResponse<String> in = signIn(BehindAProxyIT::below, cookiesOf(sentToSignIn));
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

    /** Signs the leader in, whose browser comes by the proxy and has these cookies already. */
    private static HttpResponse<String> signIn(Function<String, HttpRequest.Builder> to, String cookies)
            throws Exception {
        HttpResponse<String> begun = send(to.apply("/oauth2/authorization/city"));
        String back = issuer.comeBack(
                URI.create(begun.headers().firstValue("Location").orElseThrow()), "leader");
        String all = Stream.of(cookies, cookiesOf(begun))
                .filter(some -> !some.isEmpty())
                .collect(Collectors.joining("; "));
        return send(to.apply(back).header("Cookie", all));
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
