package vn.chitieu.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.chitieu.contracts.codec.EventJson;
import vn.chitieu.contracts.kafka.Topics;

class UpdateRejectedTest {

    @Test
    void theTopicOfAUnitSaysWhoseRecordItIsWhateverTheRecordSays() {
        UpdateRejected rejected = rejected(Topics.wardUpdates("hue", "nam-ngan"), EventJson.write(Events.aFigure("7")));
        assertThat(rejected.city()).contains("hue");
        assertThat(rejected.unit()).contains("nam-ngan");
    }

    @Test
    void onTheTopicOfServicesTheUpdateDoes() {
        IndicatorUpdated update = Events.aFigure("7");
        UpdateRejected rejected = rejected(Topics.INDICATOR_UPDATES, EventJson.write(update));
        assertThat(rejected.city()).contains(update.city());
        assertThat(rejected.unit()).contains(update.unit());
        UpdateRejected garbage = rejected(Topics.INDICATOR_UPDATES, "{".getBytes(StandardCharsets.UTF_8));
        assertThat(garbage.city()).isEmpty();
        assertThat(garbage.unit()).isEmpty();
    }

    private static UpdateRejected rejected(String topic, byte[] value) {
        return new UpdateRejected(
                topic,
                0,
                17,
                null,
                Base64.getEncoder().encodeToString(value),
                List.of(new UpdateRejected.Problem("BAD_VALUE", "expected a number", null)),
                Instant.parse("2022-04-06T05:00:00Z"));
    }
}
