package vn.chitieu.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

class HashPasswordTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @Test
    void printsWhatTheSettingsTake() {
        assertThat(run("mật khẩu đúng")).isZero();

        String hash = out.toString(StandardCharsets.UTF_8).strip();
        assertThat(hash).startsWith("{bcrypt}$2a$10$");
        assertThat(new BCryptPasswordEncoder().matches("mật khẩu đúng", hash.substring("{bcrypt}".length())))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "null"})
    void refusesWhatIsTooShort(String password) {
        assertThat(run(password)).isEqualTo(2);
        assertThat(out.size()).isZero();
        assertThat(errors.toString(StandardCharsets.UTF_8)).contains("at least 12 characters");
    }

    @Test
    void refusesWhatIsTriedFirst() {
        assertThat(run("matkhau123456")).isEqualTo(2);
        assertThat(errors.toString(StandardCharsets.UTF_8))
                .contains("most common")
                .doesNotContain("matkhau123456");
    }

    @Test
    void takesASentenceAndRefusesABook() {
        assertThat(run("mười lăm con ngựa chạy qua cánh đồng lúa chín vàng ươm bên sông Mã"))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("{pbkdf2}");

        assertThat(run("con ngựa ".repeat(15))).isEqualTo(2);
        assertThat(errors.toString(StandardCharsets.UTF_8)).contains("at most 128");
    }

    private int run(String password) {
        return HashPassword.run(password, stream(out), stream(errors));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
