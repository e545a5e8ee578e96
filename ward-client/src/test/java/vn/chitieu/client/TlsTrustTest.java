package vn.chitieu.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.File;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.time.Clock;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chitieu.client.ServiceClient.Outcome;

/** Who the service is, as its certificate says. */
class TlsTrustTest {

    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    private Path directory;

    @Test
    void speaksWithAServiceForWhichTheFileVouches() throws Exception {
        KeyStore ours = selfMade("ours", "ip:127.0.0.1");
        Path file = pem(selfMade("another", "ip:127.0.0.1"), "another");
        Files.writeString(file, "# the city's\n" + Files.readString(file) + Files.readString(pem(ours, "ours")));

        assertThat(asked(ours, "ours", TlsTrust.inAuthoritiesOf(file))).isInstanceOf(Outcome.Taken.class);
    }

    @Test
    void speaksWithNoOtherServer() throws Exception {
        KeyStore ours = selfMade("ours", "ip:127.0.0.1");
        Path other = pem(selfMade("another", "ip:127.0.0.1"), "another");

        assertThat(asked(ours, "ours", TlsTrust.inAuthoritiesOf(other)))
                .isInstanceOfSatisfying(
                        Outcome.Later.class, later -> assertThat(later.why()).startsWith("TLS, --ca: "));
        assertThat(asked(ours, "ours", null)).isInstanceOf(Outcome.Later.class);
    }

    @Test
    void speaksWithNoServerUnderAnothersName() throws Exception {
        KeyStore elsewhere = selfMade("elsewhere", "dns:elsewhere.example.org");

        assertThat(asked(elsewhere, "elsewhere", TlsTrust.inAuthoritiesOf(pem(elsewhere, "elsewhere"))))
                .isInstanceOf(Outcome.Later.class);
    }

    @Test
    void takesNoFileWithoutACertificate() throws Exception {
        Path empty = Files.writeString(directory.resolve("empty.pem"), "");
        Path nonsense = Files.writeString(
                directory.resolve("nonsense.pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");

        assertThatThrownBy(() -> TlsTrust.inAuthoritiesOf(empty)).isInstanceOf(CertificateException.class);
        assertThatThrownBy(() -> TlsTrust.inAuthoritiesOf(nonsense)).isInstanceOf(CertificateException.class);
        Path key = Files.writeString(directory.resolve("key"), "ct_x_y");
        assertThat(Chitieu.commandLine()
                        .execute("template", "u", "2022-Q1", "--key-file", key.toString(), "--ca", empty.toString()))
                .isEqualTo(Chitieu.USAGE);
        assertThat(Chitieu.commandLine()
                        .execute("template", "u", "2022-Q1", "--key-file", key.toString(), "--ca", directory + "/no"))
                .isEqualTo(Chitieu.USAGE);
    }

    private static Outcome asked(KeyStore identity, String name, SSLContext trust) throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(identity, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        try {
            URI address = URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/");
            return new ServiceClient(address, "ct_x_y", trust, Clock.systemUTC()).receipt(name);
        } finally {
            server.stop(0);
        }
    }

    /** Has the tool of the JDK make a key and a certificate that it signs itself. */
    private KeyStore selfMade(String name, String subject) throws Exception {
        Path file = directory.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(
                        System.getProperty("java.home") + File.separator + "bin" + File.separator + "keytool",
                        "-genkeypair",
                        "-alias",
                        name,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=" + subject,
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD),
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes());
        assertThat(keytool.waitFor()).as(said).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        return store;
    }

    private Path pem(KeyStore store, String name) throws Exception {
        String encoded = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(store.getCertificate(name).getEncoded());
        return Files.writeString(
                directory.resolve(name + ".pem"),
                "-----BEGIN CERTIFICATE-----\n" + encoded + "\n-----END CERTIFICATE-----\n");
    }
}
