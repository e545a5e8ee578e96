package vn.chitieu.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.chitieu.contracts.QuarterlyTotal;
import vn.chitieu.contracts.testing.AttainmentFixture;
import vn.chitieu.contracts.testing.QuarterlyTotalFixture;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.contracts.vocabulary.Verdict;
import vn.chitieu.support.testing.CatalogCopy;

/** "8 months" that is behind its target: the letter, the case over HTTP, and the answer of a ward to its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WindowMailIT {

    private static final String LEADER = "uv-btv-doanh-nghiep@example.org";
    private static final String ADVISER = "co-van-hop-tac@example.org";
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String TOMORROW =
            LocalDate.now(Clock.systemUTC()).plusDays(1).toString();

    private Stage stage;
    private RunningService service;
    private int year;

    @BeforeAll
    void open(@TempDir Path data, @TempDir Path files) throws IOException {
        stage = Stage.open(new EmbeddedParts(data), data);
        year = stage.year();
        CatalogCopy catalog = CatalogCopy.in(files);
        Files.writeString(catalog.directory().resolve("windows.yaml"), """
                        windows:
                          - id: tam-thang
                            name: { vi: Tám tháng, en: Eight months }
                            from: %1$d-01-01
                            to: %1$d-08-31
                            indicators:
                              - { code: NEW_ENTERPRISES, target: 700, owner: PROVINCE }
                        """.formatted(year));
        Files.writeString(catalog.directory().resolve("alerts.yaml"), """
                        digestAt: "08:15"
                        rules:
                          - { rule: BEHIND_TARGET, answerWorkingDays: 9 }
                        """);
        service = stage.start(catalog.directory());
    }

    @AfterAll
    void close() {
        service.close();
        stage.close();
    }

    @Test
    void theLetterNamesTheMonthsAndLeadsToTheirIndicatorAndQuarter() throws Exception {
        stage.publish(total(Scope.city(), 1, "480", Verdict.BEHIND, 7));
        MimeMessage fired = awaitMail(LEADER, 1);
        assertThat(fired.getSubject())
                .startsWith("[Chỉ tiêu] Số doanh nghiệp thành lập mới – 8 tháng đầu năm " + year + " – ");
        assertThat(text(fired))
                .contains(
                        "Lũy kế 8 tháng đầu năm " + year,
                        "đến hết ngày 31/07/" + year + " cần đạt",
                        "còn thiếu 132 doanh nghiệp để đạt tiến độ",
                        "(9 ngày làm việc)",
                        "tỉnh giao cho 8 tháng đầu năm " + year,
                        "view=indicator&indicator=NEW_ENTERPRISES&quarter=" + year + "-Q3&scope=city")
                .doesNotContain("quý III", "giá trị của quý");
        assertThat(text(awaitMail(ADVISER, 1)))
                .contains("Over the first 8 months of " + year, "by the end of 31 July " + year);

        String id = "BEHIND_TARGET/city/NEW_ENTERPRISES/" + year + "-Q3/PROVINCE/tam-thang";
        JsonNode one = json(call("GET", "/api/v1/cases/" + id, AKey.OF_STAFF, null));
        assertThat(one.path("window").asString()).isEqualTo("tam-thang");
        assertThat(one.path("state").asString()).isEqualTo("OPEN");
        JsonNode names = json(call("GET", "/api/v1/names", AKey.OF_STAFF, null));
        assertThat(names.path("windows").path("tam-thang").path("vi").asString())
                .isEqualTo("Tám tháng");
        assertThat(names.path("owners").has("PROVINCE")).isTrue();

        stage.publish(total(Scope.city(), 2, "690", Verdict.ON_PACE, 8));
        stage.publish(total(Scope.city(), 3, "691", Verdict.ON_PACE, 8));
        MimeMessage recovered = awaitMail(LEADER, 2);
        assertThat(recovered.getHeader("In-Reply-To")).containsExactly(fired.getMessageID());
        assertThat(text(recovered)).startsWith("ĐÃ ĐẠT TIẾN ĐỘ").contains("đến hết ngày 31/08/" + year);
    }

    @Test
    void whatTheCityDecidesOfItsAlertsIsShownAsSuch() throws Exception {
        JsonNode alerts = json(call("GET", "/api/v1/settings/alerts", AKey.OF_STAFF, null));
        assertThat(alerts.path("decidedByCity").toString()).isEqualTo("[\"digestAt\"]");
        assertThat(alerts.path("digestAt").asString()).isEqualTo("08:15:00");
        JsonNode behind = alerts.path("rules")
                .valueStream()
                .filter(one -> one.path("rule").asString().equals("BEHIND_TARGET"))
                .findFirst()
                .orElseThrow();
        assertThat(behind.path("answerWorkingDays").asInt()).isEqualTo(9);
        assertThat(behind.path("decidedByCity").asBoolean()).isTrue();
        assertThat(behind.path("escalationWorkingDays").asInt()).isEqualTo(3);
    }

    @Test
    void aWardExplainsItsOwn() throws Exception {
        stage.publish(total(Scope.parse("unit:nam-ngan"), 1, "480", Verdict.SEVERELY_BEHIND, 7));
        String path = "/api/v1/cases/BEHIND_TARGET/unit:nam-ngan/NEW_ENTERPRISES/" + year + "-Q3/PROVINCE/tam-thang";
        await().atMost(SOON).until(() -> call("GET", path, AKey.OF_A_WARD, null).statusCode() == 200);
        String body = JSON.writeValueAsString(
                Map.of("cause", "Chậm mặt bằng", "remedy", "Giao ban", "promisedFor", TOMORROW));

        assertThat(call("POST", path + "/explanation", AKey.OF_A_READER, body).statusCode())
                .isEqualTo(403);
        JsonNode explained = json(call("POST", path + "/explanation", AKey.OF_A_WARD, body));
        assertThat(explained.path("state").asString()).isEqualTo("EXPLAINED");
    }

    private QuarterlyTotal total(Scope scope, long revision, String value, Verdict verdict, int months) {
        QuarterlyTotal usual = stage.total(revision, value, Verdict.ON_PACE, scope);
        BigDecimal amount = new BigDecimal(value);
        QuarterlyTotal.WindowStanding window = new QuarterlyTotal.WindowStanding(
                "tam-thang",
                LocalDate.of(year, 1, 1),
                LocalDate.of(year, 8, 31),
                LocalDate.of(year, months, 31),
                amount,
                null,
                List.of(AttainmentFixture.target("PROVINCE", "700")
                        .share(amount.movePointRight(2).divideToIntegralValue(new BigDecimal("700")))
                        .expected("87.5")
                        .judged(verdict, null)
                        .shortOf(new BigDecimal("612").subtract(amount).max(BigDecimal.ZERO))
                        .build()),
                new QuarterlyTotal.Trust(34, 34, List.of(), null, new BigDecimal("10"), true),
                FigureStatus.OFFICIAL,
                usual.state().asOf());
        return QuarterlyTotalFixture.like(usual)
                .of(scope, usual.indicator(), new Quarter(year, 3))
                .with(List.of())
                .inWindows(List.of(window))
                .build();
    }

    private MimeMessage awaitMail(String address, int number) {
        await().atMost(SOON).until(() -> stage.mailsOfThisTest(address).size() >= number);
        return stage.mailsOfThisTest(address).get(number - 1);
    }

    private static String text(MimeMessage mail) throws Exception {
        return (String) ((MimeMultipart) mail.getContent()).getBodyPart(0).getContent();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> call(String method, String path, String key, @Nullable String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(service.url(path) + path))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
