package vn.chitieu.client;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Options of every command that calls the service. A key is never an option: other users can see the command line. */
final class Connection {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final PrintStream OUT = Terminal.out();
    private static final PrintStream ERR = Terminal.err();

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "${env:CHITIEU_URL:-http://127.0.0.1:8081/}",
            description = "Address of the ingestion service (${DEFAULT-VALUE}); also CHITIEU_URL")
    private URI url = URI.create("http://127.0.0.1:8081/");

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description = "File with the key of the unit; without it CHITIEU_KEY")
    private @Nullable Path keyFile;

    @Option(
            names = "--ca",
            paramLabel = "FILE",
            description = "Certificates (PEM) of the authorities that vouch for the service, and no others;"
                    + " without it CHITIEU_CA, or those that Java trusts")
    private @Nullable Path authorities;

    @Option(
            names = "--lang",
            paramLabel = "vi|en",
            defaultValue = "vi",
            converter = Language.class,
            description = "Language of what is printed (${DEFAULT-VALUE})")
    private String language = "vi";

    /** Returns the service; null, after a message about it, where there is no key, or no certificate to trust. */
    @Nullable
    ServiceClient service() throws IOException {
        String key = keyFile == null ? System.getenv("CHITIEU_KEY") : keyIn(keyFile);
        if (key == null || !key.strip().matches("[!-~]{1,500}")) {
            err().println(words().say("noKey"));
            return null;
        }
        if (url.getHost() == null || !String.valueOf(url.getScheme()).matches("https?")) {
            err().println(words().say("noAddress", url));
            return null;
        }
        String named = System.getenv("CHITIEU_CA");
        Path file = authorities != null || named == null || named.isEmpty() ? authorities : Path.of(named);
        try {
            return new ServiceClient(
                    url, key.strip(), file == null ? null : TlsTrust.inAuthoritiesOf(file), Clock.systemUTC());
        } catch (IOException | CertificateException unusable) {
            err().println(words().say("noAuthorities", file));
            return null;
        }
    }

    /** Editors of Windows put a mark before the text, which belongs to no key. */
    private static @Nullable String keyIn(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (IOException unreadable) {
            return null;
        }
    }

    ClientMessages words() {
        return new ClientMessages(language);
    }

    /** Returns whether a key was given, valid or not. */
    boolean hasKey() {
        return keyFile != null || System.getenv("CHITIEU_KEY") != null;
    }

    /** Takes the languages that there are words in. */
    static final class Language implements ITypeConverter<String> {

        @Override
        public String convert(String value) {
            if (!value.equals("vi") && !value.equals("en")) {
                throw new TypeConversionException("expected vi or en, got " + ResponseText.clean(value));
            }
            return value;
        }
    }

    static PrintStream out() {
        return OUT;
    }

    static PrintStream err() {
        return ERR;
    }
}
