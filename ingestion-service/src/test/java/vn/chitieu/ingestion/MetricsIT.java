package vn.chitieu.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.chitieu.support.testing.MetricsDocument;

/** docs/metrics.md names what this service registers. */
class MetricsIT {

    @Test
    void areDocumented() {
        String key = EmbeddedParts.SERVICE.keyOf("nam-ngan");
        EmbeddedParts.SERVICE.submit(key, "[]");
        EmbeddedParts.SERVICE.submit(
                key,
                "{\"id\": \"metrics-1\", \"unit\": \"nam-ngan\", \"indicator\": \"LAND_CLEARED\","
                        + " \"period\": \"2022-03\", \"value\": \"1.75\"}");

        MetricsDocument.check(
                "ingestion-service",
                () -> EmbeddedParts.SERVICE
                        .get("/actuator/prometheus", "")
                        .response()
                        .body(),
                "kafka_producer_record_error_total",
                "kafka_producer_record_send_total");
    }

    @Test
    void healthAnswersWhatIsLateAndWhatIsStuck() {
        assertThat(health("late").properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("lag", "retries", "door");
        assertThat(health("late").at("/lag/details").toString()).contains("ingestion-rejections");
        assertThat(health("stuck").properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("deadLetters", "store");
        assertThat(health("stuck").at("/deadLetters/details/sinceTheStart").isNumber())
                .isTrue();
    }

    private static JsonNode health(String group) {
        return EmbeddedParts.SERVICE.get("/actuator/health/" + group, "").json().path("components");
    }
}
