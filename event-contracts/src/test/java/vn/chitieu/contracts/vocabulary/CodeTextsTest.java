package vn.chitieu.contracts.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.chitieu.contracts.UpdateRejected;

class CodeTextsTest {

    private static final CodeTexts TEXTS = CodeTexts.of(Sample.TOO_LONG);

    @Test
    void aSegmentIsLeftOutUnlessAllOfItsPlacesAreFilled() {
        assertThat(TEXTS.vietnamese("TOO_LONG")).isEqualTo("Quá dài. Hãy viết ngắn lại.");
        assertThat(TEXTS.vietnamese("TOO_LONG", Map.of("got", "12"))).isEqualTo("Quá dài. Hãy viết ngắn lại.");
        assertThat(TEXTS.vietnamese("TOO_LONG", Map.of("got", "12", "most", "10", "other", "x")))
                .isEqualTo("Quá dài (12, tối đa 10). Hãy viết ngắn lại.");
    }

    @Test
    void whatFillsAPlaceIsNotLookedThroughForPlaces() {
        assertThat(TEXTS.vietnamese("TOO_LONG", Map.of("got", "{most} $1 [x]", "most", "10")))
                .isEqualTo("Quá dài ({most} $1 [x], tối đa 10). Hãy viết ngắn lại.");
    }

    @Test
    void aTitleMayBeMissingAndATextMayNot() {
        assertThat(TEXTS.title("TOO_LONG")).contains("Too long");
        assertThat(TEXTS.title("OTHER")).isEmpty();
        assertThatThrownBy(() -> TEXTS.vietnamese("OTHER")).hasMessageContaining("got OTHER");
        assertThatThrownBy(() -> TEXTS.remedy("OTHER")).hasMessageContaining("got OTHER");
    }

    @Test
    void theCodesOfDeadLettersHaveBothTexts() {
        ClerkTexts.areComplete(UpdateRejected.Code.class, UpdateRejected.Code.class);
    }

    private enum Sample {
        TOO_LONG
    }
}
