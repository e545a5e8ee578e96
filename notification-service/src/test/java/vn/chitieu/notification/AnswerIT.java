package vn.chitieu.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.contracts.vocabulary.Verdict;
import vn.chitieu.notification.cases.model.AlertCase;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.CaseNotice;
import vn.chitieu.notification.cases.model.CaseRepository;
import vn.chitieu.notification.cases.model.CaseState;
import vn.chitieu.notification.cases.model.TotalKey;
import vn.chitieu.notification.cases.policy.Rule;
import vn.chitieu.notification.mail.letter.CaseLinks;
import vn.chitieu.notification.notice.Notice;
import vn.chitieu.notification.outbox.Outbox;
import vn.chitieu.notification.outbox.OutboxRow;
import vn.chitieu.notification.question.QuestionLinks;
import vn.chitieu.notification.question.QuestionNotice;
import vn.chitieu.notification.question.QuestionService;
import vn.chitieu.notification.routing.silence.SilenceRepository;
import vn.chitieu.notification.watch.Watch;
import vn.chitieu.notification.watch.WatchService;

/** From the link in a mail, over the page and its forms, to the case; and everything that is refused on the way. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnswerIT {

    private static final String LEADER = "uv-btv-doanh-nghiep";
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final Pattern LINK = Pattern.compile("answer/([A-Za-z0-9._-]+)");
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"token\" value=\"([A-Za-z0-9_-]+)\"");
    private static final String TOMORROW =
            LocalDate.now(Clock.systemUTC()).plusDays(1).toString();

    private Stage stage;
    private RunningService service;
    private String page;

    @BeforeAll
    void open(@TempDir Path data) {
        stage = Stage.open(new EmbeddedParts(data), data);
        service = stage.start();
    }

    @AfterAll
    void close() {
        service.close();
        stage.close();
    }

    @BeforeEach
    void aLeaderIsAsked() throws Exception {
        stage.freshIndicatorYear();
        stage.publish(stage.total(1, "142", Verdict.SEVERELY_BEHIND));
        page = linkOf(LEADER);
    }

    private String linkOf(String person) {
        String id = key().toString();
        List<OutboxRow> rows = await().atMost(SOON)
                .until(
                        () -> service.context()
                                .getBean(Outbox.class)
                                .list(new Outbox.Filter(id, person, null, false), null, 1),
                        found -> !found.isEmpty());
        CaseLinks links = service.context().getBean(CaseLinks.class);
        Matcher link =
                LINK.matcher(links.explain((CaseNotice) rows.get(0).notice()).toString());
        assertThat(link.find()).as("a link to " + person).isTrue();
        return "/answer/" + link.group(1);
    }

    @Test
    void theMailLeadsToThePage() throws Exception {
        String address = LEADER + "@example.org";
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(stage.mailsOfThisTest(address)).isNotEmpty());
        MimeMultipart parts =
                (MimeMultipart) stage.mailsOfThisTest(address).get(0).getContent();
        assertThat((String) parts.getBodyPart(0).getContent()).contains("http://localhost:8083" + page);
    }

    @Test
    void aPersonWithoutAnAccountReadsTheCaseAndAnswers() throws Exception {
        HttpResponse<String> shown = get(page);
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body())
                .contains("Số doanh nghiệp thành lập mới", "142 doanh nghiệp", "1.000 doanh nghiệp")
                .contains("Phường Hạc Thành: còn thiếu", "Xác nhận, đã gửi cảnh báo", "<html lang=\"vi\"");
        assertThat(get(page + "?lang=en").body()).contains("Answer this alert", "<html lang=\"en\"");

        HttpResponse<String> sent = explain("Thiếu mặt bằng\r\nsạch", "Giao đất <b>trước</b> tháng 6", TOMORROW);
        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(sent.headers().firstValue("Location").orElseThrow()).endsWith("?done=explained");
        AlertCase explained = one();
        assertThat(explained.progress().state()).isEqualTo(CaseState.EXPLAINED);
        assertThat(explained.responses().explanation()).satisfies(given -> {
            assertThat(given.by()).isEqualTo(LEADER);
            assertThat(given.cause()).isEqualTo("Thiếu mặt bằng\nsạch");
            assertThat(given.promisedFor()).isEqualTo(TOMORROW);
        });
        String answered = get(page + "?done=explained").body();
        assertThat(answered)
                .contains("Đã ghi nhận giải trình", "Giao đất &lt;b&gt;trước&lt;/b&gt; tháng 6", "Đã giải trình")
                .doesNotContain("<b>trước", "name=\"cause\"");
    }

    @Test
    void theSameAnswerAgainIsHarmlessAndAnotherOneIsPublished() throws Exception {
        String token = formToken();
        assertThat(explain(token, "Thiếu vốn", "Tìm vốn", TOMORROW).statusCode())
                .isEqualTo(303);
        AlertCase once = one();
        assertThat(explain(token, "Thiếu vốn", "Tìm vốn", TOMORROW).statusCode())
                .isEqualTo(303);
        assertThat(one().history()).isEqualTo(once.history());
        HttpResponse<String> other = explain(token, "Lý do khác", "Tìm vốn", TOMORROW);
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.body()).contains("đã có giải trình khác", "Thiếu vốn");
        assertThat(one().responses().explanation()).isEqualTo(once.responses().explanation());
    }

    @Test
    void aLeaderPutsEscalationOff() throws Exception {
        String token = formToken();
        HttpResponse<String> sent = post(page, Map.of("form", "acknowledgement", "token", token, "days", "3"));
        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(one().responses().acknowledgement())
                .satisfies(given -> assertThat(given.by()).isEqualTo(LEADER));
        assertThat(get(page + "?done=acknowledged").body()).contains("Đã ghi nhận.", "đã nắm thông tin lúc");
        assertThat(post(page, Map.of("form", "acknowledgement", "token", token, "days", "400"))
                        .statusCode())
                .isEqualTo(422);
    }

    /** Two taps: the usual number of days is chosen already. The same form again is the same silence. */
    @Test
    void aLeaderHoldsTheOwnMailsAboutTheCase() throws Exception {
        assertThat(get(page).body()).contains("Tạm dừng thư về cảnh báo này", "name=\"silence\"");
        Map<String, String> form = Map.of("form", "silence", "token", formToken(), "silence", "5");
        assertThat(post(page, form).statusCode()).isEqualTo(303);
        assertThat(get(page + "?done=silenced").body())
                .contains(
                        "Đã tạm dừng thư về cảnh báo này cho riêng đồng chí", "được gom vào bản tin hằng ngày đến hết")
                .doesNotContain("name=\"silence\"");
        assertThat(post(page, form).statusCode()).isEqualTo(403);

        SilenceRepository silences = service.context().getBean(SilenceRepository.class);
        assertThat(silences.list(key().city(), null, 100))
                .filteredOn(one -> key().toString().equals(one.about().subject()))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.about().recipient()).isEqualTo(LEADER);
                    assertThat(one.author()).isEqualTo(LEADER);
                });
    }

    @Test
    void aLeaderWatchesTheFigureByTheLinkAndEndsIt() throws Exception {
        WatchService watches = service.context().getBean(WatchService.class);
        assertThat(get(page).body()).contains("Theo dõi số liệu này", "value=\"watch\"");
        Map<String, String> form = Map.of("form", "watch", "token", formToken());
        assertThat(post(page, form).statusCode()).isEqualTo(303);
        assertThat(get(page + "?done=watched").body())
                .contains("Đã theo dõi. Tình hình hiện nay", "142 doanh nghiệp", "value=\"watch-end\"");
        assertThat(watches.of(key().city(), LEADER))
                .extracting(Watch::indicator)
                .containsExactly(key().total().indicator());
        assertThat(post(page, form).statusCode()).as("it is watched already").isEqualTo(403);

        assertThat(post(page, Map.of("form", "watch-end", "token", formToken())).statusCode())
                .isEqualTo(303);
        assertThat(get(page + "?done=watch-ended").body()).contains("Đã thôi theo dõi số liệu này");
        assertThat(watches.of(key().city(), LEADER)).isEmpty();
    }

    /** From the mail in the inbox over its link to the answer, and on to the mail to who asked. */
    @Test
    void aPersonWhoIsAskedAboutAFigureAnswersByTheLinkOfTheMail() throws Exception {
        String question = "it-" + stage.year();
        TotalKey figure = key().total();
        service.context()
                .getBean(QuestionService.class)
                .ask(
                        service.context()
                                .getBean(Catalogs.class)
                                .all()
                                .values()
                                .iterator()
                                .next(),
                        question,
                        figure,
                        LEADER,
                        "Vì sao chậm?\n</textarea><script>alert(1)</script>");
        String subject = "question/" + question;
        QuestionNotice asked = (QuestionNotice) mailOf(subject, "co-van-hop-tac");
        URI link = service.context().getBean(QuestionLinks.class).of(asked).address();
        String address = link.getPath();
        assertThat(address).startsWith("/answer/question/");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(textOf("co-van-hop-tac@example.org", "/answer/question/"))
                        .contains(link.toString(), "Vì sao chậm?"));

        HttpResponse<String> shown = get(address + "?lang=vi");
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body())
                .contains("Số doanh nghiệp thành lập mới", "Vì sao chậm?", "&lt;/textarea&gt;&lt;script&gt;")
                .contains("<html lang=\"vi\"", "href=\"../../pages/answer.css")
                .doesNotContain("<script");
        String token = match(FORM_TOKEN, shown.body());
        assertThat(post(address, Map.of("token", "AAAA", "answer", "Đang rà soát."))
                        .statusCode())
                .isEqualTo(403);
        HttpResponse<String> empty = post(address + "?lang=vi", Map.of("token", token, "answer", " \u200B "));
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.body()).contains("href=\"#answer\"", "từ 1 đến 2.000 ký tự");
        Map<String, String> form = Map.of("token", token, "answer", "Đang rà soát.\r\nXin báo sau.");
        for (int time = 1; time <= 2; time++) {
            HttpResponse<String> sent = post(address, form);
            assertThat(sent.statusCode()).isEqualTo(303);
            assertThat(sent.headers().firstValue("Location").orElseThrow()).endsWith("?done=answered");
        }
        HttpResponse<String> other = post(address + "?lang=vi", Map.of("token", token, "answer", "Khác"));
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.body()).contains("đã có trả lời khác", "Đang rà soát.");
        assertThat(get(address + "?done=answered&lang=vi").body())
                .contains("Đã gửi trả lời của đồng chí", "Xin báo sau.")
                .doesNotContain("<textarea");

        assertThat(((QuestionNotice) mailOf(subject, LEADER)).answer())
                .satisfies(given -> assertThat(given.text()).isEqualTo("Đang rà soát.\nXin báo sau."));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(textOf(LEADER + "@example.org", "view=questions"))
                        .contains("Đang rà soát.", "Vì sao chậm?"));
        assertThat(get("/answer/question/" + page.substring("/answer/".length()))
                        .statusCode())
                .as("a link to a case is none to a question")
                .isEqualTo(404);
        assertThat(get("/answer/" + address.substring("/answer/question/".length()))
                        .statusCode())
                .isEqualTo(404);
    }

    private Notice mailOf(String subject, String person) {
        return await().atMost(SOON)
                .until(
                        () -> service.context()
                                .getBean(Outbox.class)
                                .list(new Outbox.Filter(subject, person, null, false), null, 1),
                        found -> !found.isEmpty())
                .get(0)
                .notice();
    }

    /** Returns the text of the mail of this test that has that in it; empty while there is none. */
    private String textOf(String address, String part) throws Exception {
        for (MimeMessage mail : stage.mailsOfThisTest(address)) {
            String text =
                    (String) ((MimeMultipart) mail.getContent()).getBodyPart(0).getContent();
            if (text.contains(part)) {
                return text;
            }
        }
        return "";
    }

    @Test
    void lookingChangesNothing() throws Exception {
        AlertCase before = one();
        for (String method : new String[] {"GET", "HEAD", "OPTIONS"}) {
            send(HttpRequest.newBuilder(uri(
                            page + "?form=explanation&cause=a&remedy=b&promised=" + TOMORROW + "&token=" + formToken()))
                    .method(method, HttpRequest.BodyPublishers.noBody()));
        }
        assertThat(one().history()).isEqualTo(before.history());
        assertThat(one().responses().explanation()).isNull();
    }

    @Test
    void aFormThatThePageHasNotMadeIsRefused() throws Exception {
        String colleagues = linkOf("co-van-hop-tac");
        String foreign = match(FORM_TOKEN, get(colleagues).body());
        for (String token : new String[] {"", "AAAA", foreign, page.substring(page.lastIndexOf('.') + 1)}) {
            HttpResponse<String> refused = explain(token, "Thiếu vốn", "Tìm vốn", TOMORROW);
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).contains("trang đã cũ", "Thiếu vốn");
        }
        assertThat(one().responses().explanation()).isNull();
    }

    @Test
    void whatCannotBeTakenIsShownAgainWithWhatToMend() throws Exception {
        String long1 = "ệ".repeat(2001);
        HttpResponse<String> refused = explain(long1, " \u200B ", "2022-02-30");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("href=\"#cause\"", "href=\"#remedy\"", "href=\"#promised\"", "role=\"alert\"", long1);
        assertThat(explain("Thiếu vốn", "Tìm vốn", "1999-01-01").body()).contains("href=\"#promised\"");
        assertThat(explain("Thiếu vốn", "Tìm vốn", "").statusCode()).isEqualTo(422);
        String hostile = "</textarea><script>alert(1)</script>";
        assertThat(explain(hostile, "", "\"><img src=x>").body())
                .contains("&lt;/textarea&gt;&lt;script&gt;")
                .doesNotContain("<script", "<img");
        assertThat(one().responses().explanation()).isNull();
    }

    @Test
    void aFormBeyondTheBoundsIsNotRead() throws Exception {
        HttpResponse<String> refused = explain("a".repeat(200_000), "b", TOMORROW);
        assertThat(refused.statusCode()).isIn(400, 413);
        assertThat(one().responses().explanation()).isNull();
    }

    @Test
    void aLinkThatIsGoodForNothingTellsNothing() throws Exception {
        String token = page.substring("/answer/".length());
        for (String forged :
                new String[] {"x", token + "A", token.substring(1), "%00", "..%2f..%2fetc", "A".repeat(4000)}) {
            HttpResponse<String> refused = get("/answer/" + forged);
            assertThat(refused.statusCode()).as(forged).isIn(400, 404);
            assertThat(refused.body()).doesNotContain("142", "doanh nghiệp");
        }
        HttpResponse<String> forged = get("/answer/" + token.replaceFirst("^..", "AA"));
        assertThat(forged.body()).contains("Liên kết không đúng", "The link is wrong");
        assertThat(post("/answer/x", Map.of("form", "explanation")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aPageIsCachedNowhereAndRunsNothing() throws Exception {
        Map<String, String> headers = get(page).headers().map().entrySet().stream()
                .collect(Collectors.toMap(
                        header -> header.getKey().toLowerCase(Locale.ROOT),
                        header -> header.getValue().get(0)));
        assertThat(headers)
                .containsEntry("referrer-policy", "no-referrer")
                .containsEntry("x-content-type-options", "nosniff")
                .containsEntry("x-frame-options", "DENY")
                .doesNotContainKey("set-cookie");
        assertThat(headers.get("cache-control")).contains("no-store");
        assertThat(headers.get("content-security-policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'", "form-action 'self'")
                .doesNotContain("script-src", "unsafe");
        assertThat(get(page).body()).doesNotContain("<script", "style=\"", "http://", "https://");
        HttpResponse<String> css = get("/pages/answer.css");
        assertThat(css.headers().firstValue("Content-Type")).contains("text/css");
        assertThat(css.headers().firstValue("ETag")).isPresent();
    }

    @Test
    void aLinkBearsManyVisitsAndNotAnyNumber() throws Exception {
        int status = 200;
        int visits = 0;
        while (status == 200 && visits < 300) {
            status = get(page).statusCode();
            visits++;
        }
        assertThat(status).isEqualTo(429);
        assertThat(visits).isGreaterThan(50);
        HttpResponse<String> refused = get(page);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(refused.body()).contains("quá nhiều lần").doesNotContain("142");
    }

    private AlertCase one() {
        return service.context().getBean(CaseRepository.class).find(key()).orElseThrow();
    }

    private CaseKey key() {
        return new CaseKey(
                Rule.BEHIND_TARGET,
                new TotalKey(Scope.city(), "NEW_ENTERPRISES", new Quarter(stage.year(), 1)),
                "PROVINCE");
    }

    private String formToken() throws Exception {
        return match(FORM_TOKEN, get(page).body());
    }

    private static String match(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        assertThat(found.find()).as(pattern + " in " + text).isTrue();
        return found.group(1);
    }

    private HttpResponse<String> explain(String cause, String remedy, String promised) throws Exception {
        return explain(formToken(), cause, remedy, promised);
    }

    private HttpResponse<String> explain(String token, String cause, String remedy, String promised) throws Exception {
        return post(
                page,
                Map.of(
                        "form", "explanation",
                        "token", token,
                        "cause", cause,
                        "remedy", remedy,
                        "promised", promised));
    }

    private HttpResponse<String> post(String path, Map<String, String> fields) throws Exception {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient()
                .send(request.header("Accept", "text/html").build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create(service.url() + path);
    }
}
