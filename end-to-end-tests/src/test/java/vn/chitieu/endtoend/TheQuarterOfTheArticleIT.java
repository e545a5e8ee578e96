package vn.chitieu.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import vn.chitieu.catalog.files.format.InvalidCatalogException;
import vn.chitieu.catalog.sample.PublishedFigure;
import vn.chitieu.catalog.sample.PublishedFiguresFile;

/**
 * Quý I-2022 of TP Thanh Hóa, from what its wards send to what its leaders read. The steps follow one another: what was
 * printed, the alert about new enterprises, wards that correct their figures, the word that it never was behind.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TheQuarterOfTheArticleIT {

    private static final String LEADER = "uv-btv-doanh-nghiep@example.org";
    private static final String ADVISER = "co-van-hop-tac@example.org";
    private static final String SUBJECT =
            "[Chỉ tiêu] Số doanh nghiệp thành lập mới – quý I-2022 – Thành phố Thanh Hóa – kế hoạch thành phố giao";

    private static SystemUnderTest system;

    @BeforeAll
    static void start() {
        system = SystemUnderTest.withTheSample();
    }

    static List<PublishedFigure> published() throws InvalidCatalogException {
        return PublishedFiguresFile.read(SystemUnderTest.CATALOG);
    }

    /** Every figure that the articles printed lies inside the interval that its rounding allows. */
    @ParameterizedTest
    @Order(1)
    @MethodSource("published")
    void isWhatWasPrinted(PublishedFigure figure) {
        JsonNode total = total("city", figure.indicator());
        String reached = switch (figure.what()) {
            case VALUE -> total.path("value").asString();
            case GROWTH -> total.path("growthPercent").asString();
            case SHARE ->
                attainment(total, figure.targetOwner().orElseThrow())
                        .path("sharePercent")
                        .asString();
        };
        assertThat(figure.allows(new BigDecimal(reached)))
                .as(figure + " is " + reached)
                .isTrue();
    }

    @Test
    @Order(1)
    void productionGrowsAsTheArticleSays() {
        assertThat(List.of(
                                "PRODUCTION_TOTAL",
                                "PRODUCTION_INDUSTRY_CONSTRUCTION",
                                "PRODUCTION_SERVICES",
                                "PRODUCTION_AGRICULTURE")
                        .stream()
                        .map(indicator -> new BigDecimal(total("city", indicator)
                                        .path("growthPercent")
                                        .asString())
                                .setScale(1, RoundingMode.HALF_EVEN)
                                .toPlainString()))
                .containsExactly("14.6", "11.7", "21.0", "5.7");
    }

    @Test
    @Order(1)
    void theBudgetIsAheadOfOneTargetAndOnPaceWithTheOther() {
        JsonNode budget = total("city", "BUDGET_REVENUE");

        assertThat(attainment(budget, "PROVINCE").path("verdict").asString()).isEqualTo("AHEAD");
        assertThat(attainment(budget, "CITY").path("verdict").asString()).isEqualTo("ON_PACE");
        assertThat(budget.path("trust").path("complete").asBoolean()).isTrue();
    }

    /** A total equals what its wards sent: cluster by cluster, ward by ward. */
    @Test
    @Order(1)
    void clustersAndWardsAddUpToTheCity() {
        BigDecimal city =
                new BigDecimal(total("city", "LAND_CLEARED").path("value").asString());
        BigDecimal clusters = IntStream.rangeClosed(1, 6)
                .mapToObj(n -> new BigDecimal(
                        total("cluster:cum-" + n, "LAND_CLEARED").path("value").asString()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal contributions = stream(system.totals("/api/v1/totals/city/LAND_CLEARED/2022-Q1/contributions")
                        .path("contributions"))
                .map(one -> new BigDecimal(one.path("value").asString()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);

        assertThat(clusters).isEqualByComparingTo(city);
        assertThat(contributions).isEqualByComparingTo(city);
    }

    @Test
    @Order(2)
    void theLeaderInChargeOfEnterprisesReadsThatTheyAreBehind() {
        assertThat(inbox(LEADER)).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo(SUBJECT);
            assertThat(mail.text())
                    .contains("Kính gửi")
                    .contains("CHẬM SO VỚI TIẾN ĐỘ")
                    .contains("185")
                    .contains("1.000")
                    .contains("18,5%")
                    .contains("còn thiếu 65 doanh nghiệp")
                    .contains("giảm 11,5%")
                    .contains("Trân trọng");
            assertThat(mail.html())
                    .contains("65 doanh nghiệp")
                    .doesNotContain("<script")
                    .doesNotContain("http-equiv");
        });
        assertThat(inbox(ADVISER))
                .singleElement()
                .satisfies(mail ->
                        assertThat(mail.text()).containsIgnoringCase("behind").contains("65"));
    }

    /** 0.2 of 1 ha by the end of March: a quarter was expected. */
    @Test
    @Order(2)
    void theHeadOfAWardThatIsBehindIsAskedWhy() {
        assertThat(inbox("chu-tich-dong-ve@example.org")).singleElement().satisfies(mail -> {
            assertThat(mail.subject())
                    .isEqualTo("[Chỉ tiêu] Diện tích đã giải phóng mặt bằng – quý I-2022 – Phường Đông Vệ – kế hoạch"
                            + " thành phố giao");
            assertThat(mail.text())
                    .contains("Chủ tịch Ủy ban nhân dân phường Đông Vệ")
                    .contains("đạt 20%")
                    .contains("còn thiếu 0,05 ha")
                    .contains("làm rõ nguyên nhân");
        });
        assertThat(inbox("uv-bch-dong-ve@example.org")).hasSize(1);
    }

    /** Other classes have the same system remind wards and heads; those mails belong to no case. */
    @Test
    @Order(2)
    void noOtherPersonGetsAnAlert() {
        List<JsonNode> alerts = stream(system.alerts("/api/v1/mails").path("mails"))
                .filter(mail -> mail.hasNonNull("caseId"))
                .toList();

        assertThat(alerts)
                .extracting(mail -> mail.path("recipient").asString())
                .containsExactlyInAnyOrder(
                        "uv-btv-doanh-nghiep", "co-van-hop-tac", "chu-tich-dong-ve", "uv-bch-dong-ve");
        assertThat(alerts).extracting(mail -> mail.path("state").asString()).containsOnly("SENT");
    }

    @Test
    @Order(3)
    void aBadFigureBesideAGoodOneIsRefusedAndTheGoodOneCounts() {
        HttpResponse<String> answer = system.report("nam-ngan", """
                [{"id": "e2e-1", "unit": "nam-ngan", "indicator": "LAND_CLEARED", "period": "2022-04", "value": "1,5"},
                 {"id": "e2e-2", "unit": "dien-bien", "indicator": "LAND_CLEARED", "period": "2022-03", "value": "1.5"},
                 {"id": "e2e-3", "unit": "nam-ngan", "indicator": "URBAN_VIOLATIONS", "period": "2022-03", "value": 7,
                  "reportedAt": "2022-04-05T17:00:00+07:00", "reason": "đếm lại"}]
                """);

        assertThat(answer.statusCode()).isEqualTo(202);
        JsonNode results = SystemUnderTest.json(answer).path("results");
        assertThat(codes(results.path(0))).contains("VALUE_NOT_A_DECIMAL");
        assertThat(codes(results.path(1))).contains("FIGURE_OF_ANOTHER_UNIT");
        assertThat(results.path(2).path("outcome").asString()).isEqualTo("ACCEPTED");
        assertThat(receipt(results.path(2).path("receipt").asString())).isEqualTo("CORRECTED");
        JsonNode revision = system.totals("/api/v1/totals/unit:nam-ngan/URBAN_VIOLATIONS/2022-Q1/revisions")
                .path("revisions")
                .path(0);
        assertThat(revision.path("causes").path(0).path("now").path("reason").asString())
                .isEqualTo("đếm lại");
    }

    /** Ward after ward corrects its figure, until the city has caught up with its target. */
    @Test
    @Order(4)
    void whenTheFigureIsCorrectedThoseWhoGotTheAlertAreInformed() {
        for (String ward : List.of("nam-ngan", "dien-bien", "ba-dinh", "lam-son")) {
            HttpResponse<String> answer = system.report(ward, """
                    {"unit": "%s", "indicator": "NEW_ENTERPRISES", "period": "2022-03", "value": "40",
                     "status": "OFFICIAL", "reason": "bổ sung hồ sơ cấp trong tháng"}
                    """.formatted(ward));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
            assertThat(receipt(SystemUnderTest.json(answer)
                            .path("results")
                            .path(0)
                            .path("receipt")
                            .asString()))
                    .isEqualTo("CORRECTED");
        }
        system.awaitSettled();

        assertThat(attainment(total("city", "NEW_ENTERPRISES"), "CITY")
                        .path("verdict")
                        .asString())
                .isIn("ON_PACE", "AHEAD");
        List<Inbox.Mail> mails = inbox(LEADER);
        assertThat(mails).hasSize(2);
        assertThat(mails.get(1).subject()).contains(SUBJECT);
        assertThat(mails.get(1).inReplyTo()).isEqualTo(mails.get(0).messageId());
        assertThat(mails.get(1).text()).contains("SỐ LIỆU ĐƯỢC ĐÍNH CHÍNH", "258 doanh nghiệp, không phải 185");
        assertThat(inbox(ADVISER)).hasSize(2);
        JsonNode cases = system.alerts("/api/v1/cases?indicator=NEW_ENTERPRISES&scope=city");
        assertThat(cases.path("cases").path(0).path("state").asString()).isEqualTo("RESOLVED");
    }

    private static List<Inbox.Mail> inbox(String address) {
        return new Inbox(system.imapPort(), address).read();
    }

    private static JsonNode total(String scope, String indicator) {
        return system.totals("/api/v1/totals/" + scope + "/" + indicator + "/2022-Q1");
    }

    private static JsonNode attainment(JsonNode total, String owner) {
        return stream(total.path("attainments"))
                .filter(attainment -> attainment.path("owner").asString().equals(owner))
                .findFirst()
                .orElseThrow();
    }

    private static String receipt(String receipt) {
        return await().atMost(Duration.ofMinutes(2))
                .until(() -> system.totals("/api/v1/receipts/" + receipt), answer -> answer.has("outcome"))
                .path("outcome")
                .asString();
    }

    private static String codes(JsonNode result) {
        return stream(result.path("errors"))
                .map(error -> error.path("code").asString())
                .collect(Collectors.joining(","));
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
