package vn.chitieu.notification.cases;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class AnswerTextNormalizerTest {

    @Test
    void keepsLinesAndDropsWhatCannotBeSeen() {
        assertThat(AnswerTextNormalizer.of(
                        "  Thiếu vốn\r\n\r\n\r\n\r\nvà \u202Emặt bằng\u0000 \u200B \rxong\u2028hết  "))
                .isEqualTo("Thiếu vốn\n\nvà  mặt bằng\nxong\nhết");
        assertThat(AnswerTextNormalizer.of("Tha\u0300nh pho\u0302\u0301")).isEqualTo("Thành phố");
        assertThat(AnswerTextNormalizer.of(null)).isEmpty();
        assertThat(AnswerTextNormalizer.of(" \t\n ")).isEmpty();
    }

    @Property(tries = 500)
    void comesOutAlikeTheSecondTime(@ForAll String text) {
        assertThat(AnswerTextNormalizer.of(AnswerTextNormalizer.of(text))).isEqualTo(AnswerTextNormalizer.of(text));
    }
}
