package vn.chitieu.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.contracts.vocabulary.Verdict;
import vn.chitieu.support.link.SignedTokens;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NotificationIT {

    private static final String LEADER = "uv-btv-doanh-nghiep@example.org";
    private static final String ADVISER = "co-van-hop-tac@example.org";
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final JsonMapper JSON = JsonMapper.shared();

    private Stage stage;
    private RunningService service;

    /** Returns the broker and the database that the service runs on. */
    Parts parts(Path folder) {
        return new EmbeddedParts(folder);
    }

    @BeforeAll
    void open(@TempDir Path data) {
        stage = Stage.open(parts(data), data);
        service = stage.start();
    }

    @AfterAll
    void close() {
        service.close();
        stage.close();
    }

    @BeforeEach
    void inAYearOfItsOwn() {
        stage.freshIndicatorYear();
    }

    @Test
    void mailsTheLeaderInChargeOnceAndSaysWhenItIsMended() throws Exception {
        stage.publish(stage.total(1, "142", Verdict.SEVERELY_BEHIND));
        awaitMails(LEADER, 1);
        stage.publish(stage.total(1, "142", Verdict.SEVERELY_BEHIND));
        stage.publish(stage.total(2, "145", Verdict.SEVERELY_BEHIND));
        stage.publish(stage.total(3, "300", Verdict.AHEAD));
        stage.publish(stage.total(4, "301", Verdict.AHEAD));
        awaitMails(LEADER, 2);
        awaitMails(ADVISER, 2);

        Message[] mails = mailsOverImap(LEADER);
        MimeMessage fired = (MimeMessage) mails[mails.length - 2];
        MimeMessage recovered = (MimeMessage) mails[mails.length - 1];
        assertThat(fired.getSubject()).startsWith("[Chỉ tiêu] Số doanh nghiệp thành lập mới – quý I-" + stage.year());
        assertThat(recovered.getHeader("In-Reply-To")).containsExactly(fired.getMessageID());
        assertThat(fired.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        MimeMultipart parts = (MimeMultipart) fired.getContent();
        assertThat((String) parts.getBodyPart(0).getContent())
                .contains(
                        "Kính gửi: Đồng chí",
                        "còn thiếu 108 doanh nghiệp để đạt tiến độ",
                        "Phường Hạc Thành",
                        "Trân trọng.");
        assertThat((String) parts.getBodyPart(1).getContent()).contains("<html", "còn thiếu 108 doanh nghiệp");
        assertThat((String)
                        ((MimeMultipart) recovered.getContent()).getBodyPart(0).getContent())
                .startsWith("ĐÃ ĐẠT TIẾN ĐỘ");
    }

    @Test
    void oneFallIsOneMailToAPersonWithTheTargetsOfBothOwners() throws Exception {
        stage.publish(stage.fall(1));
        String fall = "BEHIND_TARGET/city/NEW_ENTERPRISES/" + stage.year() + "-Q1/";
        List<JsonNode> notices = new ArrayList<>();
        await().atMost(SOON).untilAsserted(() -> {
            notices.clear();
            for (String owner : List.of("CITY", "PROVINCE")) {
                json("/api/v1/mails?case=" + fall + owner)
                        .get("mails")
                        .valueStream()
                        .forEach(notices::add);
            }
            assertThat(notices)
                    .hasSize(4)
                    .allMatch(one ->
                            List.of("SENT", "FOLDED").contains(one.get("state").asString()));
        });
        List<String> sent = notices.stream()
                .filter(one -> one.get("state").asString().equals("SENT"))
                .map(one -> one.get("id").asString())
                .toList();
        assertThat(sent).hasSize(2);
        assertThat(notices)
                .filteredOn(one -> one.get("state").asString().equals("FOLDED"))
                .hasSize(2)
                .allSatisfy(one -> assertThat(sent).contains(one.get("into").asString()));
        List<String> subjects = new ArrayList<>();
        for (Message mail : mailsOverImap(LEADER)) {
            if (mail.getSubject().contains("I-" + stage.year())) {
                subjects.add(mail.getSubject());
                assertThat((String) ((MimeMultipart) mail.getContent())
                                .getBodyPart(0)
                                .getContent())
                        .contains(
                                "đạt 14,2%",
                                "đạt 15,8%", "còn thiếu 83 doanh nghiệp", fall + "CITY", fall + "PROVINCE");
            }
        }
        assertThat(subjects).singleElement().asString().endsWith("chậm nghiêm trọng so với tiến độ");
    }

    @Test
    void tellsItsCasesAndMailsOverHttp() throws Exception {
        stage.publish(stage.total(1, "142", Verdict.SEVERELY_BEHIND));
        awaitMails(LEADER, 1);
        String id = "BEHIND_TARGET/city/NEW_ENTERPRISES/" + stage.year() + "-Q1/PROVINCE";
        JsonNode found = await().atMost(SOON)
                .until(
                        () -> json("/api/v1/mails?state=SENT&case=" + id),
                        answer -> answer.get("mails").size() == 2);
        JsonNode cases = json("/api/v1/cases?state=OPEN&indicator=NEW_ENTERPRISES&scope=city");
        JsonNode one = cases.get("cases")
                .valueStream()
                .filter(any -> any.get("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
        assertThat(one.get("figures").get("cumulative").asString()).isEqualTo("142");
        assertThat(one.get("figures").has("behind")).isFalse();
        assertThat(one.get("told")).hasSize(2);

        JsonNode mail = found.get("mails").get(0);
        String path = "/api/v1/mails/" + mail.get("id").asString();
        assertThat(json(path).get("state").asString()).isEqualTo("SENT");
        HttpResponse<byte[]> bytes = get(path, "message/rfc822");
        assertThat(bytes.headers().firstValue("Content-Type")).contains("message/rfc822");
        String to = mail.get("recipient").asString() + "@example.org";
        MimeMessage delivered =
                stage.inbox().messagesTo(to).get(stage.inbox().messagesTo(to).size() - 1);
        MimeMessage kept =
                new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes.body()));
        assertThat(kept.getMessageID()).isEqualTo(delivered.getMessageID());
        String html =
                (String) ((MimeMultipart) delivered.getContent()).getBodyPart(1).getContent();
        assertThat(html).containsPattern("/answer/[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
        assertThat(((MimeMultipart) kept.getContent()).getBodyPart(1).getContent())
                .isEqualTo(SignedTokens.withoutTokens(html));
        assertThat(((MimeMultipart) kept.getContent())
                        .getBodyPart(0)
                        .getContent()
                        .toString())
                .contains("/answer/...")
                .doesNotContainPattern("/answer/[A-Za-z0-9]");
        assertThat(json("/api/v1/mails?state=live").get("mails")).isEmpty();
    }

    @Test
    void refusesBadParametersWithACode() throws Exception {
        for (String bad : new String[] {
            "/api/v1/cases?state=open", "/api/v1/cases?scope=moon", "/api/v1/cases?limit=0",
            "/api/v1/cases?limit=x", "/api/v1/mails?state=lost", "/api/v1/mails?case=1"
        }) {
            HttpResponse<byte[]> answer = get(bad, "*/*");
            assertThat(answer.statusCode()).as(bad).isEqualTo(400);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(JSON.readTree(answer.body()).get("code").asString()).isEqualTo("BAD_PARAMETER");
        }
        HttpResponse<byte[]> unknown = get("/api/v1/mails/1", "application/json");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(JSON.readTree(unknown.body()).get("code").asString()).isEqualTo("UNKNOWN_MAIL");
        assertThat(get("/api/v1/mails/1", "message/rfc822").statusCode()).isEqualTo(404);
        assertThat(get("/nothing", "*/*").statusCode()).isEqualTo(404);
    }

    @Test
    void answersEveryRefusalWithAProblemOfItsOwnType() throws Exception {
        assertProblem(get("/nothing", "*/*"), 404, "NOT_FOUND");
        assertProblem(get("/error", "application/json"), 404, "NOT_FOUND");
        assertProblem(get("/api/v1/cases", "application/xml"), 406, "NOT_ACCEPTABLE");
        assertProblem(get("/api/v1/cases?state=%ff", "*/*"), 400, "BAD_PARAMETER");
        assertProblem(call("POST", "/api/v1/cases", "*/*"), 405, "METHOD_NOT_ALLOWED");
        assertProblem(call("TRACE", "/api/v1/cases", "*/*"), 405, "METHOD_NOT_ALLOWED");
    }

    @Test
    void showsAPersonWhoAsksForAPageOneThatSaysTheSame() throws Exception {
        for (String address : new String[] {"/nothing", "/error", "/mails/1/2/3"}) {
            HttpResponse<byte[]> page = get(address, "text/html");
            assertThat(page.statusCode()).isEqualTo(404);
            assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
            assertThat(new String(page.body(), StandardCharsets.UTF_8))
                    .contains("Không có trang này", "NOT_FOUND", "Về trang đầu");
            assertThat(page.headers().allValues("Content-Security-Policy"))
                    .singleElement()
                    .asString()
                    .startsWith("default-src 'none'");
        }
        assertProblem(get("/api/v1/nothing", "text/html"), 404, "NOT_FOUND");
    }

    private static void assertProblem(HttpResponse<byte[]> answer, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(problem.get("code").asString()).isEqualTo(code);
        assertThat(problem.get("type").asString())
                .isEqualTo(
                        "urn:chitieu:problem:" + code.toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    @Test
    void leavesBehindWhatItCannotRead() throws Exception {
        stage.publish(new ProducerRecord<>(Topics.QUARTERLY_TOTALS, "junk", "{".getBytes(StandardCharsets.UTF_8)));
        stage.publish(new ProducerRecord<>(Topics.QUARTERLY_TOTALS, "junk", null));
        stage.publish(stage.record("junk", stage.total(1, "1", Verdict.BEHIND, "bad code\r\n")));
        stage.publish(stage.total(1, "142", Verdict.SEVERELY_BEHIND));
        awaitMails(LEADER, 1);
        String metrics = new String(get("/actuator/prometheus", "text/plain").body(), StandardCharsets.UTF_8);
        assertThat(metrics)
                .contains("chitieu_notification_totals_received_total{outcome=\"unreadable\"} 2.0")
                .contains("chitieu_notification_totals_received_total{outcome=\"tombstone\"} 1.0")
                .contains("chitieu_notification_notices_wanted_total{kind=\"fired\"}")
                .contains("chitieu_notification_notices_live{state=\"retry\"}");
    }

    @Test
    void aRestartSendsNothingTwiceAndForgetsNothing() throws Exception {
        stage.publish(stage.total(1, "142", Verdict.SEVERELY_BEHIND));
        awaitMails(LEADER, 1);
        service.close();
        stage.publish(stage.total(2, "300", Verdict.AHEAD));
        stage.publish(stage.total(3, "300", Verdict.AHEAD));
        service = stage.start();
        awaitMails(LEADER, 2);
        stage.forgetPositions();
        service.close();
        service = stage.start();
        stage.publish(stage.total(4, "142", Verdict.SEVERELY_BEHIND));
        awaitMails(LEADER, 3);
        awaitMails(ADVISER, 3);
    }

    /** Under load an audit of the outbox or a batch may be late for a moment, which health says as it should. */
    @Test
    void answersForItsHealth() throws Exception {
        assertThat(json("/actuator/health/liveness").get("status").asString()).isEqualTo("UP");
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(json("/actuator/health/readiness").get("status").asString())
                    .isEqualTo("UP");
            JsonNode health = json("/actuator/health");
            assertThat(health.get("components").get("outbox").get("status").asString())
                    .as(health.toString())
                    .isEqualTo("UP");
            assertThat(health.get("status").asString()).as(health.toString()).isEqualTo("UP");
        });
        assertThat(json("/v3/api-docs").get("paths").has("/api/v1/cases")).isTrue();
        assertThat(json("/actuator/info").get("app").get("name").asString()).isEqualTo("notification-service");
    }

    private void awaitMails(String address, int count) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(stage.mailsOfThisTest(address)).hasSize(count));
    }

    private Message[] mailsOverImap(String address) throws Exception {
        Store store = Session.getInstance(new Properties()).getStore("imap");
        store.connect("127.0.0.1", stage.inbox().imapPort(), address, "any");
        Folder folder = store.getFolder("INBOX");
        folder.open(Folder.READ_ONLY);
        return folder.getMessages();
    }

    private JsonNode json(String path) throws Exception {
        return JSON.readTree(get(path, "application/json").body());
    }

    private HttpResponse<byte[]> get(String path, String accept) throws Exception {
        return call("GET", path, accept);
    }

    private HttpResponse<byte[]> call(String method, String path, String accept) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(service.url(path) + path))
                .header("Accept", accept)
                .header("Authorization", "Bearer " + AKey.OF_STAFF)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
    }
}
