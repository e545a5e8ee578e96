package vn.chitieu.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.Environment;
import vn.chitieu.support.testing.TestBroker;
import vn.chitieu.support.testing.TestDatabase;

/** The service behind a certificate of its own, by settings alone, as docs/operations.md has them. */
@Tag("slow")
class TlsIT {

    private static final String UPDATE =
            "{\"unit\": \"nam-ngan\", \"indicator\": \"URBAN_VIOLATIONS\", \"period\": \"2022-03\", \"value\": 6}";

    @TempDir
    private Path directory;

    @Test
    void takesUpdatesOverTlsAndANewCertificateWithoutARestart() throws Exception {
        Path certificate = directory.resolve("tls.crt");
        Path key = directory.resolve("tls.key");
        SelfMadeCertificate first = new SelfMadeCertificate(directory, "first");
        SelfMadeCertificate second = new SelfMadeCertificate(directory, "second");
        first.writeTo(certificate, key);
        try (ServiceUnderTest service = ServiceUnderTest.start(
                TestBroker.bootstrapServers(),
                TestDatabase.uri(),
                "server.ssl.bundle=web",
                "spring.ssl.bundle.pem.web.keystore.certificate=" + certificate.toUri(),
                "spring.ssl.bundle.pem.web.keystore.private-key=" + key.toUri(),
                "spring.ssl.bundle.pem.web.reload-on-update=true",
                "spring.ssl.bundle.watch.file.quiet-period=200ms",
                "management.server.port=0",
                "management.server.ssl.enabled=false")) {
            String wardKey = EmbeddedParts.SERVICE.keyOf("nam-ngan");

            assertThat(submit(service, first.trusted(), wardKey).statusCode()).isEqualTo(202);
            assertThatThrownBy(() -> submit(service, second.trusted(), wardKey)).isInstanceOf(SSLException.class);
            assertThatThrownBy(() -> submit(service, SSLContext.getDefault(), wardKey))
                    .isInstanceOf(SSLException.class);
            assertThat(plain(service.port(), "/api/v1/updates")).isEqualTo(400);
            assertThat(health(service)).isEqualTo(200);

            second.writeTo(certificate, key);

            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .ignoreExceptionsInstanceOf(SSLException.class)
                    .until(() -> submit(service, second.trusted(), wardKey).statusCode() == 202);
            assertThatThrownBy(() -> submit(service, first.trusted(), wardKey)).isInstanceOf(SSLException.class);
        }
    }

    private static HttpResponse<String> submit(ServiceUnderTest service, SSLContext trust, String key)
            throws IOException, InterruptedException, GeneralSecurityException {
        return HttpClient.newBuilder()
                .sslContext(trust)
                .build()
                .send(
                        HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + service.port() + "/api/v1/updates"))
                                .timeout(Duration.ofSeconds(30))
                                .header("Authorization", "Bearer " + key)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(UPDATE))
                                .build(),
                        BodyHandlers.ofString());
    }

    /** The container's own health check speaks no TLS: with a port of its own, health answers in the clear. */
    private static int health(ServiceUnderTest service) throws IOException, InterruptedException {
        int port = service.bean(Environment.class).getRequiredProperty("local.management.port", Integer.class);
        return plain(port, "/actuator/health/liveness");
    }

    private static int plain(int port, String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .timeout(Duration.ofSeconds(30))
                                .build(),
                        BodyHandlers.ofString())
                .statusCode();
    }
}
