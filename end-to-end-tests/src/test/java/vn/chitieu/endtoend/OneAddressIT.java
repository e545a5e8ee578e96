package vn.chitieu.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** All services at one address, over TLS, behind the proxy of the compose file. */
@Tag("slow")
class OneAddressIT {

    private static SystemUnderTest system;
    private static ReverseProxy proxy;
    private static HttpClient http;

    @BeforeAll
    static void start(@TempDir(cleanup = CleanupMode.NEVER) Path folder) throws Exception {
        ReverseProxy.assumeThere();
        URI address = ReverseProxy.freeAddress();
        system = SystemUnderTest.behind(address);
        proxy = ReverseProxy.of(system, address, folder);
        SSLContext trusting = SSLContext.getInstance("TLS");
        trusting.init(null, new TrustManager[] {new TrustsTheProxy()}, null);
        http = HttpClient.newBuilder().sslContext(trusting).build();
        await().atMost(Duration.ofMinutes(2))
                .ignoreExceptions()
                .until(() -> get("login?out").statusCode() == 200);
    }

    @AfterAll
    static void stop() {
        if (proxy != null) {
            proxy.close();
            system.close();
        }
    }

    @Test
    void aPageSendsAStrangerToTheSignInOfItsOwnService() throws Exception {
        assertThat(get("reports").headers().firstValue("Location")).hasValue("/login");
        assertThat(get("alerts/").headers().firstValue("Location")).hasValue("/alerts/login");
        assertThat(get("alerts").headers().firstValue("Location")).hasValue("/alerts/");
        assertThat(get("alerts/shell/shell.css").statusCode()).isEqualTo(200);
        assertThat(get("ingestion/api.html").statusCode()).isEqualTo(200);
    }

    /** Each step as a browser takes it, with its cookies. */
    @Test
    void theWayToTheSignInStaysAtTheOneAddress() throws Exception {
        HttpClient browser = HttpClient.newBuilder()
                .sslContext(http.sslContext())
                .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                .build();
        List<String> way = new ArrayList<>();
        URI next = proxy.address();
        HttpResponse<String> answer = null;
        while (next != null && way.size() < 10) {
            way.add(next.toString());
            answer = browser.send(
                    HttpRequest.newBuilder(next).header("Accept", "text/html").build(),
                    HttpResponse.BodyHandlers.ofString());
            URI from = next;
            next = answer.headers().firstValue("Location").map(from::resolve).orElse(null);
        }
        assertThat(way)
                .allSatisfy(step -> assertThat(step).startsWith(proxy.address().toString()));
        assertThat(Objects.requireNonNull(answer).body())
                .as(String.join("\n", way))
                .contains("id=\"username\"");
        assertThat(way.get(way.size() - 1)).isEqualTo(proxy.address() + "ingestion/login");
    }

    @Test
    void aWardSendsItsFiguresThere() throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(proxy.address().resolve("ingestion/api/v1/updates?dryRun=true"))
                        .header("Authorization", "Bearer " + system.key("nam-ngan"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "{\"unit\": \"nam-ngan\", \"indicator\": \"LAND_CLEARED\","
                                        + " \"period\": \"2022-03\", \"value\": \"1.5\", \"reason\": \"đo lại\"}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void aLeaderSignsInThereAndStaysThere() {
        Browser.assumeThere();
        try (Browser browser = Browser.of(system, proxy.address(), "lanh-dao")) {
            browser.awaitFigures();
            assertThat(browser.address()).isEqualTo(proxy.address().toString());
            browser.picture("one-address");
        }
        URI alerts = proxy.address().resolve("alerts/?lang=vi");
        try (Browser browser = Browser.of(system, proxy.address(), "lanh-dao")) {
            browser.visit(alerts);
            browser.awaitText("h1", "Cảnh báo");
            browser.awaitFigures();
            assertThat(browser.address()).startsWith(proxy.address() + "alerts/");
            browser.picture("one-address-alerts");
        }
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(proxy.address().resolve(path))
                        .header("Accept", "text/html")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** The proxy signs its certificate itself. */
    private static final class TrustsTheProxy extends X509ExtendedTrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
