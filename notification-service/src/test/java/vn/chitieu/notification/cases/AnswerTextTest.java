package vn.chitieu.notification.cases;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class AnswerTextTest {

    @Test
    void keepsLinesAndDropsWhatCannotBeSeen() {
        assertThat(AnswerText.of("  Thiếu vốn\r\n\r\n\r\n\r\nvà \u202Emặt bằng\u0000 \u200B \rxong\u2028hết  "))
                .isEqualTo("Thiếu vốn\n\nvà  mặt bằng\nxong\nhết");
        assertThat(AnswerText.of("Tha\u0300nh pho\u0302\u0301")).isEqualTo("Thành phố");
        assertThat(AnswerText.of(null)).isEmpty();
        assertThat(AnswerText.of(" \t\n ")).isEmpty();
    }

    @Property(tries = 500)
    void comesOutAlikeTheSecondTime(@ForAll String text) {
        assertThat(AnswerText.of(AnswerText.of(text))).isEqualTo(AnswerText.of(text));
    }
}
