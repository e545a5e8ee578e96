package vn.chitieu.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.ingestion.SecuredParts.WardAccount;

/** The programs that docs/for-wards/kafka.md shows, as they stand there, at a broker that authenticates its clients. */
@TestInstance(Lifecycle.PER_CLASS)
@Tag("slow")
class SamplesIT {

    private static final Path SAMPLES = Path.of("..", "docs", "samples");
    private static final int SHORT = 31;

    @TempDir
    private Path directory;

    private SecuredParts parts;
    private WardAccount account;

    @BeforeAll
    void start() {
        parts = new SecuredParts(null);
        parts.makeTopics("nam-ngan");
        account = parts.issue("n", "nam-ngan");
        WardClient client = new WardClient(parts.client(account.user(), account.password()));
        // A rule takes a moment from the controller to the broker.
        Awaitility.await().ignoreExceptions().until(() -> {
            client.write(Topics.wardUpdates("thanh-hoa", "nam-ngan"), "{}");
            return true;
        });
    }

    @AfterAll
    void stop() {
        parts.close();
    }

    @Test
    void theJavaProgramSendsAnUpdateAndPrintsItsAnswer() throws Exception {
        Path program = SAMPLES.resolve("WardProducer.java");
        Properties settings = new Properties();
        parts.client(account.user(), account.password())
                .forEach((name, value) -> settings.setProperty(name, value.toString()));
        Path file = directory.resolve("ward.properties");
        try (var out = Files.newBufferedWriter(file)) {
            settings.store(out, null);
        }

        assertAccepted(
                run(
                        Map.of(),
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.toString(),
                        file.toString(),
                        "thanh-hoa",
                        "nam-ngan",
                        "sample-java",
                        update("sample-java", "2022-02")),
                "sample-java");
        assertThat(Files.readAllLines(program)).hasSizeLessThanOrEqualTo(SHORT);
    }

    @Test
    void thePythonProgramDoesTheSameWherePythonHasAClient() throws Exception {
        assumeTrue(hasPython(), "no python3 with confluent_kafka");
        Path program = SAMPLES.resolve("ward_producer.py");

        assertAccepted(
                run(
                        Map.of("WARD_PASSWORD", account.password()),
                        "/usr/bin/python3",
                        program.toString(),
                        parts.bootstrapServers(),
                        account.user(),
                        "thanh-hoa",
                        "nam-ngan",
                        update("sample-python", "2022-03")),
                "sample-python");
        assertThat(Files.readAllLines(program)).hasSizeLessThanOrEqualTo(SHORT);
    }

    private static String update(String id, String period) {
        return "{\"id\": \"%s\", \"unit\": \"nam-ngan\", \"indicator\": \"URBAN_VIOLATIONS\", \"period\": \"%s\", \"value\": \"6\"}"
                .formatted(id, period);
    }

    private static void assertAccepted(String said, String id) {
        assertThat(said).contains("\"id\":\"" + id + "\"", "\"outcome\":\"ACCEPTED\"", "\"receipt\":\"");
    }

    private static boolean hasPython() throws Exception {
        try {
            return new ProcessBuilder("/usr/bin/python3", "-c", "import confluent_kafka")
                            .redirectErrorStream(true)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noPython) {
            return false;
        }
    }

    private String run(Map<String, String> environment, String... command) throws Exception {
        Path said = directory.resolve("said-by-" + Path.of(command[0]).getFileName());
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(command)))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        boolean ended = process.waitFor(120, TimeUnit.SECONDS);
        process.destroyForcibly();
        String text = Files.readString(said, StandardCharsets.UTF_8);
        assertThat(ended).as(text).isTrue();
        assertThat(process.exitValue()).as(text).isZero();
        return text;
    }
}
