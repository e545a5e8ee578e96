package vn.chitieu.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {

    private static final String LINE = "✓ Đã gửi… số liệu";

    @Test
    void showsVietnameseWhereItCan() {
        assertThat(shown(StandardCharsets.UTF_8)).isEqualTo(LINE);
    }

    @ParameterizedTest
    @CsvSource({"US-ASCII,'+ Da gui... so lieu'", "windows-1258,'+ Đa gui… so lieu'", "IBM437,'+ Da gui... so lieu'"})
    void showsItWithoutMarksRatherThanQuestionMarks(Charset charset, String line) {
        assertThat(shown(charset)).isEqualTo(line);
    }

    private static String shown(Charset charset) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new Terminal(bytes, charset).println(LINE);
        return bytes.toString(charset).strip();
    }
}
