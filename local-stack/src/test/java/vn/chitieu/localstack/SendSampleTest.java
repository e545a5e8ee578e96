package vn.chitieu.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SendSampleTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @Test
    void saysThatTheAdministratorsKeyIsMissing() {
        assertThat(run("")).isEqualTo(1);
        assertThat(errors.toString(StandardCharsets.UTF_8))
                .startsWith("CHITIEU_ADMIN_KEY is missing")
                .hasLineCount(1);
        assertThat(out.size()).isZero();
    }

    @Test
    void saysWhichCatalogHasNoSample() {
        assertThat(run("any", "--catalog=nowhere")).isEqualTo(1);
        assertThat(errors.toString(StandardCharsets.UTF_8)).contains("nowhere").doesNotContain("\tat ");
    }

    @Test
    void saysThatTheReadersKeyIsMissing() {
        assertThat(SendSample.run("any", "", "", stream(out), stream(errors))).isEqualTo(1);
        assertThat(errors.toString(StandardCharsets.UTF_8)).startsWith("CHITIEU_READER_KEY is missing");
    }

    @Test
    void takesAKeyFromTheFileThatIsNamed(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("admin-key"), "of-the-file\n");

        assertThat(SendSample.secret(Map.of("KEY_FILE", file.toString(), "KEY", "of-the-environment"), "KEY"))
                .isEqualTo("of-the-file");
        assertThat(SendSample.secret(Map.of("KEY", "of-the-environment"), "KEY"))
                .isEqualTo("of-the-environment");
        assertThat(SendSample.secret(Map.of(), "KEY")).isEmpty();
    }

    private int run(String adminKey, String... arguments) {
        return SendSample.run(adminKey, "reader", "", stream(out), stream(errors), arguments);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
