package vn.chitieu.contracts.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SafeTextTest {

    @Test
    void showsPlainTextAsItIs() {
        assertThat(SafeText.of("Phường Nam Ngạn 𝟙")).isEqualTo("Phường Nam Ngạn 𝟙");
        assertThat(SafeText.of("")).isEqualTo("\"\"");
    }

    @Test
    void showsNothingInvisible() {
        assertThat(SafeText.of("a\nb\u0000c\u200bd\u202ee\ud800f\u2028g")).isEqualTo("a?b?c?d?e?f?g");
    }

    @Test
    void cutsWithoutTearingACharacter() {
        assertThat(SafeText.of("𝟙𝟙𝟙", 3)).isEqualTo("𝟙𝟙𝟙");
        assertThat(SafeText.of("𝟙𝟙𝟙", 2)).isEqualTo("𝟙𝟙…");
    }

    @Property
    void isNeverLongerThanItsBound(@ForAll String text) {
        assertThat(SafeText.of(text, 10).codePoints().count()).isBetween(1L, 11L);
    }
}
