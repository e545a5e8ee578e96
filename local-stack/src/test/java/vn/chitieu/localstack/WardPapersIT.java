package vn.chitieu.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.chitieu.localstack.foreign.ForeignParts;
import vn.chitieu.localstack.sample.Sample;
import vn.chitieu.localstack.services.ServiceProcesses;

/**
 * The papers for wards, in both languages, command by command as they are printed, against the stack; only the ports
 * are those of this stack. What they show as an answer has to have the fields of a real one.
 */
@Tag("slow")
class WardPapersIT {

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final Path CATALOG = PROJECT.resolve("catalog/thanh-hoa");
    private static final Duration TIMEOUT = Duration.ofMinutes(3);
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(sh|json|csv)\\n(.*?)^```$");
    private static final int MOST_ATTEMPTS = 5;
    private static final JsonMapper JSON = new JsonMapper();

    /** A refusal ends the script, after a while: a receipt is under way at first. Windows has its own name for curl. */
    private static final String PRELUDE = """
            set -eo pipefail
            curl() { command curl -sS --fail-with-body --retry 30 --retry-delay 1 --retry-all-errors "$@"; }
            curl.exe() { command curl -sS "$@"; }
            """;

    @TempDir(cleanup = CleanupMode.NEVER)
    private static Path directory;

    private static final Closer CLOSER = new Closer();
    private static RunningStack stack;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(exists("bash") && exists("curl"), "no bash or no curl on this machine");
        Sample sample = Sample.of(CATALOG);
        // Ingestion has to know beforehand where aggregation will be, so any free port will not do.
        StackPlan plan = new StackPlan(
                directory.resolve("data"), List.of(CATALOG), true, null, freeBase(), true, ForeignParts.none());
        stack = RunningStack.start(plan, sample, new ServiceProcesses(PROJECT, Path.of("target", "services")), CLOSER);
        stack.load(sample, (done, total) -> {});
        stack.awaitSettled(TIMEOUT);
        stack.keepClasses();
        link("docs/samples");
        link("ward-client/target");
        link("local-stack/target");
    }

    @AfterAll
    static void stop() {
        CLOSER.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http.md", "http.vi.md", "kafka.md", "kafka.vi.md"})
    void everyCommandForAnEngineerDoesWhatThePaperSays(String paper) throws Exception {
        List<String> missing = new ArrayList<>();
        String output = run(paper, script(paper, missing));

        assertThat(output).contains("\"outcome\":\"ACCEPTED\"").doesNotContain("\"outcome\":\"REJECTED\"");
        List<JsonNode> answers = answers(output);
        for (String shown : blocks(paper, "json")) {
            JsonNode example = JSON.readTree(shown);
            assertThat(answers)
                    .as("answers like %s", shown)
                    .anySatisfy(answer -> assertThat(isLike(example, answer)).isTrue());
        }
        assumeTrue(missing.isEmpty(), () -> "the rest of " + paper + " ran; not run: " + missing);
    }

    /** No figure is filled in here, and the service says so in the clerk's words. */
    @ParameterizedTest
    @ValueSource(strings = {"clerk.md", "clerk.vi.md"})
    void everyCommandForAClerkReachesTheService(String paper) throws Exception {
        Files.writeString(
                directory.resolve("key.txt"),
                "Authorization: Bearer " + stack.keys().all().get("nam-ngan") + "\n");
        String output = run(paper, script(paper, new ArrayList<>()));

        assertThat(directory.resolve("chitieu-nam-ngan-2022-Q2.xlsx")).isNotEmptyFile();
        assertThat(answers(output)).hasSize(2).allSatisfy(answer -> {
            assertThat(answer.path("code").asString()).isEqualTo("EMPTY_BATCH");
            assertThat(answer.path("detail").asString()).endsWith("Hãy nhập ít nhất một số liệu, lưu tệp rồi gửi lại.");
        });
    }

    private static String script(String paper, List<String> missing) throws IOException {
        StringBuilder script = new StringBuilder(PRELUDE);
        for (String block : blocks(paper, "csv")) {
            Files.writeString(directory.resolve("figures.csv"), block);
        }
        for (String block : blocks(paper, "sh")) {
            String lacking = lacking(block);
            if (lacking.isEmpty()) {
                script.append(block).append("echo\n");
            } else {
                missing.add(lacking);
            }
        }
        return script.toString()
                .replace("127.0.0.1:8081", stack.services().ingestion().getAuthority())
                .replace("127.0.0.1:8092", stack.bootstrapServers());
    }

    /** Returns what a block needs that is not here; empty where all is. */
    private static String lacking(String block) throws IOException {
        if (block.contains("ward-client/target/") && !hasFile("ward-client/target", "-exec.jar")) {
            return "no packaged ward-client";
        }
        if (block.contains("local-stack/target/lib") && !Files.isDirectory(PROJECT.resolve("local-stack/target/lib"))) {
            return "no packaged local-stack";
        }
        return block.contains("python3") && !exists("python3", "-c", "import confluent_kafka")
                ? "no python3 with confluent_kafka"
                : "";
    }

    private static String run(String paper, String script) throws Exception {
        Files.deleteIfExists(directory.resolve("chitieu-nam-ngan-2022-Q2.xlsx"));
        Path output = directory.resolve(paper + ".out");
        ProcessBuilder bash = new ProcessBuilder("bash", "-c", script)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        bash.environment().put("CHITIEU_URL", stack.services().ingestion() + "/");
        bash.environment().put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -Duser.home=" + directory);
        Process process = bash.start();
        boolean ended = process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        process.destroyForcibly();
        String text = Files.readString(output);
        assertThat(ended).as("%s ends: %s", paper, text).isTrue();
        assertThat(process.exitValue()).as("%s: %s", paper, text).isZero();
        return text;
    }

    private static List<String> blocks(String paper, String kind) throws IOException {
        Matcher blocks =
                BLOCK.matcher(Files.readString(PROJECT.resolve("docs/for-wards").resolve(paper)));
        List<String> found = new ArrayList<>();
        while (blocks.find()) {
            if (blocks.group(1).equals(kind)) {
                found.add(blocks.group(2));
            }
        }
        assertThat(blocks.reset().results().count())
                .as("fences of %s that say what they are", paper)
                .isEqualTo(Files.readAllLines(PROJECT.resolve("docs/for-wards").resolve(paper)).stream()
                                .filter(line -> line.startsWith("```"))
                                .count()
                        / 2);
        return found;
    }

    private static List<JsonNode> answers(String output) {
        return output.lines()
                .filter(line -> line.startsWith("{"))
                .flatMap(WardPapersIT::tree)
                .collect(Collectors.toList());
    }

    /** What curl tried again stands in one line with why, and is no answer. */
    private static Stream<JsonNode> tree(String line) {
        try {
            return Stream.of(JSON.readTree(line));
        } catch (JacksonException triedAgain) {
            return Stream.empty();
        }
    }

    /** Returns whether an answer has every field of an example, and an element like each of its lists. */
    private static boolean isLike(JsonNode example, JsonNode answer) {
        if (example.isObject()) {
            return example.properties().stream()
                    .allMatch(field ->
                            answer.has(field.getKey()) && isLike(field.getValue(), answer.get(field.getKey())));
        }
        if (example.isArray()) {
            return answer.isArray()
                    && example.valueStream()
                            .allMatch(one -> answer.valueStream().anyMatch(other -> isLike(one, other)));
        }
        return example.getNodeType() == answer.getNodeType();
    }

    /** Below the ports from which connections go out. */
    private static Ports freeBase() {
        for (int attempt = 0; ; attempt++) {
            Ports ports = Ports.from(20_000 + ThreadLocalRandom.current().nextInt(10_000));
            try {
                ports.requireFree();
                return ports;
            } catch (StackException taken) {
                if (attempt == MOST_ATTEMPTS) {
                    throw taken;
                }
            }
        }
    }

    private static void link(String folder) throws IOException {
        Path here = directory.resolve(folder);
        Files.createDirectories(here.getParent());
        if (Files.isDirectory(PROJECT.resolve(folder))) {
            Files.createSymbolicLink(here, PROJECT.resolve(folder));
        }
    }

    private static boolean hasFile(String folder, String end) throws IOException {
        Path there = PROJECT.resolve(folder);
        if (!Files.isDirectory(there)) {
            return false;
        }
        try (var files = Files.list(there)) {
            return files.anyMatch(file -> file.toString().endsWith(end));
        }
    }

    private static boolean exists(String program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(arguments.length == 0 ? List.of("--version") : List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
