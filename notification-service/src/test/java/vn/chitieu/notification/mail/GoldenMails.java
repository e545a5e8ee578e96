package vn.chitieu.notification.mail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Mails as they once were found to be good. Run the tests with {@code -Dgolden.write=true} to take the present ones for
 * good, and read the difference before it is committed.
 */
final class GoldenMails {

    private static final Path GOLDEN = Path.of("src", "test", "resources", "vn", "chitieu", "notification", "mail");

    private GoldenMails() {}

    /** Returns what the golden file says; writes it first where that is asked for. */
    static String expected(String name, String actual) throws IOException {
        Path file = GOLDEN.resolve(name);
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, actual);
        }
        return Files.exists(file) ? Files.readString(file) : "";
    }

    /** Returns HTML with one element on each line and nothing that depends on how it was laid out in the template. */
    static String normalised(String html) {
        return html.replace("\r\n", "\n")
                        .replaceAll("\\s+", " ")
                        .replaceAll("> ?<", ">\n<")
                        .strip() + "\n";
    }

    /** Leaves a mail under target/mails, to be looked at in a browser. */
    static void keepForEyes(String name, String html) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "mails"));
        Files.writeString(folder.resolve(name + ".html"), html);
    }
}
