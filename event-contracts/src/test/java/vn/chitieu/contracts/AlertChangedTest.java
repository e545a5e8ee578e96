package vn.chitieu.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import vn.chitieu.contracts.codec.EventJson;

class AlertChangedTest {

    /** The parts of the record are in no consumer's JSON: what was written before there were parts is written today. */
    @Test
    void isWrittenByteForByteAsBeforeItHadParts() throws IOException {
        assertThat(List.of(written(Events.anAlert()), written(Events.anAlertOfNothing())))
                .isEqualTo(stored());
    }

    @Test
    void readsWhatWasWrittenBeforeItHadParts() throws Exception {
        assertThat(read(stored().get(0))).isEqualTo(Events.anAlert());
        assertThat(read(stored().get(1))).isEqualTo(Events.anAlertOfNothing());
    }

    @Test
    void namesAFieldOfAPartThatIsMissing() throws IOException {
        String withoutRule = stored().get(0).replace("\"rule\":", "\"other\":");
        assertThatThrownBy(() -> read(withoutRule))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining("expected rule, got none");
    }

    @Test
    void hasNoConstructorThatFillsInWhatItsSenderDoesNotSay() {
        assertThat(AlertChanged.class.getDeclaredConstructors()).hasSize(1);
    }

    private static List<String> stored() throws IOException {
        try (InputStream file = AlertChangedTest.class.getResourceAsStream("alerts.jsonl")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    private static String written(AlertChanged event) {
        return new String(EventJson.write(event), StandardCharsets.UTF_8);
    }

    private static AlertChanged read(String json) throws UnreadableEventException {
        return EventJson.read(json.getBytes(StandardCharsets.UTF_8), AlertChanged.class);
    }
}
