package vn.chitieu.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A key of a server on this machine, with a certificate that it signed itself.
 *
 * @param store the key and the certificate, PKCS12
 * @param certificate the certificate alone, PEM
 */
record SelfSigned(Path store, Path certificate) {

    /** Of the store and of the key in it. */
    static final String PASSWORD = "of-the-key-store";

    /** The name of the key in the store. */
    static final String ALIAS = "server";

    static SelfSigned in(Path directory) throws Exception {
        SelfSigned made = new SelfSigned(directory.resolve("server.p12"), directory.resolve("server.pem"));
        made.keytool(List.of("-genkeypair", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "san=ip:127.0.0.1"));
        made.keytool(List.of("-exportcert", "-rfc", "-file", made.certificate.toString()));
        return made;
    }

    private void keytool(List<String> more) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-alias",
                ALIAS,
                "-keystore",
                store.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD));
        command.addAll(1, more);
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}
