package vn.chitieu.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chitieu.contracts.UpdateRejected;
import vn.chitieu.contracts.codec.CloudEventRecords;
import vn.chitieu.contracts.kafka.Topics;

/** The whole service on records that could not be taken, from one working day to the next, by its clock. */
class RejectionsMailIT {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final Instant WEDNESDAY = Instant.parse("2022-04-06T03:00:00Z");
    private static final Instant THURSDAY = Instant.parse("2022-04-07T01:00:00Z");
    private static final String HEAD = "chu-tich-nam-ngan@example.org";

    @TempDir
    private Path data;

    @Test
    void theUnitsHeadIsInformedTheNextWorkingDayOnceAndNoPersonOfWhatNoUnitSent() throws Exception {
        try (Stage stage = Stage.open(new EmbeddedParts(data), data)) {
            try (RunningService service = stage.startAt(WEDNESDAY)) {
                stage.publish(rejected("ward-updates.thanh-hoa.nam-ngan", 1, "<script>alert(1)</script>\u202e{"));
                stage.publish(rejected("ward-updates.thanh-hoa.nam-ngan", 2, "12,5 tỷ"));
                stage.publish(rejected("ward-updates.thanh-hoa.not-a-unit", 1, "{"));
                stage.publish(rejected("elsewhere", 1, "{"));
                stage.publish(new ProducerRecord<>(Topics.REJECTED_UPDATES, "thanh-hoa", new byte[] {1, 2}));
                await().atMost(TIMEOUT)
                        .untilAsserted(() -> assertThat(outcomes(service))
                                .isEqualTo(
                                        Map.of("kept", "2", "of_strangers", "1", "of_nobody", "1", "unreadable", "1")));
                assertThat(stage.inbox().messagesTo(HEAD)).isEmpty();
            }
            try (RunningService service = stage.startAt(THURSDAY)) {
                List<MimeMessage> mails =
                        await().atMost(TIMEOUT).until(() -> stage.inbox().messagesTo(HEAD), all -> !all.isEmpty());
                assertThat(mails)
                        .singleElement()
                        .satisfies(mail -> assertThat(mail.getSubject())
                                .isEqualTo("[Chỉ tiêu] 2 bản ghi qua Kafka không nhận được – Phường Nam Ngạn"));
                assertThat(service.get("/api/v1/mails?subject=rejections/nam-ngan"))
                        .contains("\"REJECTIONS\"", "\"SENT\"");
            }
            try (RunningService again = stage.startAt(THURSDAY.plus(Duration.ofHours(5)))) {
                assertThat(again.get("/actuator/health")).contains("\"timekeeper\"");
                assertThat(stage.inbox().messagesTo(HEAD)).hasSize(1);
            }
        }
    }

    private static Map<String, String> outcomes(RunningService service) throws Exception {
        return Pattern.compile(
                        "chitieu_notification_rejections_received_total\\{.*outcome=\"([a-z_]+)\".*} ([0-9]+)\\.0")
                .matcher(service.get("/actuator/prometheus"))
                .results()
                .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));
    }

    private static ProducerRecord<String, byte[]> rejected(String topic, long offset, String value) {
        UpdateRejected event = new UpdateRejected(
                topic,
                0,
                offset,
                null,
                Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8)),
                List.of(new UpdateRejected.Problem("NOT_JSON", "expected JSON, got something else", null)),
                WEDNESDAY);
        return CloudEventRecords.write(
                Topics.REJECTED_UPDATES,
                "thanh-hoa",
                UpdateRejected.TYPE,
                topic + "-" + offset,
                "/chitieu/ingestion",
                WEDNESDAY,
                event);
    }
}
