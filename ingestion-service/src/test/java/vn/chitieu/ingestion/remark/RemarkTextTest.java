package vn.chitieu.ingestion.remark;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemarkTextTest {

    @Test
    void keepsLinesAndTakesWhiteSpaceAround() {
        assertThat(RemarkText.of("  Thiếu vốn.\r\nĐề nghị\tbổ sung.\n ")).contains("Thiếu vốn.\nĐề nghị bổ sung.");
    }

    @Test
    void aVietnameseLetterIsOneCharacter() {
        String composed = "Kiến nghị";
        assertThat(RemarkText.of(Normalizer.normalize(composed, Normalizer.Form.NFD)))
                .contains(composed);
    }

    /** It is shown as text wherever it stands. */
    @Test
    void whatLooksLikeHtmlIsText() {
        assertThat(RemarkText.of("<script>alert(1)</script>")).contains("<script>alert(1)</script>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n ", "a\u0000b", "a\u0007", "\u202Eabc", "a\u2028b", "a\uD800", "a\uE000", "a\rb"})
    void refusesControlCharactersAndNothing(String text) {
        assertThat(RemarkText.of(text)).isEmpty();
    }

    @Test
    void takesTwoThousandCharactersAndNoMore() {
        assertThat(RemarkText.of("ề".repeat(2000))).isPresent();
        assertThat(RemarkText.of("ề".repeat(2001))).isEmpty();
        assertThat(RemarkText.of("😀".repeat(2000))).isPresent();
        assertThat(RemarkText.of(" ".repeat(100_000) + "a")).isEmpty();
    }
}
