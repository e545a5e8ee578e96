package vn.chitieu.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chitieu.contracts.AccountInvited;
import vn.chitieu.contracts.QuarterlyTotal;
import vn.chitieu.contracts.RemarkChanged;
import vn.chitieu.contracts.UpdateRejected;
import vn.chitieu.contracts.codec.CloudEventRecords;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.contracts.testing.QuarterlyTotalFixture;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.HeadConfirmation;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.notification.outbox.Outbox;
import vn.chitieu.support.testing.CatalogCopy;

/**
 * The whole service on what heads of units are notified of by its clock, from one working day to the next: records that
 * could not be taken, answers to remarks, figures that wait.
 */
@Tag("slow")
class RejectionsMailIT {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final Instant WEDNESDAY = Instant.parse("2022-04-06T03:00:00Z");
    private static final Instant THURSDAY = Instant.parse("2022-04-07T01:00:00Z");
    private static final Outbox.Filter LIVE = new Outbox.Filter(null, null, null, true);
    private static final String HEAD = "chu-tich-nam-ngan@example.org";

    private static final String ENTRY = "--chitieu.notification.entry.url=https://chitieu.example.org/ingestion";
    private static final String REJECTED = "[Chỉ tiêu] 2 bản ghi qua Kafka không nhận được – Phường Nam Ngạn";
    private static final String ANSWERED = "[Chỉ tiêu] Thành phố trả lời kiến nghị – Phường Nam Ngạn, quý I-2022";
    private static final String WAITING = "[Chỉ tiêu] 1 số liệu chờ xác nhận – Phường Nam Ngạn, quý I-2022";

    @TempDir
    private Path data;

