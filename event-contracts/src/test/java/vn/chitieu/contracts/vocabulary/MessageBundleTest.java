package vn.chitieu.contracts.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.chitieu.contracts.vocabulary.twice.Beside;

class MessageBundleTest {

    private final MessageBundle messages = MessageBundle.of(MessageBundleTest.class, "vi");

    @Test
    void whatFillsAPlaceIsNotLookedThroughForPlaces() {
        String text = messages.say("amount", Map.of("amount", "{unit}$1\\", "unit", "tỷ"));
        assertThat(text).isEqualTo("{unit}$1\\ tỷ");
    }

    @Test
    void refusesAPlaceThatIsNotFilled() {
        assertThatThrownBy(() -> messages.say("amount", Map.of("amount", "1"))).hasMessageContaining("{unit}");
    }

    @Test
    void refusesALanguageWithoutPhrasesAndAPhraseThatIsNone() {
        assertThatThrownBy(() -> MessageBundle.of(MessageBundleTest.class, "fr"))
                .hasMessageContaining("fr");
        assertThatThrownBy(() -> messages.say("nothing")).hasMessageContaining("nothing");
    }

    @Test
    void refusesAPhraseThatHidesAnother() {
        assertThatThrownBy(() -> MessageBundle.of(Beside.class, "vi")).hasMessageContaining("one twice");
    }
}
