package vn.chitieu.contracts.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuotedTextTest {

    @Test
    void keepsVietnameseAsItIs() {
        assertThat(QuotedText.of("Phường Nam Ngạn")).isEqualTo("\"Phường Nam Ngạn\"");
    }

    @Test
    void cutsLongTextAtAWholeCharacter() {
        assertThat(QuotedText.of("𝒳".repeat(60))).isEqualTo("\"" + "𝒳".repeat(60) + "\"");
        assertThat(QuotedText.of("𝒳".repeat(61))).isEqualTo("\"" + "𝒳".repeat(60) + "…\"");
        assertThat(QuotedText.of("x".repeat(1_000_000))).hasSize(63);
    }

    @Test
    void showsNothingThatActsOnAScreenOrALog() {
        assertThat(QuotedText.of("a\r\nb\u001b[31m\u202ec\"d\ud800")).isEqualTo("\"a??b?[31m?c?d?\"");
    }
}
