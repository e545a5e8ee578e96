package vn.chitieu.notification.mail.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import vn.chitieu.contracts.vocabulary.MessageBundle;

class WordsTest {

    @Test
    void bothLanguagesHaveTheSamePhrases() {
        assertThat(new TreeSet<>(MessageBundle.of(LetterBuilder.class, "en").keys()))
                .isEqualTo(new TreeSet<>(
                        MessageBundle.of(LetterBuilder.class, "vi").keys()));
    }

    @Test
    void stripsControlAndDirectionCharacters() {
        assertThat(HeaderText.of("a\r\nBcc: x\u202Eb\u200Bc\u2028d\u0000", 50)).isEqualTo("a Bcc: x b c d");
        assertThat(HeaderText.of("Tha\u0300nh pho\u0302\u0301", 50)).isEqualTo("Thành phố");
        assertThat(HeaderText.of("\uD83D\uDE00".repeat(9), 5)).isEqualTo("\uD83D\uDE00".repeat(4) + "…");
    }
}
