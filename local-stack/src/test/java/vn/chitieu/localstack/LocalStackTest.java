package vn.chitieu.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalStackTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @Test
    void showsEveryOptionWithItsDefault() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("--data=DIR", "(default: data)")
                .contains("--catalog=DIR", "catalog/thanh-hoa")
                .contains("--no-sample", "--clock=INSTANT", "--ports=BASE", "(default: 8080)", "--help");
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
    })
    void exitsWith2AndSaysWhatWasExpectedOfAWrongValue(String option, String value, String message) {
        assertThat(run(option, value)).isEqualTo(2);
        assertThat(errors.toString(StandardCharsets.UTF_8)).contains(message).contains("Usage: ./run");
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
        return LocalStack.commandLine(standard, error, false).execute(arguments);
    }
}
