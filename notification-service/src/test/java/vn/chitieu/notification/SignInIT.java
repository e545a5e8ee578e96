package vn.chitieu.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.contracts.vocabulary.Verdict;
import vn.chitieu.notification.cases.life.CaseLife;
import vn.chitieu.notification.cases.model.AlertCase;
import vn.chitieu.notification.cases.model.CaseEvent;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.CaseRepository;
import vn.chitieu.notification.cases.model.EscalationChain;
import vn.chitieu.notification.cases.model.TotalKey;
import vn.chitieu.notification.cases.model.TransitionContext;
import vn.chitieu.notification.cases.policy.Rule;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.fixtures.SmallCity;
import vn.chitieu.notification.fixtures.SomeFigures;
import vn.chitieu.notification.outbox.Outbox;
import vn.chitieu.notification.question.QuestionService;
import vn.chitieu.notification.routing.silence.Silence;
import vn.chitieu.notification.routing.silence.SilenceService;
import vn.chitieu.support.testing.ABrowser;
import vn.chitieu.support.testing.ServiceDoors;
import vn.chitieu.support.testing.SignInContract;
import vn.chitieu.support.testing.SignedInBrowsers;

/** Who gets in, by which way, and who sees and does what, at the doors of the real service. */
class SignInIT extends SignInContract {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String POSITION = "uv-btv-doanh-nghiep";

    private Stage stage;
    private RunningService service;
    private ServiceDoors doors;
    private SignedInBrowsers browsers;

    @BeforeAll
    void start(@TempDir Path data) {
        stage = Stage.open(new EmbeddedParts(data), data);
        service = stage.start(Path.of("../catalog/thanh-hoa"), settings().toArray(String[]::new));
        doors = new ServiceDoors(
                service.url(),
                "http://127.0.0.1:" + service.context().getEnvironment().getProperty("local.management.port"),
                "CHITIEU-ALERTS",
                AKey.OF_A_READER,
                "/?view=outbox&lang=en",
                "/api/v1/cases",
                "/api/v1/silences");
        browsers = browsersAt(service.url());
    }

    @AfterAll
    void stop() {
        service.close();
        stage.close();
    }

    @Override
    protected ServiceDoors doors() {
        return doors;
    }

    @Override
    protected SignedInBrowsers browsers() {
        return browsers;
    }

    @Test
    void opensNoSessionForALink() throws Exception {
        assertThat(browser().open("/answer/x").headers().map()).doesNotContainKey("set-cookie");
    }

    @Test
    void saysWhoIsSignedInAndWhatTheyMayDo() throws Exception {
        JsonNode ward =
                JSON.readTree(browsers().of("ward").get("/api/v1/me", "*/*").body());
        assertThat(ward.path("name").asString()).isEqualTo("ward");
        assertThat(ward.path("role").asString()).isEqualTo("UNIT");
        assertThat(ward.path("units").toString()).isEqualTo("[\"nam-ngan\"]");
        assertThat(ward.path("rights").toString()).isEqualTo("[\"EXPLAIN_OWN\"]");
        assertThat(ward.path("dashboard").asString()).isEqualTo("http://localhost:8082/");
        JsonNode staff =
                JSON.readTree(browsers().of("staff-2").get("/api/v1/me", "*/*").body());
        assertThat(staff.path("rights").toString()).isEqualTo("[\"ANSWER\",\"SILENCE\",\"MAIL\"]");
        JsonNode reader =
                JSON.readTree(browsers().withKey(AKey.OF_A_READER, "/api/v1/me").body());
        assertThat(reader.path("name").asString() + reader.path("role").asString())
                .isEqualTo("readerSYSTEM");
        assertThat(reader.path("rights").size()).isZero();
        assertThat(reader.path("csrf").isNull()).isTrue();
        assertThat(JSON.readTree(browsers().withKey(AKey.OF_STAFF, "/api/v1/me").body())
                        .path("rights")
                        .size())
                .isEqualTo(3);
    }

