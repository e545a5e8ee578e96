package vn.chitieu.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chitieu.contracts.AccountInvited;
import vn.chitieu.contracts.UpdateRejected;
import vn.chitieu.contracts.codec.CloudEventRecords;
import vn.chitieu.contracts.kafka.Topics;

/** The whole service on records that could not be taken, from one working day to the next, by its clock. */
class RejectionsMailIT {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final Instant WEDNESDAY = Instant.parse("2022-04-06T03:00:00Z");
    private static final Instant THURSDAY = Instant.parse("2022-04-07T01:00:00Z");
    private static final String ENTRY = "--chitieu.notification.entry.url=http://127.0.0.1:9/";
    private static final String HEAD = "chu-tich-nam-ngan@example.org";

    @TempDir
    private Path data;

    @Test
    void theUnitsHeadIsInformedTheNextWorkingDayOnceAndNoPersonOfWhatNoUnitSent() throws Exception {
        try (Stage stage = Stage.open(new EmbeddedParts(data), data)) {
            try (RunningService service = stage.startAt(WEDNESDAY, ENTRY)) {
                invitesPeopleToTheirAccounts(stage, service);
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

    /** The mail leaves once for each account and number, and what is kept of it opens no account. */
    private static void invitesPeopleToTheirAccounts(Stage stage, RunningService service) throws Exception {
        stage.publish(invited("van-thu", 7, WEDNESDAY.plus(Duration.ofDays(7))));
        stage.publish(invited("van-thu", 7, WEDNESDAY.plus(Duration.ofDays(7))));
        stage.publish(invited("qua-han", 1, WEDNESDAY.minusSeconds(1)));
        stage.publish(new ProducerRecord<>(Topics.ACCOUNT_INVITATIONS, "thanh-hoa", new byte[] {1, 2}));
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(outcomes(service, "invitations"))
                        .isEqualTo(Map.of("posted", "2", "expired", "1", "unreadable", "1", "of_strangers", "0")));
        MimeMessage mail = await().atMost(TIMEOUT)
                .until(() -> stage.inbox().messagesTo("van-thu@example.org"), all -> !all.isEmpty())
                .get(0);
        assertThat(mail.getSubject()).isEqualTo("[Chỉ tiêu] Mời sử dụng tài khoản van-thu");
        Matcher link = Pattern.compile("http://127\\.0\\.0\\.1:9/dat-mat-khau/([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]{43})")
                .matcher(text(mail));
        assertThat(link.find()).isTrue();
        assertThat(service.get("/api/v1/mails?subject=account/van-thu")).contains("\"ACCOUNT_LINK\"", "\"SENT\"");
        service.context()
                .getBean(MongoDatabase.class)
                .listCollectionNames()
                .forEach(name -> service.context()
                        .getBean(MongoDatabase.class)
                        .getCollection(name, RawBsonDocument.class)
                        .find()
                        .forEach(document -> assertThat(
                                        new String(document.getByteBuffer().array(), StandardCharsets.UTF_8))
                                .as(name)
                                .doesNotContain(link.group(2))));
        assertThat(stage.inbox().messagesTo("van-thu@example.org")).hasSize(1);
        assertThat(stage.inbox().messagesTo("qua-han@example.org")).isEmpty();
    }

    private static String text(MimeMessage mail) throws Exception {
        return (String) ((MimeMultipart) mail.getContent()).getBodyPart(0).getContent();
    }

    private static ProducerRecord<String, byte[]> invited(String account, long number, Instant expires) {
        return CloudEventRecords.write(
                Topics.ACCOUNT_INVITATIONS,
                "thanh-hoa",
                AccountInvited.TYPE,
                account + "-" + number,
                "/chitieu/ingestion",
                WEDNESDAY,
                new AccountInvited(
                        "thanh-hoa",
                        account,
                        number,
                        AccountInvited.Occasion.INVITATION,
                        account + "@example.org",
                        "vi",
                        WEDNESDAY.minusSeconds(60),
                        expires));
    }

    private static Map<String, String> outcomes(RunningService service) throws Exception {
        return outcomes(service, "rejections");
    }

    private static Map<String, String> outcomes(RunningService service, String what) throws Exception {
        return Pattern.compile(
                        "chitieu_notification_" + what + "_received_total\\{.*outcome=\"([a-z_]+)\".*} ([0-9]+)\\.0")
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
