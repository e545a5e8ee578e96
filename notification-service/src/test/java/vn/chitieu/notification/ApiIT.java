package vn.chitieu.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.contracts.vocabulary.Verdict;

/** What programs ask and want of the real service, and everything that they can get wrong. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiIT {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final String JSON_TYPE = "application/json";
    private static final String TOMORROW =
            LocalDate.now(Clock.systemUTC()).plusDays(1).toString();
    private static final String IN_TWO_DAYS =
            OffsetDateTime.now(Clock.systemUTC()).plusDays(2).toString();

    private Stage stage;
    private RunningService service;
    private String id;

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
    void aCaseIsOpen() throws Exception {
        stage.freshIndicatorYear();
        stage.publish(stage.total(1, "142", Verdict.SEVERELY_BEHIND));
        id = "BEHIND_TARGET/city/NEW_ENTERPRISES/" + stage.year() + "-Q1/PROVINCE";
        await().atMost(SOON)
                .until(() -> json(get("/api/v1/mails?state=SENT&case=" + id))
                                .path("mails")
                                .size()
                        == 2);
    }

    @Test
    void explainsACaseInTheNameOfWhoeverHasTheKey() throws Exception {
        String body = object("cause", "Chậm\r\nmặt bằng\u202E", "remedy", "Giao ban", "promisedFor", TOMORROW);
        JsonNode explained = ok(post("/api/v1/cases/" + id + "/explanation", body));
        assertThat(explained.path("state").asString()).isEqualTo("EXPLAINED");
        assertThat(explained.path("explanation").path("by").asString()).isEqualTo("office");
        assertThat(explained.path("explanation").path("cause").asString()).isEqualTo("Chậm\nmặt bằng");
        JsonNode again = ok(post("/api/v1/cases/" + id + "/explanation", body));
        assertThat(again.path("history")).isEqualTo(explained.path("history"));
        assertThat(json(get("/api/v1/cases/" + id)).path("explanation")).isEqualTo(explained.path("explanation"));
        assertProblem(
                post(
                        "/api/v1/cases/" + id + "/explanation",
                        object("cause", "Khác", "remedy", "Khác", "promisedFor", TOMORROW)),
                "409 ALREADY_EXPLAINED");
    }

    @Test
    void aUnitExplainsItsOwnCaseAndNoOther() throws Exception {
        String body = object("cause", "Chậm mặt bằng", "remedy", "Giao ban", "promisedFor", TOMORROW);
        String own = caseOf("nam-ngan");
        String foreign = caseOf("dong-tho");
        for (String path : List.of(foreign, id, foreign.replace("dong-tho", "no-such-unit"))) {
            assertProblem(post(AKey.OF_A_WARD, "/api/v1/cases/" + path + "/explanation", body), "403 FOREIGN_SCOPE");
        }
        assertThat(json(get("/api/v1/cases/" + foreign)).path("explanation").isNull())
                .isTrue();

        JsonNode explained = ok(post(AKey.OF_A_WARD, "/api/v1/cases/" + own + "/explanation", body));
        assertThat(explained.path("state").asString()).isEqualTo("EXPLAINED");
        assertThat(explained.path("explanation").path("by").asString()).isEqualTo("ward-system");
        assertProblem(
                post(AKey.OF_A_WARD, "/api/v1/cases/" + own + "/acknowledgement", object("until", IN_TWO_DAYS)),
                "403 FORBIDDEN");
        assertProblem(
                post(
                        AKey.OF_A_WARD,
                        "/api/v1/silences",
                        object("scope", "unit:nam-ngan", "reason", "a", "end", IN_TWO_DAYS)),
                "403 FORBIDDEN");
        assertProblem(post(AKey.OF_A_READER, "/api/v1/cases/" + own + "/explanation", body), "403 FORBIDDEN");
    }

    /** Returns the id of a case of a unit, once it is open. */
    private String caseOf(String unit) throws Exception {
        stage.publish(stage.total(1, "142", Verdict.SEVERELY_BEHIND, new Scope.Unit(unit)));
        String one = "BEHIND_TARGET/unit:" + unit + "/NEW_ENTERPRISES/" + stage.year() + "-Q1/PROVINCE";
        await().atMost(SOON)
                .until(() -> get("/api/v1/cases/" + one).statusCode() == 200
                        && json(get("/api/v1/cases/" + one))
                                .path("state")
                                .asString()
                                .equals("OPEN"));
        return one;
    }

    @Test
    void searchesAndSortsCases() throws Exception {
        caseOf("nam-ngan");
        JsonNode found = json(get("/api/v1/cases?q=nam%20NGAN&sort=severity")).path("cases");
        assertThat(found)
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.path("scope").asString()).isEqualTo("unit:nam-ngan"));
        JsonNode page = json(get("/api/v1/cases?sort=pressing&limit=1"));
        String next = page.path("next").asString();
        assertThat(next).isEqualTo(page.path("cases").get(0).path("id").asString());
        assertThat(json(get("/api/v1/cases?sort=pressing&limit=1&after=" + next))
                        .path("cases")
                        .toString())
                .doesNotContain(next);
        assertProblem(get("/api/v1/cases?sort=worst"), "400 BAD_PARAMETER");
        assertProblem(get("/api/v1/cases?sort=due&after=none"), "400 BAD_PARAMETER");
    }

    @Test
    void acknowledgesACase() throws Exception {
        JsonNode one = ok(post("/api/v1/cases/" + id + "/acknowledgement", object("until", IN_TWO_DAYS)));
        assertThat(one.path("acknowledgement").path("by").asString()).isEqualTo("office");
        assertThat(json(get("/api/v1/cases/" + id)).path("history").toString()).contains("ACKNOWLEDGED");
    }

    @Test
    void acknowledgesForWorkingDaysOfTheCity() throws Exception {
        String path = "/api/v1/cases/" + id + "/acknowledgement";
        JsonNode one = ok(post(path, "{\"workingDays\": 3}"));
        assertThat(one.path("mayAcknowledge").asBoolean()).isTrue();
        assertThat(one.path("acknowledgement").path("until").asString()).endsWith("T17:00:00Z");
        assertThat(ok(post(path, "{\"workingDays\": 3}")).path("history")).isEqualTo(one.path("history"));
        assertProblem(post(path, "{\"workingDays\": 0}"), "422 BAD_FIELD");
        assertProblem(post(path, "{\"workingDays\": 61}"), "422 BAD_FIELD");
        assertProblem(
                post(path, object("until", IN_TWO_DAYS).replace("}", ", \"workingDays\": 3}")), "422 UNKNOWN_FIELD");
    }

    /** Once a day, by one mail to each of those asked; not of a case that was answered. */
    @Test
    void remindsThoseWhoWereAsked() throws Exception {
        String path = "/api/v1/cases/" + id + "/reminder";
        assertProblem(post(AKey.OF_A_READER, path, ""), "403 FORBIDDEN");
        assertProblem(post(AKey.OF_A_WARD, path, ""), "403 FORBIDDEN");
        JsonNode one = ok(post(path, ""));
        assertThat(one.path("awaitedOf").toString()).isEqualTo("[\"co-van-hop-tac\",\"uv-btv-doanh-nghiep\"]");
        assertThat(one.path("reminder").path("by").asString()).isEqualTo("office");
        assertThat(ok(post(path, "")).path("history")).isEqualTo(one.path("history"));
        await().atMost(SOON).untilAsserted(() -> assertThat(reminders()).hasSize(2));

        ok(post(
                "/api/v1/cases/" + id + "/explanation",
                object("cause", "Chậm mặt bằng", "remedy", "Giao ban", "promisedFor", TOMORROW)));
        assertProblem(post(path, ""), "409 ALREADY_EXPLAINED");
        assertProblem(post(path.replace("PROVINCE", "CITY"), ""), "404 UNKNOWN_CASE");
    }

    private List<JsonNode> reminders() throws Exception {
        return json(get("/api/v1/mails?state=SENT&case=" + id))
                .path("mails")
                .valueStream()
                .filter(mail -> mail.path("kind").asString().equals("ANSWER_REMINDER"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "explanation | {\"cause\": \"a\", \"remedy\": \"b\"} | 422 MISSING_FIELD",
                "explanation | {\"cause\": \" \", \"remedy\": \"b\", \"promisedFor\": \"2022-05-16\"} | 422 MISSING_FIELD",
                "explanation | {\"cause\": null, \"remedy\": \"b\", \"promisedFor\": \"2022-05-16\"} | 422 MISSING_FIELD",
                "explanation | {\"cause\": 1, \"remedy\": \"b\", \"promisedFor\": \"2022-05-16\"} | 422 BAD_FIELD",
                "explanation | {\"cause\": [\"a\"], \"remedy\": \"b\", \"promisedFor\": \"2022-05-16\"} | 422 BAD_FIELD",
                "explanation | {\"cause\": \"a\", \"remedy\": \"b\", \"promisedFor\": \"2022-02-30\"} | 422 BAD_FIELD",
                "explanation | {\"cause\": \"a\", \"remedy\": \"b\", \"promisedFor\": \"1999-01-01\"} | 422 BAD_PROMISE",
                "explanation | {\"cause\": \"a\", \"remedy\": \"b\", \"promisedFor\": \"9999-12-31\"} | 422 BAD_PROMISE",
                "explanation | {\"cause\": \"a\", \"remedy\": \"b\", \"promisedFor\": \"TOMORROW\", \"episode\": \"1\"} | 422 BAD_FIELD",
                "explanation | {\"cause\": \"a\", \"remedy\": \"b\", \"promisedFor\": \"TOMORROW\", \"episode\": 1.5} | 422 BAD_FIELD",
                "explanation | {\"cause\": \"a\", \"remedy\": \"b\", \"promisedFor\": \"TOMORROW\", \"episode\": 7} | 409 CASE_OVER",
                "explanation | {\"cause\": \"a\", \"remedy\": \"b\", \"promisedFor\": \"TOMORROW\", \"by\": \"x\"} | 422 UNKNOWN_FIELD",
                "explanation | {\"cause\": \"a\", \"cause\": \"b\", \"remedy\": \"b\", \"promisedFor\": \"TOMORROW\"} | 400 MALFORMED_JSON",
                "explanation | {\"cause\": \"a\", | 400 MALFORMED_JSON",
                "explanation | {} {} | 400 MALFORMED_JSON",
                "explanation | [] | 400 MALFORMED_JSON",
                "explanation | \"text\" | 400 MALFORMED_JSON",
                "acknowledgement | {} | 422 MISSING_FIELD",
                "acknowledgement | {\"until\": \"2022-05-16\"} | 422 BAD_FIELD",
                "acknowledgement | {\"until\": \"2022-05-16T17:00:00\"} | 422 BAD_UNTIL",
                "acknowledgement | {\"until\": \"2022-05-16T17:00:00+07:00\"} | 422 BAD_UNTIL",
                "acknowledgement | {\"until\": \"9999-05-16T17:00:00+07:00\"} | 422 BAD_UNTIL"
            })
    void refusesAnAnswerThatCannotBeTaken(String which, String body, String expected) throws Exception {
        JsonNode before = json(get("/api/v1/cases/" + id)).path("history");
        assertProblem(post("/api/v1/cases/" + id + "/" + which, body.replace("TOMORROW", TOMORROW)), expected);
        assertThat(json(get("/api/v1/cases/" + id)).path("history")).isEqualTo(before);
    }

    @Test
    void refusesBodiesBeyondTheirBounds() throws Exception {
        String path = "/api/v1/cases/" + id + "/explanation";
        String most = object("cause", "ệ".repeat(2001), "remedy", "b", "promisedFor", TOMORROW);
        assertProblem(post(path, most), "422 BAD_TEXT");
        assertProblem(post(path, object("cause", "a".repeat(70_000))), "413 BODY_TOO_LARGE");
        assertProblem(post(path, "[".repeat(60_000)), "400 MALFORMED_JSON");
        assertProblem(send("POST", path, "cause=a", "application/x-www-form-urlencoded"), "415 NOT_JSON");
        assertProblem(send("POST", path, "{}", "junk"), "415 NOT_JSON");
        byte[] latin = object("cause", "é").getBytes(StandardCharsets.ISO_8859_1);
        assertProblem(send("POST", path, HttpRequest.BodyPublishers.ofByteArray(latin), JSON_TYPE), "400 NOT_UTF8");
        assertProblem(send("POST", path, HttpRequest.BodyPublishers.noBody(), JSON_TYPE), "422 MISSING_FIELD");
    }

    @ParameterizedTest
    @CsvSource({
        "BEHIND_TARGET/city/NEW_ENTERPRISES/1900-Q1/PROVINCE, 404 UNKNOWN_CASE",
        "NO_RULE/city/NEW_ENTERPRISES/2022-Q1/PROVINCE, 400 BAD_PARAMETER",
        "BEHIND_TARGET/town/NEW_ENTERPRISES/2022-Q1/PROVINCE, 400 BAD_PARAMETER",
        "BEHIND_TARGET/city/new/2022-Q1/PROVINCE, 400 BAD_PARAMETER",
        "BEHIND_TARGET/city/NEW_ENTERPRISES/2022-Q5/PROVINCE, 400 BAD_PARAMETER",
        "BEHIND_TARGET/city/NEW_ENTERPRISES/2022-Q1/pro%20vince, 400 BAD_PARAMETER"
    })
    void refusesWhatIsNoCase(String other, String expected) throws Exception {
        assertProblem(get("/api/v1/cases/" + other), expected);
        assertProblem(
                post(
                        "/api/v1/cases/" + other + "/explanation",
                        object("cause", "a", "remedy", "b", "promisedFor", TOMORROW)),
                expected);
    }

    @Test
    void beginsListsAndEndsSilences() throws Exception {
        String silence = "it-" + stage.year();
        String body = object("id", silence, "case", id, "reason", "Đang rà soát", "end", IN_TWO_DAYS);
        JsonNode begun = ok(post("/api/v1/silences", body));
        assertThat(begun.path("author").asString()).isEqualTo("office");
        assertThat(begun.path("case").asString()).isEqualTo(id);
        assertThat(begun.path("holds").asBoolean()).isTrue();
        assertThat(ok(post("/api/v1/silences", body))).isEqualTo(begun);
        assertThat(json(get("/api/v1/silences?holding=true")).toString()).contains(silence);
        assertThat(json(get("/api/v1/silences?limit=1")).path("next").isString())
                .isTrue();

        JsonNode ended =
                ok(send("DELETE", "/api/v1/silences/" + silence, HttpRequest.BodyPublishers.noBody(), JSON_TYPE));
        assertThat(ended.path("endedBy").asString()).isEqualTo("office");
        assertThat(ended.path("holds").asBoolean()).isFalse();
        assertThat(json(get("/api/v1/silences?holding=true")).toString()).doesNotContain(silence);
        assertProblem(
                post("/api/v1/silences", object("id", silence, "case", id, "reason", "Khác", "end", IN_TWO_DAYS)),
                "409 ID_IN_USE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"reason\": \"a\", \"end\": \"SOON\"} | 422 NOTHING_SILENCED",
                "{\"scope\": \"city\", \"end\": \"SOON\"} | 422 MISSING_FIELD",
                "{\"scope\": \"city\", \"reason\": \"a\"} | 422 MISSING_FIELD",
                "{\"scope\": \"town\", \"reason\": \"a\", \"end\": \"SOON\"} | 422 BAD_FIELD",
                "{\"case\": \"a/b\", \"reason\": \"a\", \"end\": \"SOON\"} | 422 BAD_FIELD",
                "{\"scope\": \"city\", \"reason\": \"a\", \"end\": \"tomorrow\"} | 422 BAD_FIELD",
                "{\"scope\": \"city\", \"reason\": \"a\", \"end\": \"2022-04-20T17:00:00+07:00\"} | 422 BAD_END",
                "{\"scope\": \"city\", \"reason\": \"a\", \"end\": \"9999-04-20T17:00:00+07:00\"} | 422 BAD_END",
                "{\"id\": \"a b\", \"scope\": \"city\", \"reason\": \"a\", \"end\": \"SOON\"} | 422 BAD_ID",
                "{\"id\": \"<b>\", \"scope\": \"city\", \"reason\": \"a\", \"end\": \"SOON\"} | 422 BAD_ID",
                "{\"scope\": \"city\", \"reason\": \"LONG\", \"end\": \"SOON\"} | 422 BAD_REASON",
                "{\"scope\": \"city\", \"reason\": \"a\", \"end\": \"SOON\", \"author\": \"x\"} | 422 UNKNOWN_FIELD"
            })
    void refusesASilenceThatCannotBe(String body, String expected) throws Exception {
        assertProblem(
                post("/api/v1/silences", body.replace("SOON", IN_TWO_DAYS).replace("LONG", "a".repeat(501))), expected);
    }

    @Test
    void sendsAMailAgainAndMarksOneDelivered() throws Exception {
        String mail = json(get("/api/v1/mails?state=SENT&case=" + id))
                .path("mails")
                .path(0)
                .path("id")
                .asString();
        JsonNode again = ok(post("/api/v1/mails/" + mail + "/resend", object("reason", "Chưa nhận được")));
        assertThat(again.path("id").asString()).isNotEqualTo(mail);
        await().atMost(SOON)
                .until(() -> json(get("/api/v1/mails/" + again.path("id").asString()))
                        .path("state")
                        .asString()
                        .equals("SENT"));
        JsonNode done = json(get("/api/v1/mails/" + mail + "/interventions"));
        assertThat(done.path(0).path("by").asString()).isEqualTo("office");
        assertThat(done.path(0).path("why").asString()).isEqualTo("Chưa nhận được");
        assertThat(ok(post("/api/v1/mails/" + mail + "/delivered", object("reason", "Đã đưa tận tay")))
                        .path("state")
                        .asString())
                .isEqualTo("SENT");

        assertProblem(post("/api/v1/mails/0123/resend", object("reason", "a")), "404 UNKNOWN_MAIL");
        assertProblem(post("/api/v1/mails/" + mail + "/resend", "{}"), "422 MISSING_FIELD");
        assertProblem(
                post("/api/v1/mails/" + mail + "/delivered", object("reason", "a".repeat(1001))), "422 BAD_REASON");
        assertThat(json(get("/api/v1/mails/0123/interventions")).size()).isZero();
    }

    @Test
    void showsAMailAsItLeftAndKeepsItsLinkForItsRecipient() throws Exception {
        String mail = json(get("/api/v1/mails?state=SENT&case=" + id))
                .path("mails")
                .path(0)
                .path("id")
                .asString();
        JsonNode content = json(get("/api/v1/mails/" + mail + "/content"));
        assertThat(content.path("subject").asString()).contains(String.valueOf(stage.year()));
        assertThat(content.path("text").asString()).contains("/answer/...").doesNotContainPattern("answer/[A-Za-z0-9]");
        HttpResponse<String> page = get("/mails/" + mail);
        assertThat(page.body()).contains("<html", "/answer/...").doesNotContainPattern("answer/[A-Za-z0-9]");
        assertThat(page.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .startsWith("sandbox; default-src 'none'")
                .contains("frame-ancestors 'self'", "img-src data:");
        assertThat(page.headers().firstValue("X-Frame-Options")).isEmpty();
        assertProblem(get("/mails/0123"), "404 UNKNOWN_MAIL");
        HttpResponse<String> bytes = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(service.url() + "/api/v1/mails/" + mail))
                                .header("Authorization", "Bearer " + AKey.OF_A_READER)
                                .header("Accept", "message/rfc822, application/problem+json")
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertProblem(bytes, "403 FORBIDDEN");
    }

    @Test
    void tellsNamesInBothLanguages() throws Exception {
        JsonNode names = json(get("/api/v1/names"));
        assertThat(names.path("indicators").path("NEW_ENTERPRISES").path("vi").asString())
                .contains("doanh nghiệp");
        assertThat(names.path("units").path("nam-ngan").path("vi").asString()).isEqualTo("Phường Nam Ngạn");
        assertThat(names.path("people").path("thuong-truc-thanh-uy").path("en").asString())
                .contains("Standing Board");
        assertThat(names.path("zone").asString()).isEqualTo("Asia/Ho_Chi_Minh");
    }

    @Test
    void showsSettingsOfMailAndAlertsAndTriesTheWayToAPerson() throws Exception {
        assertThat(ok(get("/api/v1/settings/mail")).path("sender").asString()).isEqualTo("chitieu@example.org");
        assertThat(ok(get("/api/v1/settings/alerts"))
                        .path("rules")
                        .path(0)
                        .path("answerWorkingDays")
                        .asInt())
                .isEqualTo(5);

        JsonNode sent = ok(post("/api/v1/mails/tests", object("recipient", "thuong-truc-thanh-uy")));
        assertThat(sent.path("outcome").asString()).isEqualTo("ACCEPTED");
        assertThat(sent.path("address").asString()).isEqualTo("thuong-truc-thanh-uy@example.org");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(stage.inbox().messagesTo("thuong-truc-thanh-uy@example.org"))
                        .anySatisfy(mail -> assertThat(mail.getSubject()).isEqualTo("[Chỉ tiêu] Thư thử")));
        assertProblem(
                post("/api/v1/mails/tests", object("recipient", "thuong-truc-thanh-uy")), "429 TOO_MANY_ATTEMPTS");
        assertProblem(post("/api/v1/mails/tests", object("recipient", "nobody")), "422 NO_RECIPIENT");
        assertProblem(post("/api/v1/mails/tests", "{}"), "422 MISSING_FIELD");
        assertProblem(post(AKey.OF_A_READER, "/api/v1/mails/tests", "{}"), "403 FORBIDDEN");
    }

    @Test
    void tellsTheLedgerOfAYearAndAsAWorkbook() throws Exception {
        JsonNode ledger = json(get("/api/v1/ledger?year=2022"));
        assertThat(ledger.path("year").asInt()).isEqualTo(2022);
        assertThat(ledger.path("rows").isArray()).isTrue();
        HttpResponse<String> workbook = get("/api/v1/ledger.xlsx?year=2022&lang=en");
        assertThat(workbook.statusCode()).isEqualTo(200);
        assertThat(workbook.headers().firstValue("Content-Type"))
                .contains("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        assertThat(workbook.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"so-nhac-bao-cao-2022.xlsx\"");
        assertThat(workbook.body()).startsWith("PK");
        assertProblem(get("/api/v1/ledger"), "400 BAD_PARAMETER");
        assertProblem(get("/api/v1/ledger?year="), "400 BAD_PARAMETER");
        assertProblem(get("/api/v1/ledger?year=22"), "400 BAD_PARAMETER");
        assertProblem(get("/api/v1/ledger?year=9999"), "400 BAD_PARAMETER");
        assertProblem(get("/api/v1/ledger.xlsx?year=2022&lang=de"), "400 BAD_PARAMETER");
    }

    @Test
    void aTimeWithoutAnOffsetIsMeantInTheCity() throws Exception {
        String end = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh")).plusDays(3) + "T17:00";
        HttpResponse<String> begun = post(
                "/api/v1/silences",
                "{\"recipient\": \"thuong-truc-thanh-uy\", \"reason\": \"nghỉ\", \"end\": \"" + end + "\"}");
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(200);
        assertThat(Instant.parse(json(begun).path("end").asString()))
                .isEqualTo(OffsetDateTime.parse(end + ":00+07:00").toInstant());
        assertProblem(
                post("/api/v1/silences", "{\"recipient\": \"a\", \"reason\": \"b\", \"end\": \"tomorrow\"}"),
                "422 BAD_FIELD");
    }

    @Test
    void remindsAUnitOnlyOfWhatItOwes() throws Exception {
        assertProblem(post("/api/v1/ledger/nowhere/reminders", ""), "400 BAD_PARAMETER");
        assertProblem(post("/api/v1/ledger/nam-ngan/reminders", ""), "409 NOTHING_MISSING");
    }

    @Test
    void ordersReports() throws Exception {
        String path = "/api/v1/reports/2022-Q1/mails";
        JsonNode shown = json(get("/api/v1/reports/2022-Q1/recipients"));
        assertThat(shown.path("recipients").toString())
                .contains("{\"id\":\"thuong-truc-thanh-uy\",\"scope\":\"city\"}");
        assertThat(shown.path("completeness").path("indicators").asInt()).isPositive();
        String preview = shown.path("preview").asString();
        String request = "\"request\": \"r-" + stage.year() + "\", ";
        String body = order(request, "[\"thuong-truc-thanh-uy\", \"nobody\"]", preview);
        String otherTotals = "0000000000000000" + preview.substring(16);
        String otherPeople = preview.substring(0, 17) + "0000000000000000";
        assertProblem(post(path, body.replace(preview, otherTotals)), "409 TOTALS_CHANGED");
        assertProblem(post(path, body.replace(preview, otherPeople)), "409 RECIPIENTS_CHANGED");
        HttpResponse<String> ordered = post(path, body);
        assertThat(ordered.statusCode()).as(ordered.body()).isEqualTo(202);
        assertThat(json(ordered).path("mails").size()).isEqualTo(1);
        assertThat(json(post(path, body))).isEqualTo(json(ordered));
        assertThat(json(post(path, body.replace(preview, otherTotals))))
                .as("sent again after a total has changed")
                .isEqualTo(json(ordered));
        assertProblem(post(path, order("", "[\"nobody\"]", preview)), "422 NO_RECIPIENT");
        assertProblem(post(path, order("", "\"nobody\"", preview)), "422 BAD_FIELD");
        assertProblem(post(path, order("", "[1]", preview)), "422 BAD_FIELD");
        String named = "[\"thuong-truc-thanh-uy\"]";
        assertProblem(post(path, order("", named, "x")), "422 BAD_FIELD");
        assertProblem(post(path, order("\"request\": \"deadline\", ", named, preview)), "422 BAD_ID");
        assertProblem(post(path, order("\"request\": \"a b\", ", named, preview)), "422 BAD_ID");
        assertProblem(post("/api/v1/reports/2022/mails", "{}"), "400 BAD_PARAMETER");
        assertProblem(post(path, "{}"), "422 MISSING_FIELD");
        assertProblem(post(path, "{\"recipients\": " + named + "}"), "422 MISSING_FIELD");
        assertProblem(post(path, order("", "[]", preview)), "422 MISSING_FIELD");
        assertProblem(get("/api/v1/reports/2022/recipients"), "400 BAD_PARAMETER");
    }

    private static String order(String request, String recipients, String preview) {
        return "{" + request + "\"recipients\": " + recipients + ", \"preview\": \"" + preview + "\"}";
    }

    @Test
    void describesItself() throws Exception {
        JsonNode api = json(get("/v3/api-docs"));
        JsonNode paths = api.path("paths");
        assertThat(paths.propertyNames())
                .contains(
                        "/api/v1/cases/{rule}/{scope}/{indicator}/{period}/{owner}/explanation",
                        "/api/v1/silences/{id}",
                        "/api/v1/mails/{id}/resend",
                        "/api/v1/reports/{quarter}/mails")
                .noneMatch(path -> path.startsWith("/answer") || path.equals("/login"));
        for (String address :
                List.of("/api/v1/silences", "/api/v1/mails/{id}/resend", "/api/v1/mails/{id}/delivered")) {
            JsonNode content = paths.path(address)
                    .path("post")
                    .path("requestBody")
                    .path("content")
                    .path(JSON_TYPE);
            assertThat(content.toString()).as(address).contains("example", "#/components/schemas/");
        }
        assertThat(api.path("components").path("schemas").path("Problem").toString())
                .contains("ALREADY_EXPLAINED");
        assertThat(api.path("components").path("schemas").path("JudgedFigures").toString())
                .contains("#/components/schemas/Decimal");
    }

    private static void assertProblem(HttpResponse<String> answer, String expected) {
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(answer.statusCode() + " " + problem.path("code").asString())
                .as(answer.body())
                .isEqualTo(expected);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(problem.path("detail").asString()).startsWith("expected").hasSizeLessThan(500);
    }

    private static JsonNode ok(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    private static String object(String... fields) {
        Map<String, String> object = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            object.put(fields[i], fields[i + 1]);
        }
        return JSON.writeValueAsString(object);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send("GET", path, HttpRequest.BodyPublishers.noBody(), null);
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return send("POST", path, body, JSON_TYPE);
    }

    private HttpResponse<String> post(String key, String path, String body) throws Exception {
        return send("POST", path, HttpRequest.BodyPublishers.ofString(body), JSON_TYPE, key);
    }

    private HttpResponse<String> send(String method, String path, String body, String type) throws Exception {
        return send(method, path, HttpRequest.BodyPublishers.ofString(body), type);
    }

    private HttpResponse<String> send(String method, String path, HttpRequest.BodyPublisher body, @Nullable String type)
            throws Exception {
        return send(method, path, body, type, AKey.OF_STAFF);
    }

    private HttpResponse<String> send(
            String method, String path, HttpRequest.BodyPublisher body, @Nullable String type, String key)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(service.url() + path))
                .header("Authorization", "Bearer " + key)
                .method(method, body);
        if (type != null) {
            request.header("Content-Type", type);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
