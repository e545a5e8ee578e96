package vn.chitieu.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalStackTest {

    /** What is logged goes there. */
    @TempDir
    private Path data;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private @Nullable String mongodbOfEnvironment;

    @Test
    void showsEveryOptionWithItsDefault() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("--data=DIR", "(default: data)")
                .contains("--catalog=DIR", "catalog/thanh-hoa", "also several times")
                .contains("--no-sample", "--clock=INSTANT", "--ports=BASE", "(default: 8080)", "--help")
                .contains("--mongodb=URI", "--kafka=HOST:PORT", "--smtp=HOST:PORT", "CHITIEU_MONGODB");
        assertThat(errors.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void showsTheUsageAndExitsWith2OnAnUnknownOption() {
        assertThat(run("--datas", "x")).isEqualTo(2);
        assertThat(errors.toString(StandardCharsets.UTF_8)).contains("--datas").contains("Usage: ./run");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "--clock, 2022-04-06, expected a time with its offset",
        "--clock, tomorrow, expected a time with its offset",
        "--ports, 0, expected 1 to 65482",
        "--ports, 65483, expected 1 to 65482",
        "--ports, many, '--ports'",
        "--kafka, localhost, 'expected HOST:PORT, got localhost'",
        "--kafka, 'one:9092,', 'expected HOST:PORT, got '",
        "--kafka, 'two words:9092', 'expected HOST:PORT, got two words:9092'",
        "--kafka, localhost:65536, 'expected a port of 1 to 65535, got 65536'",
        "--kafka, PLAINTEXT://localhost:9092, 'expected HOST:PORT'",
        "--smtp, mail.example.org:0, 'expected a port of 1 to 65535, got 0'",
        "--smtp, -x:25, 'expected HOST:PORT, got -x:25'",
        "--smtp, '', 'expected HOST:PORT, got '",
        "--mongodb, localhost:27017, '--mongodb'': expected a connection string'",
        "--mongodb, '', '--mongodb'': expected a connection string'",
        "--mongodb, mongodb://localhost:99999, '--mongodb'': expected a connection string'",
    })
    void exitsWith2AndSaysWhatWasExpectedOfAWrongValue(String option, String value, String message) {
        assertThat(run(option, value)).isEqualTo(2);
        assertThat(errors.toString(StandardCharsets.UTF_8)).contains(message).contains("Usage: ./run");
    }

    @Test
    void readsTheAddressOfTheDatabaseFromTheEnvironmentAsWell() {
        mongodbOfEnvironment = "http://localhost";

        assertThat(run()).isEqualTo(2);
        assertThat(errors.toString(StandardCharsets.UTF_8)).contains("'--mongodb': expected a connection string");
    }

    @ParameterizedTest
    @CsvSource({
        "--mongodb, mongodb://user:secret/with-a-slash@localhost:27017",
        "--mongodb, mongodb://user:secret@localhost:99999",
        "--mongodb, http://user:secret@localhost:27017",
        "--mongdb, mongodb://user:secret@localhost:27017",
        "--kafka, user:secret@localhost:9092",
    })
    void showsNoPasswordOfAWrongValue(String option, String value) {
        assertThat(run(option, value)).isEqualTo(2);
        assertThat(errors.toString(StandardCharsets.UTF_8)).contains(option).doesNotContain("secret");
    }

    @Test
    void securesNoForeignBroker() {
        assertThat(run("--secure", "--kafka", "localhost:9092")).isEqualTo(2);
        assertThat(errors.toString(StandardCharsets.UTF_8)).contains("'--secure': expected no --kafka beside it");
    }

    @Test
    void saysOnceThatTheFolderOfTheCatalogIsMissing() {
        Path missing = Path.of("no", "such", "city");
        assertThatThrownBy(() -> LocalStack.catalog(missing))
                .isInstanceOf(StackException.class)
                .hasMessage("expected a folder with the city's files, and there is none at " + missing);
    }

    private int run(String... arguments) {
        PrintStream standard = new PrintStream(out, true, StandardCharsets.UTF_8);
        PrintStream error = new PrintStream(errors, true, StandardCharsets.UTF_8);
        String[] all = Stream.concat(Stream.of("--data", data.toString()), Stream.of(arguments))
                .toArray(String[]::new);
        return LocalStack.commandLine(standard, error, false, mongodbOfEnvironment)
                .execute(all);
    }
}