    @Test
    void describesTheRolesThatThisServiceHas() throws Exception {
        JsonNode schemas = JSON.readTree(
                        browsers().of("leader").get("/v3/api-docs", "*/*").body())
                .path("components")
                .path("schemas");
        JsonNode me = schemas.path("Me").path("properties");
        assertThat(me.path("role").path("enum").toString())
                .isEqualTo("[\"LEADER\",\"STAFF\",\"ADMIN\",\"PROVINCE\",\"UNIT_HEAD\",\"UNIT\",\"SYSTEM\"]");
        assertThat(me.path("csrf").toString()).contains("#/components/schemas/Token");
        assertThat(schemas.path("Token").path("properties").propertyNames())
                .containsExactlyInAnyOrder("parameter", "header", "token");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/cases, 401, 200, 200, 200, 200",
        "/api/v1/cases?scope=unit:nam-ngan, 401, 200, 200, 200, 200",
        "/api/v1/cases?scope=unit:dien-bien, 401, 200, 200, 403, 200",
        "/api/v1/cases?scope=city, 401, 200, 200, 403, 200",
        "/api/v1/mails, 401, 200, 200, 403, 200",
        "/api/v1/mails/0123, 401, 404, 404, 403, 404",
        "/api/v1/cases/BEHIND_TARGET/unit:nam-ngan/NEW_ENTERPRISES/2022-Q1/CITY, 401, 404, 404, 404, 404",
        "/api/v1/cases/BEHIND_TARGET/unit:dien-bien/NEW_ENTERPRISES/2022-Q1/CITY, 401, 404, 404, 403, 404",
        "/api/v1/mails/0123/content, 401, 404, 404, 403, 404",
        "/api/v1/mails/0123/interventions, 401, 200, 200, 403, 200",
        "/api/v1/silences, 401, 200, 200, 403, 200",
        "/api/v1/questions, 401, 403, 200, 403, 403",
        "/api/v1/ledger?year=2022, 401, 200, 200, 403, 200",
        "/api/v1/ledger.xlsx?year=2022, 401, 200, 200, 403, 200",
        "/api/v1/settings/mail, 401, 403, 200, 403, 403",
        "/api/v1/settings/alerts, 401, 403, 200, 403, 403",
        "/quan-tri/thu, 401, 403, 403, 403, 403",
        "/quan-tri/canh-bao, 401, 403, 403, 403, 403",
        "/api/v1/names, 401, 200, 200, 200, 200",
        "/mails/0123, 401, 404, 404, 403, 404",
        "/, 401, 200, 200, 200, 200",
        "/pages/js/main.js, 200, 200, 200, 200, 200",
        "/pages/api.html, 401, 200, 200, 200, 200",
        "/pages/answer.css, 200, 200, 200, 200, 200",
        "/shell/shell.css, 200, 200, 200, 200, 200",
        "/answer/nothing, 404, 404, 404, 404, 404",
        "/answer/question/nothing, 404, 404, 404, 404, 404"
    })
    void opensEachDoorToWhomItIsFor(String path, int stranger, int leader, int staff, int ward, int reader)
            throws Exception {
        assertDoor(path, stranger, leader, staff, ward, reader);
    }

    /** The account is called by a position of the catalog: its person takes note and holds mails, for no one else. */
    @Test
    void aLeaderWithAPositionActsForThemselves() throws Exception {
        stage.freshIndicatorYear();
        stage.publish(stage.total(1, "142", Verdict.SEVERELY_BEHIND));
        String one = "BEHIND_TARGET/city/NEW_ENTERPRISES/" + stage.year() + "-Q1/PROVINCE";
        JsonNode me =
                JSON.readTree(browsers().of(POSITION).get("/api/v1/me", "*/*").body());
        assertThat(me.path("person").asString()).isEqualTo(POSITION);
        assertThat(me.path("rights").size()).isZero();
        await().atMost(Duration.ofMinutes(2))
                .until(() -> browsers()
                        .of(POSITION)
                        .get("/api/v1/cases/" + one, "*/*")
                        .body()
                        .contains("\"mayAcknowledge\":true"));

        HttpResponse<String> noted = send("POST", "/api/v1/cases/" + one + "/acknowledgement", "{\"workingDays\": 3}");
        assertThat(noted.body()).contains("\"by\":\"" + POSITION + "\"");
        assertProblem(send("POST", "/api/v1/cases/" + one + "/reminder", "{}"), "403 FORBIDDEN");

        String silence = "{\"id\": \"own\", \"case\": \"" + one + "\", \"recipient\": \"" + POSITION
                + "\", \"reason\": \"họp\", \"end\": \""
                + LocalDate.now(Clock.systemUTC()).plusDays(3) + "T00:00\"}";
        assertThat(send("POST", "/api/v1/silences", silence).body()).contains("\"author\":\"" + POSITION + "\"");
        assertThat(send("DELETE", "/api/v1/silences/own", null).body()).contains("\"holds\":false");
        assertProblem(
                send("POST", "/api/v1/silences", silence.replace("\"recipient\": \"" + POSITION + "\", ", "")),
                "403 FORBIDDEN");
        assertProblem(
                send("POST", "/api/v1/silences", silence.replace("\"" + POSITION, "\"thuong-truc-thanh-uy")),
                "403 FORBIDDEN");
        assertProblem(send("DELETE", "/api/v1/silences/nothing", null), "404 UNKNOWN_SILENCE");
        SilenceService silences = service.context().getBean(SilenceService.class);
        silences.create(
                "of-staff",
                new Silence.About(Scope.city(), null, null, null),
                "can-bo",
                "họp",
                Instant.now(Clock.systemUTC()).plus(Duration.ofDays(1)));
        assertProblem(send("DELETE", "/api/v1/silences/of-staff", null), "403 FORBIDDEN");
    }

    @Test
    void aLeaderWatchesAFigureAndEndsIt() throws Exception {
        String figure = "/api/v1/watches/unit:nam-ngan/NEW_ENTERPRISES";
        assertThat(send("PUT", figure, null).body())
                .contains("\"scope\":\"unit:nam-ngan\"", "\"indicator\":\"NEW_ENTERPRISES\"", "\"since\":\"");
        assertThat(send("PUT", figure, null).body()).isEqualTo(watches().replaceAll("}$", ",\"cases\":[]}"));
        assertProblem(send("PUT", figure.replace("nam-ngan", "nowhere"), null), "400 BAD_PARAMETER");
        assertProblem(send("PUT", figure.replace("unit:nam-ngan", "town"), null), "400 BAD_PARAMETER");
        assertProblem(send("PUT", figure.replace("NEW_", "OLD_"), null), "400 BAD_PARAMETER");
        assertThat(send("DELETE", figure, null).body()).isEqualTo("{\"watches\":[]}");
        assertThat(send("DELETE", figure, null).statusCode()).isEqualTo(200);
        for (String user : List.of("leader", "staff", "ward")) {
            assertThat(browsers().of(user).get("/api/v1/watches", "*/*").statusCode())
                    .as(user)
                    .isEqualTo(403);
        }
    }

    /** Another watcher had the mail when the case opened. */
    @Test
    void whoBeginsToWatchWhileACaseIsOpenIsToldHowTheFigureStandsAndGetsOneMail() throws Exception {
        Instant now = Instant.now(Clock.systemUTC());
        Quarter quarter = Quarter.of(LocalDate.ofInstant(now, SmallCity.ZONE));
        CaseKey key = new CaseKey(
                Rule.WATCH_LIST, new TotalKey(CityKey.HOME, Scope.city(), "EXPORT_VALUE", quarter), "PROVINCE");
        AlertCase opened = Objects.requireNonNull(CaseLife.next(
                null,
                new CaseEvent.Judged(
                        key,
                        SomeFigures.figures()
                                .official()
                                .worth("240", Verdict.AT_RISK)
                                .build()),
                new TransitionContext(
                        now,
                        SomeFigures.POLICY,
                        EscalationChain.only(List.of("thuong-truc-thanh-uy")),
                        SmallCity.catalog().calendar(),
                        now.plus(Duration.ofDays(60)))));
        assertThat(service.context().getBean(CaseRepository.class).store(opened))
                .isTrue();

        String figure = "/api/v1/watches/city/EXPORT_VALUE";
        for (int tap = 0; tap < 2; tap++) {
            JsonNode begun = JSON.readTree(send("PUT", figure, null).body());
            assertThat(begun.path("cases").size()).isEqualTo(1);
            JsonNode one = begun.path("cases").path(0);
            assertThat(one.path("id").asString()).isEqualTo(key.toString());
            assertThat(one.path("figures").path("attainment").path("verdict").asString())
                    .isEqualTo("AT_RISK");
            assertThat(one.path("told").toString()).contains(POSITION);
            assertThat(send("DELETE", figure, null).statusCode()).isEqualTo(200);
        }
        Outbox outbox = service.context().getBean(Outbox.class);
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(
                                outbox.list(new Outbox.Filter(key.toString(), POSITION, null, false), null, 9))
                        .hasSize(1));
    }

    @Test
    void aLeaderAsksAboutAFigureAndReadsWhatWasAnswered() throws Exception {
        String question = "{\"id\": \"it-1\", \"scope\": \"city\", \"indicator\": \"NEW_ENTERPRISES\", \"quarter\":"
                + " \"2022-Q1\", \"text\": \"Vì sao?\\r\\n<b>Gấp</b>\u202E\"}";
        JsonNode asked =
                JSON.readTree(send("POST", "/api/v1/questions", question).body());
        assertThat(asked.path("text").asString()).isEqualTo("Vì sao?\n<b>Gấp</b>");
        assertThat(asked.path("askedBy").asString()).isEqualTo(POSITION);
        assertThat(asked.path("asked").toString()).contains("co-van-hop-tac").doesNotContain(POSITION);
        assertThat(asked.path("mayAnswer").asBoolean()).isFalse();
        assertThat(JSON.readTree(send("POST", "/api/v1/questions", question).body()))
                .isEqualTo(asked);
        assertProblem(send("POST", "/api/v1/questions", question.replace("Vì sao", "Khác")), "409 ID_IN_USE");
        assertProblem(
                send("POST", "/api/v1/questions", question.replace("Vì sao", "x".repeat(500))), "422 BAD_QUESTION");
        assertProblem(send("POST", "/api/v1/questions", question.replace("NEW_", "OLD_")), "422 BAD_FIELD");
        assertProblem(send("POST", "/api/v1/questions", question.replace("city", "unit:nowhere")), "422 BAD_FIELD");
        assertProblem(send("POST", "/api/v1/questions", question.replace("-Q1", "-Q5")), "422 BAD_FIELD");
        assertProblem(send("POST", "/api/v1/questions", "{\"id\": \"x\"}"), "422 MISSING_FIELD");
        assertProblem(send("POST", "/api/v1/questions", question.replace("text", "words")), "422 MISSING_FIELD");
        String answer = "{\"text\": \"Đang đối chiếu.\"}";
        assertProblem(send("POST", "/api/v1/questions/it-1/answer", answer), "403 FORBIDDEN");
        assertProblem(send("POST", "/api/v1/questions/none/answer", answer), "404 UNKNOWN_QUESTION");

        service.context()
                .getBean(QuestionService.class)
                .answer(CityKey.HOME, "it-1", "co-van-hop-tac", "Đang đối chiếu.");
        for (String user : List.of(POSITION, "staff")) {
            JsonNode listed = JSON.readTree(
                            browsers().of(user).get("/api/v1/questions", "*/*").body())
                    .path("questions")
                    .path(0);
            assertThat(listed.path("id").asString()).as(user).isEqualTo("it-1");
            assertThat(listed.path("answer").path("by").asString()).isEqualTo("co-van-hop-tac");
        }
    }

    /** The account is called by no position: the head of the unit was asked, and it is of the head of the unit. */
    @Test
    void theHeadWhoWasAskedAnswersWithoutTheLink() throws Exception {
        String asked =
                "{\"id\": \"it-head\", \"scope\": \"unit:nam-ngan\", \"indicator\": \"NEW_ENTERPRISES\", \"quarter\":"
                        + " \"2022-Q1\", \"text\": \"Vì sao?\"}";
        assertThat(send("POST", "/api/v1/questions", asked).statusCode()).isEqualTo(200);
        String address = "/api/v1/questions/it-head/answer";
        String answer = "{\"text\": \"Đang đối chiếu.\"}";
        assertProblem(send("ward", "POST", address, answer), "403 FORBIDDEN");
        assertProblem(send("another-head", "POST", address, answer), "403 FORBIDDEN");
        assertProblem(send("ward-head", "POST", address.replace("it-head", "none"), answer), "404 UNKNOWN_QUESTION");
        assertProblem(
                send("ward-head", "POST", "/api/v1/questions", asked.replace("it-head", "it-other")), "403 FORBIDDEN");
        assertThat(questionsOf("ward-head").path(0).path("mayAnswer").asBoolean())
                .isTrue();
        assertThat(questionsOf("another-head").size()).isZero();

        assertThat(send("ward-head", "POST", address, answer).body())
                .contains("\"by\":\"chu-tich-nam-ngan\"", "\"mayAnswer\":false");
        assertThat(send("ward-head", "POST", address, answer).statusCode()).isEqualTo(200);
        assertProblem(send("ward-head", "POST", address, answer.replace("Đang", "Đã")), "409 ALREADY_ANSWERED");
        assertThat(browsers().of("ward-head").get("/api/v1/me", "*/*").body())
                .contains("\"person\":null", "\"positions\":[\"chu-tich-nam-ngan\"]");
    }

    private JsonNode questionsOf(String user) throws Exception {
        return JSON.readTree(browsers().of(user).get("/api/v1/questions", "*/*").body())
                .path("questions");
    }

    private String watches() throws Exception {
        return browsers().of(POSITION).get("/api/v1/watches", "*/*").body();
    }

    private HttpResponse<String> send(String method, String path, @Nullable String json) throws Exception {
        return send(POSITION, method, path, json);
    }

    private HttpResponse<String> send(String user, String method, String path, @Nullable String json) throws Exception {
        ABrowser browser = browsers().of(user);
        JsonNode csrf = JSON.readTree(browser.get("/api/v1/me", "*/*").body()).path("csrf");
        return browser.send(
                method, path, json == null ? "" : json, csrf.path("token").asString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/cases/BEHIND_TARGET/city/NEW_ENTERPRISES/2022-Q1/PROVINCE/explanation",
                "/api/v1/cases/BEHIND_TARGET/city/NEW_ENTERPRISES/2022-Q1/PROVINCE/acknowledgement",
                "/api/v1/cases/BEHIND_TARGET/city/NEW_ENTERPRISES/2022-Q1/PROVINCE/reminder",
                "/api/v1/silences",
                "/api/v1/questions",
                "/api/v1/questions/q-1/answer",
                "/api/v1/mails/0123/resend",
                "/api/v1/reports/2022-Q1/mails",
                "/api/v1/ledger/nam-ngan/reminders",
                "/api/v1/something-new"
            })
    void aPersonWithoutTheRightChangesNothing(String path) throws Exception {
        for (String user : List.of("leader", "ward")) {
            assertProblem(
                    browsers().of(user).post(path, tokenOf(browsers().of(user))),
                    user.equals("ward") && path.endsWith("/explanation") ? "403 FOREIGN_SCOPE" : "403 FORBIDDEN");
        }
        HttpResponse<String> reader = SignedInBrowsers.send(HttpRequest.newBuilder(URI.create(service.url() + path))
                .header("Authorization", "Bearer " + AKey.OF_A_READER)
                .POST(HttpRequest.BodyPublishers.noBody()));
        assertProblem(reader, "403 FORBIDDEN");
    }
}