    @Test
    void theUnitsHeadIsInformedTheNextWorkingDayOnceAndNoPersonOfWhatNoUnitSent(@TempDir Path files) throws Exception {
        String catalog = "--chitieu.catalog=" + whereTheHeadConfirms(files);
        try (Stage stage = Stage.open(new EmbeddedParts(data), data)) {
            try (RunningService service = stage.startAt(WEDNESDAY, catalog, ENTRY)) {
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
            try (RunningService service = stage.startAt(THURSDAY, catalog, ENTRY)) {
                List<MimeMessage> mails =
                        await().atMost(TIMEOUT).until(() -> stage.inbox().messagesTo(HEAD), all -> !all.isEmpty());
                assertThat(mails)
                        .singleElement()
                        .satisfies(mail -> assertThat(mail.getSubject())
                                .isEqualTo("[Chỉ tiêu] 2 bản ghi qua Kafka không nhận được – Phường Nam Ngạn"));
                assertThat(service.get("/api/v1/mails?subject=rejections/nam-ngan"))
                        .contains("\"REJECTIONS\"", "\"SENT\"");

                stage.publish(answered("answered-before", WEDNESDAY.minusSeconds(60)));
                stage.publish(answered("answered-since", THURSDAY.minusSeconds(60)));
                stage.publish(answered("answered-since", THURSDAY.minusSeconds(60)));
                stage.publish(waiting(1));
                await().atMost(TIMEOUT)
                        .untilAsserted(() ->
                                assertThat(subjects(stage)).containsExactlyInAnyOrder(REJECTED, ANSWERED, WAITING));
                assertThat(service.get("/api/v1/mails?subject=confirmation/nam-ngan/2022-Q1"))
                        .contains("\"CONFIRMATION\"", "\"SENT\"");
            }
            try (RunningService again = stage.startAt(THURSDAY.plus(Duration.ofHours(5)), catalog, ENTRY)) {
                assertThat(again.get("/actuator/health")).contains("\"timekeeper\"");
                stage.publish(answered("answered-since", THURSDAY.minusSeconds(60)));
                stage.publish(waiting(2));
                stage.publish(answered("answered-later", THURSDAY.plusSeconds(60)));
                await().atMost(TIMEOUT).until(() -> subjects(stage).size() > 3);
                assertThat(subjects(stage))
                        .as("of what was there before there is no further mail")
                        .containsExactlyInAnyOrder(REJECTED, ANSWERED, WAITING, ANSWERED);
            }
        }
    }

    /** The mail leaves once for each account and number, and what is kept of it opens no account. */
    private static void invitesPeopleToTheirAccounts(Stage stage, RunningService service) throws Exception {
        stage.publish(invited("thanh-hoa", "van-thu", 7, WEDNESDAY.plus(Duration.ofDays(7))));
        stage.publish(invited("thanh-hoa", "van-thu", 7, WEDNESDAY.plus(Duration.ofDays(7))));
        stage.publish(invited("thanh-hoa", "qua-han", 1, WEDNESDAY.minusSeconds(1)));
        stage.publish(invited("hue", "cua-hue", 1, WEDNESDAY.plus(Duration.ofDays(7))));
        stage.publish(invited("Not a city", "khong", 1, WEDNESDAY.plus(Duration.ofDays(7))));
        stage.publish(new ProducerRecord<>(Topics.ACCOUNT_INVITATIONS, "thanh-hoa", new byte[] {1, 2}));
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(outcomes(service, "invitations"))
                        .isEqualTo(Map.of("posted", "3", "expired", "1", "unreadable", "2")));
        await().atMost(TIMEOUT)
                .untilAsserted(
                        () -> assertThat(service.context().getBean(Outbox.class).list(LIVE, null, 10))
                                .as("the mail to a city whose catalog comes later")
                                .extracting(row -> row.notice().subject())
                                .containsExactly("hue:account/cua-hue"));
        MimeMessage mail = await().atMost(TIMEOUT)
                .until(() -> stage.inbox().messagesTo("van-thu@example.org"), all -> !all.isEmpty())
                .get(0);
        assertThat(mail.getSubject()).isEqualTo("[Chỉ tiêu] Mời sử dụng tài khoản van-thu");
        Matcher link = Pattern.compile(
                        "https://chitieu\\.example\\.org/ingestion/dat-mat-khau/([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]{43})")
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

    private static ProducerRecord<String, byte[]> invited(String city, String account, long number, Instant expires) {
        return CloudEventRecords.write(
                Topics.ACCOUNT_INVITATIONS,
                city,
                AccountInvited.TYPE,
                account + "-" + number,
                "/chitieu/ingestion",
                WEDNESDAY,
                new AccountInvited(
                        city,
                        account,
                        number,
                        AccountInvited.Occasion.INVITATION,
                        account + "@example.org",
                        "vi",
                        WEDNESDAY.minusSeconds(60),
                        expires));
    }

    /** Returns the folder of a catalog by which figures of Nam Ngạn wait for its head. */
    private static Path whereTheHeadConfirms(Path files) throws Exception {
        CatalogCopy catalog = CatalogCopy.in(files);
        Path units = catalog.directory().resolve("units.csv");
        List<String> lines = Files.readAllLines(units).stream()
                .map(line -> line.startsWith("#")
                        ? line
                        : line
                                + (line.startsWith("id,")
                                        ? ",confirmed_by"
                                        : line.startsWith("nam-ngan,") ? ",HEAD" : ","))
                .toList();
        Files.write(units, lines);
        return catalog.directory();
    }

    private static List<String> subjects(Stage stage) throws Exception {
        List<String> subjects = new ArrayList<>();
        for (MimeMessage mail : stage.inbox().messagesTo(HEAD)) {
            subjects.add(mail.getSubject());
        }
        return subjects;
    }

    private static QuarterlyTotal waiting(long revision) {
        Instant sent = THURSDAY.minus(Duration.ofHours(2));
        return QuarterlyTotalFixture.aTotal()
                .of(new Scope.Unit("nam-ngan"), "URBAN_VIOLATIONS", new Quarter(2022, 1))
                .reached(BigDecimal.TEN, null)
                .at(new QuarterlyTotal.State(FigureStatus.PRELIMINARY, revision, sent))
                .madeOf(List.of(new QuarterlyTotal.Figure(
                        ReportingPeriod.parse("2022-03"),
                        BigDecimal.TEN,
                        FigureStatus.PRELIMINARY,
                        sent,
                        HeadConfirmation.awaited(FigureStatus.OFFICIAL, "sent-1", "account:can-bo", sent, null))))
                .build();
    }

    private static ProducerRecord<String, byte[]> answered(String id, Instant at) {
        RemarkChanged event = new RemarkChanged(
                "thanh-hoa",
                id,
                2,
                "nam-ngan",
                new Quarter(2022, 1),
                RemarkChanged.Kind.PROPOSAL,
                RemarkChanged.State.ANSWERED,
                null,
                "Đề nghị bổ sung kinh phí.",
                "account:nam-ngan",
                WEDNESDAY.minusSeconds(3600),
                List.of(new RemarkChanged.Answer("Đã giao phòng Tài chính.", "account:lanh-dao", at)));
        return CloudEventRecords.write(
                Topics.UNIT_REMARKS, "thanh-hoa", RemarkChanged.TYPE, id + "-2", "/chitieu/ingestion", at, event);
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
