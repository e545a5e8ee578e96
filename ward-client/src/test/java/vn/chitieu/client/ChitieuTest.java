package vn.chitieu.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a process of its own. */
@Tag("slow")
class ChitieuTest {

    @TempDir
    private Path directory;

    @Test
    void killedWhileItWaitsForTheAnswerItSendsTheSameAgain() throws Exception {
        Path file = Files.writeString(directory.resolve("a.csv"), "unit;value\n");
        try (FlakyService service = new FlakyService().first(FlakyService.NEVER_ANSWER, 200)) {
            Process first = start(service, "push", file.toString());
            Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> service.seen.size() == 1);
            first.destroyForcibly().waitFor();
            Files.delete(file);

            assertThat(finished(start(service, "push"))).isEqualTo(Chitieu.OK);
            assertThat(service.seen).hasSize(2);
            assertThat(service.seen.get(1)).isEqualTo(service.seen.get(0));
            assertThat(finished(start(service, "push"))).isEqualTo(Chitieu.OK);
            assertThat(service.seen).hasSize(2);
        }
    }

    @Test
    void saysWhatWaits() throws Exception {
        Path file = Files.writeString(directory.resolve("a.csv"), "unit;value\n");
        try (FlakyService service = new FlakyService().first(503)) {
            assertThat(finished(start(service, "push", "--wait", "PT0S", file.toString())))
                    .isEqualTo(Chitieu.WAITS);
        }
        Process status = start(List.of("status", "--lang", "en", "--spool", spool()));

        assertThat(new String(status.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("Waiting: 1. Sent: 0. Refused: 0.", "a.csv");
        assertThat(finished(status)).isEqualTo(Chitieu.WAITS);
    }

    @Test
    void tellsOfEachUpdateUntilItIsInTheTotals() throws Exception {
        Path file = Files.writeString(directory.resolve("a.csv"), "unit;value\n");
        try (FlakyService service = new FlakyService()) {
            assertThat(finished(start(service, "push", file.toString()))).isEqualTo(Chitieu.REFUSED);

            Process early = start(service, "status", "--lang", "en");
            assertThat(printed(early)).contains("2-632  under way");
            assertThat(finished(early)).isEqualTo(Chitieu.WAITS);

            Process watching = start(service, "status", "--lang", "en", "--watch");
            Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> service.asked.size() > 1);
            service.receipts.put(
                    "2-632",
                    "{\"receipt\":\"2-632\",\"outcome\":\"CREATED\",\"period\":\"2022-03\",\"lateSince\":\"2022-04-08T00:00:00+07:00\",\"totals\":[{\"scope\":\"city\","
                            + "\"indicator\":\"LAND_CLEARED\",\"quarter\":\"2022-Q1\",\"revision\":17}]}");
            assertThat(printed(watching))
                    .contains(
                            "2-632  2022-03  counts (CREATED)  late: the deadline had passed at 2022-04-08 00:00  in the totals: city LAND_CLEARED 2022-Q1 #17");
            assertThat(finished(watching)).isEqualTo(Chitieu.OK);

            int asked = service.asked.size();
            assertThat(printed(start(service, "status")))
                    .contains("đã được tính (CREATED)  nộp muộn: đã quá hạn từ 00:00 ngày 08/04/2022");
            assertThat(service.asked).hasSize(asked);
        }
    }

    @Test
    void saysThatAnUpdateDoesNotCount() throws Exception {
        Path file = Files.writeString(directory.resolve("a.csv"), "unit;value\n");
        try (FlakyService service = new FlakyService()) {
            finished(start(service, "push", file.toString()));
            service.receipts.put(
                    "2-632",
                    "{\"receipt\":\"2-632\",\"outcome\":\"CONFLICT\",\"totals\":[],\"error\":null,"
                            + "\"conflict\":{\"first\":\"2-5\",\"differs\":[{\"field\":\"value\"}]}}");

            Process status = start(service, "status", "--lang", "en");
            assertThat(printed(status)).contains("receipt 2-5 has that id; other in: value");
            assertThat(finished(status)).isEqualTo(Chitieu.REFUSED);
        }
    }

    @Test
    void aPageOfAProxyIsNoReceipt() throws Exception {
        Path file = Files.writeString(directory.resolve("a.csv"), "unit;value\n");
        try (FlakyService service = new FlakyService()) {
            finished(start(service, "push", file.toString()));
            service.receipts.put("2-632", "<html>sign in</html>");

            Process status = start(service, "status", "--lang", "en");
            assertThat(printed(status)).contains("2-632  under way");
            assertThat(finished(status)).isEqualTo(Chitieu.WAITS);
        }
    }

    @Test
    void checksWithoutKeeping() throws Exception {
        Path file = Files.writeString(directory.resolve("a.csv"), "unit;value\n");
        try (FlakyService service = new FlakyService().first(200)) {
            List<String> arguments = new ArrayList<>(List.of("check", file.toString(), "--numbers", "vi"));
            arguments.addAll(connection(service));

            assertThat(finished(start(arguments))).isEqualTo(Chitieu.OK);
            assertThat(service.seen.get(0).path()).isEqualTo("/api/v1/updates?dryRun=true&numbers=vi");
            assertThat(Path.of(spool())).doesNotExist();
        }
    }

    @Test
    void takesNoFileThatTheServiceDoesNotTake() throws Exception {
        Path file = Files.writeString(directory.resolve("a.pdf"), "x");
        try (FlakyService service = new FlakyService()) {
            assertThat(finished(start(service, "push", file.toString()))).isEqualTo(Chitieu.USAGE);
            assertThat(service.seen).isEmpty();
        }
    }

    /** One that got into the spool would hold back everything behind it. */
    @Test
    void takesNoNumberFormatThatTheServiceDoesNotKnow() throws Exception {
        Path file = Files.writeString(directory.resolve("a.csv"), "unit;value\n");
        try (FlakyService service = new FlakyService().first(200)) {
            assertThat(finished(start(service, "push", file.toString(), "--numbers", "1.234,5 vi")))
                    .isEqualTo(Chitieu.USAGE);
            assertThat(Path.of(spool())).doesNotExist();
            assertThat(finished(start(service, "push", file.toString(), "--numbers", "vi")))
                    .isEqualTo(Chitieu.OK);
        }
    }

    /** Each is reported in a line, none with a stack trace. */
    @Test
    void saysWhatIsWrongWithTheComputerOrTheCommandLine() throws Exception {
        Path file = Files.writeString(directory.resolve("a.csv"), "unit;value\n");
        Path key = Files.writeString(directory.resolve("key"), "\uFEFFct_x_y\r\n");
        try (FlakyService service = new FlakyService().first(200)) {
            assertThat(run("push", "--spool", file.toString(), "--url", service.url(), "--key-file", key.toString()))
                    .isEqualTo(Chitieu.DISK);
            assertThat(run("check", file.toString(), "--url", "127.0.0.1:8081", "--key-file", key.toString()))
                    .isEqualTo(Chitieu.USAGE);
            assertThat(run("check", file.toString(), "--url", service.url(), "--key-file", spool()))
                    .isEqualTo(Chitieu.USAGE);
            assertThat(run("check", file.toString(), "--url", service.url(), "--lang", "fr"))
                    .isEqualTo(Chitieu.USAGE);
            assertThat(service.seen).isEmpty();

            assertThat(run("check", file.toString(), "--url", service.url(), "--key-file", key.toString()))
                    .isEqualTo(Chitieu.OK);
            assertThat(service.seen.get(0).authorization()).isEqualTo("Bearer ct_x_y");
        }
    }

    /** As behind the proxy of the containers, where the service is at a path. */
    @Test
    void asksBelowThePathOfTheAddress() throws Exception {
        Path file = Files.writeString(directory.resolve("a.csv"), "unit;value\n");
        Path key = Files.writeString(directory.resolve("key"), "ct_x_y");
        try (FlakyService service = new FlakyService().first(200, 200)) {
            for (String path : List.of("ingestion", "ingestion/?lang=vi")) {
                assertThat(run("check", file.toString(), "--url", service.url() + path, "--key-file", key.toString()))
                        .isEqualTo(Chitieu.OK);
            }
            assertThat(service.seen)
                    .extracting(FlakyService.Seen::path)
                    .containsExactly("/ingestion/api/v1/updates?dryRun=true", "/ingestion/api/v1/updates?dryRun=true");
        }
    }

    @Test
    void aPageOfAProxyIsNoWorkbookAndNoCheck() throws Exception {
        Path file = Files.writeString(directory.resolve("a.csv"), "unit;value\n");
        Path key = Files.writeString(directory.resolve("key"), "ct_x_y");
        Path workbook = directory.resolve("b.xlsx");
        try (FlakyService service =
                new FlakyService().first(FlakyService.PAGE_OF_A_PROXY, FlakyService.PAGE_OF_A_PROXY)) {
            List<String> there = List.of("--url", service.url(), "--key-file", key.toString());
            assertThat(run(there, "check", file.toString())).isEqualTo(Chitieu.WAITS);
            assertThat(run(there, "template", "nam-ngan", "2022-Q1", "-o", workbook.toString()))
                    .isEqualTo(Chitieu.WAITS);
            assertThat(workbook).doesNotExist();
        }
    }

    private static int run(String... arguments) {
        return run(List.of(), arguments);
    }

    private static int run(List<String> rest, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(rest);
        return Chitieu.commandLine().execute(all.toArray(String[]::new));
    }

    private Process start(FlakyService service, String command, String... rest) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of(rest));
        arguments.addAll(List.of("--spool", spool()));
        arguments.addAll(connection(service));
        return start(arguments);
    }

    private List<String> connection(FlakyService service) throws IOException {
        Path key = Files.writeString(directory.resolve("key"), "ct_x_y\n");
        return List.of("--url", service.url(), "--key-file", key.toString());
    }

    private String spool() {
        return directory.resolve("spool").toString();
    }

    private static Process start(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                "vn.chitieu.client.Chitieu"));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static String printed(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static int finished(Process process) throws InterruptedException {
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
