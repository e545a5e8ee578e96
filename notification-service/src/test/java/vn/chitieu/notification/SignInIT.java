package vn.chitieu.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.chitieu.support.testing.ServiceDoors;
import vn.chitieu.support.testing.SignInContract;
import vn.chitieu.support.testing.SignedInBrowsers;

/** Who gets in, by which way, and who sees and does what, at the doors of the real service. */
class SignInIT extends SignInContract {

    private static final JsonMapper JSON = JsonMapper.shared();

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
        "/answer/nothing, 404, 404, 404, 404, 404"
    })
    void opensEachDoorToWhomItIsFor(String path, int stranger, int leader, int staff, int ward, int reader)
            throws Exception {
        assertDoor(path, stranger, leader, staff, ward, reader);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/cases/BEHIND_TARGET/city/NEW_ENTERPRISES/2022-Q1/PROVINCE/explanation",
                "/api/v1/cases/BEHIND_TARGET/city/NEW_ENTERPRISES/2022-Q1/PROVINCE/acknowledgement",
                "/api/v1/silences",
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
