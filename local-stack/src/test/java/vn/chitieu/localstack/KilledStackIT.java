package vn.chitieu.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chitieu.embedded.EmbeddedBroker;
import vn.chitieu.embedded.EmbeddedDatabase;
import vn.chitieu.embedded.EmbeddedInbox;

/** The program itself on foreign parts alone, killed as kill -9 does and started again. */
@Tag("slow")
class KilledStackIT {

    private static final String ARCHIVE = "archive@example.org";
    private static final int LOWEST_BASE = 20_000;
    private static final int HIGHEST_BASE = 32_000;

    @TempDir
    private Path data;

    @TempDir
    private Path elsewhere;

    @Test
    void comesBackWithTheSameTableAndNoMailTwice() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(elsewhere.resolve("kafka"), 0);
                EmbeddedDatabase database = EmbeddedDatabase.inMemory();
                EmbeddedInbox inbox = EmbeddedInbox.start(elsewhere.resolve("mail"), 0, 0, ARCHIVE)) {
            List<String> options =
                    List.of("--kafka", broker.bootstrapServers(), "--smtp", "127.0.0.1:" + inbox.smtpPort());
            Map<String, String> environment = Map.of(
                    "CHITIEU_MONGODB",
                    database.uri(),
                    "CHITIEU_NOTIFICATION_ARCHIVE_ADDRESS",
                    ARCHIVE,
                    "CHITIEU_NOTIFICATION_ARCHIVE_HOST",
                    "127.0.0.1",
                    "CHITIEU_NOTIFICATION_ARCHIVE_PORT",
                    String.valueOf(inbox.imapPort()),
                    "CHITIEU_NOTIFICATION_ARCHIVE_USER",
                    ARCHIVE,
                    "CHITIEU_NOTIFICATION_ARCHIVE_PASSWORD",
                    "any",
                    "CHITIEU_NOTIFICATION_ARCHIVE_TLS",
                    "false");

            List<String> first = untilReadyAndKilled(options, environment);
            int mails = inbox.all().size();
            List<String> second = untilReadyAndKilled(options, environment);

            assertThat(first).as("what is for people, and not the log").noneMatch(line -> line.contains(" INFO "));
            assertThat(first).anyMatch(line -> line.startsWith("Sent "));
            assertThat(table(first)).hasSizeGreaterThan(10);
            assertThat(table(second)).isEqualTo(table(first));
            assertThat(first)
                    .contains("Alerts sent: " + mails + ", as the notification service counts what 127.0.0.1:"
                            + inbox.smtpPort() + " has taken");
            assertThat(inbox.all()).hasSize(mails);
            assertThat(first)
                    .contains("MongoDB        " + database.uri() + " (foreign: not started and not stopped here)")
                    .anyMatch(line -> line.startsWith("SMTP           127.0.0.1:" + inbox.smtpPort() + " (foreign: "));
            assertThat(second).contains("The sample was sent before: nothing to send");
            assertThat(data.resolve("kafka")).doesNotExist();
            assertThat(data.resolve("mongodb")).doesNotExist();
            assertThat(data.resolve("mail")).doesNotExist();
        }
    }

    /** Returns what the program printed until it was ready; it is killed then. */
    private List<String> untilReadyAndKilled(List<String> options, Map<String, String> environment) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-Dchitieu.home=..",
                "-cp",
                System.getProperty("java.class.path"),
                LocalStack.class.getName(),
                "--data",
                data.toString(),
                "--ports",
                String.valueOf(someBase())));
        command.addAll(options);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process stack = builder.start();
        List<String> printed = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(stack.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                printed.add(line);
                if (line.equals(StackReporter.READY)) {
                    return printed;
                }
            }
            throw new AssertionError("expected " + StackReporter.READY + ", got " + printed);
        } finally {
            stack.destroyForcibly().onExit().join();
        }
    }

    private static List<String> table(List<String> printed) {
        return printed.stream()
                .dropWhile(line -> !line.startsWith("Thành phố"))
                .takeWhile(line -> !line.startsWith("Alerts sent"))
                .toList();
    }

    /** Returns a base below the ports that the system gives to those who ask for any. */
    private static int someBase() {
        return ThreadLocalRandom.current().nextInt(LOWEST_BASE, HIGHEST_BASE);
    }
}
