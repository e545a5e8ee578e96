package vn.chitieu.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chitieu.contracts.AlertChanged;
import vn.chitieu.contracts.codec.CloudEventRecords;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.contracts.vocabulary.Verdict;

@Tag("slow")
class AlertEventsIT {

    @Test
    void whatHappensToACaseIsOnTheTopicUnderItsKey(@TempDir Path data) throws Exception {
        Parts parts = new EmbeddedParts(data);
        try (Stage stage = Stage.open(parts, data);
                RunningService service = stage.start();
                KafkaConsumer<String, byte[]> reader = reader(parts)) {
            reader.subscribe(List.of(Topics.ALERT_EVENTS));
            stage.freshIndicatorYear();
            stage.publish(stage.total(1, "142", Verdict.SEVERELY_BEHIND));

            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            await().atMost(Duration.ofMinutes(2)).until(() -> {
                reader.poll(Duration.ofMillis(200)).forEach(records::add);
                return !records.isEmpty();
            });
            ConsumerRecord<String, byte[]> first = records.get(0);
            AlertChanged event = CloudEventRecords.read(first, AlertChanged.TYPE, AlertChanged.class);
            assertThat(first.key())
                    .isEqualTo(event.caseId())
                    .isEqualTo("BEHIND_TARGET/city/NEW_ENTERPRISES/" + stage.year() + "-Q1/PROVINCE");
            assertThat(event.city()).isEqualTo("thanh-hoa");
            assertThat(event.figures().amounts().cumulative()).isEqualByComparingTo("142");
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> service.get("/actuator/prometheus")
                            .contains("chitieu_notification_events_published_total"));
        }
    }

    private static KafkaConsumer<String, byte[]> reader(Parts parts) {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", parts.bootstrapServers(),
                        "group.id", "reader",
                        "auto.offset.reset", "earliest",
                        "metadata.max.age.ms", "500",
                        "isolation.level", "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }
}
