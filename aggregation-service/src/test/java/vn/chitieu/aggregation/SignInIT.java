package vn.chitieu.aggregation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.chitieu.support.testing.ABrowser;
import vn.chitieu.support.testing.ServiceDoors;
import vn.chitieu.support.testing.SignInContract;
import vn.chitieu.support.testing.SignedInBrowsers;
import vn.chitieu.support.testing.TestBroker;
import vn.chitieu.support.testing.TestDatabase;

/** Who gets in, by which way, and who sees what, at the doors of the real service. */
class SignInIT extends SignInContract {

    private static final JsonMapper JSON = JsonMapper.shared();

    private ConfigurableApplicationContext service;
    private ServiceDoors doors;
    private SignedInBrowsers browsers;
    private String receiptOfNamNgan;
    private String receiptOfDienBien;

    @BeforeAll
    void start() throws Exception {
        service = AggregationApplication.application()
                .run(AReader.with(Stream.concat(
                                Stream.of(
                                        "--server.port=0",
                                        "--chitieu.catalog=../catalog/thanh-hoa",
                                        "--chitieu.topics.partitions=1",
                                        "--chitieu.aggregation.database=" + TestDatabase.freshName(),
                                        "--spring.kafka.bootstrap-servers=" + TestBroker.bootstrapServers(),
                                        "--spring.kafka.consumer.group-id=sign-in",
                                        "--spring.mongodb.uri=" + TestDatabase.uri(),
                                        "--chitieu.aggregation.alerts-url=https://alerts.example.org/",
                                        "--chitieu.aggregation.watchers-of-a-user=2"),
                                settings())
                        .toArray(String[]::new)));
        doors = new ServiceDoors(
                "http://localhost:"
                        + ((WebServerApplicationContext) service).getWebServer().getPort(),
                "http://127.0.0.1:" + service.getEnvironment().getProperty("local.management.port"),
                "CHITIEU",
                AReader.KEY,
                "/?scope=city&lang=en",
                "/api/v1/catalog",
                "/api/v1/catalog");
        browsers = browsersAt(doors.address());
        receiptOfNamNgan = report("s-1", "nam-ngan", "3");
        receiptOfDienBien = report("s-2", "dien-bien", "4");
        await().atMost(Duration.ofMinutes(2))
                .until(() -> browsers()
                                .withKey(AReader.KEY, "/api/v1/receipts/" + receiptOfDienBien)
                                .statusCode()
                        == 200);
    }

    @AfterAll
    void stop() {
        service.close();
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
    void describesTheRolesThatThisServiceHas() throws Exception {
        JsonNode schemas = JSON.readTree(
                        browsers().of("leader").get("/v3/api-docs", "*/*").body())
                .path("components")
                .path("schemas");
        JsonNode me = schemas.path("Me").path("properties");
        assertThat(me.path("role").path("enum").toString())
                .isEqualTo("[\"LEADER\",\"STAFF\",\"ADMIN\",\"PROVINCE\",\"UNIT_HEAD\",\"UNIT\",\"READER\"]");
        assertThat(me.path("csrf").toString()).contains("#/components/schemas/Token");
        assertThat(schemas.path("Token").path("properties").propertyNames())
                .containsExactlyInAnyOrder("parameter", "header", "token");
    }

    /** Unlike notification, whose page shows mails in a frame of its own. */
    @ParameterizedTest
    @ValueSource(strings = {"/login", "/", "/api/v1/catalog", "/nothing"})
    void isNoPartOfAFrame(String path) throws Exception {
        for (HttpResponse<String> answer :
                List.of(browser().open(path), browsers().of("leader").open(path))) {
            assertThat(answer.headers().allValues("X-Frame-Options")).containsExactly("DENY");
        }
    }

    @Test
    @Timeout(30)
    void aStreamEndsWithTheSession() throws Exception {
        ABrowser browser = browser();
        signIn(browser, "leader");
        try (InputStream stream = stream(browser, "/api/v1/stream").body()) {
            assertThat(stream.read()).isEqualTo(':');
            browser.post("/logout", tokenOf(browser));

            assertThat(new String(stream.readAllBytes(), StandardCharsets.UTF_8).strip())
                    .isEqualTo("beat");
        }
    }

    @Test
    @Timeout(30)
    void aUserHasSoManyStreamsAndTakesNoneOfOthers() throws Exception {
        ABrowser staff = browsers().of("staff-2");
        try (InputStream one = stream(staff, "/api/v1/stream").body();
                InputStream two = stream(staff, "/api/v1/stream").body()) {
            assertThat(one.read()).isEqualTo(':');
            assertThat(two.read()).isEqualTo(':');
            HttpResponse<InputStream> third = stream(staff, "/api/v1/stream");
            assertThat(third.statusCode()).isEqualTo(503);
            assertThat(new String(third.body().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("TOO_MANY_WATCHERS");
            try (InputStream other =
                    stream(browsers().of("leader"), "/api/v1/stream").body()) {
                assertThat(other.read()).isEqualTo(':');
            }
        }
    }

    @Test
    void saysWhoIsSignedIn() throws Exception {
        JsonNode ward =
                JSON.readTree(browsers().of("ward").get("/api/v1/me", "*/*").body());
        assertThat(ward.path("name").asString()).isEqualTo("ward");
        assertThat(ward.path("role").asString()).isEqualTo("UNIT");
        assertThat(ward.path("units").path(0).asString()).isEqualTo("nam-ngan");
        assertThat(ward.path("language").asString()).isEqualTo("vi");
        assertThat(ward.path("alerts").asString()).isEqualTo("https://alerts.example.org/");
        JsonNode reader =
                JSON.readTree(browsers().withKey(AReader.KEY, "/api/v1/me").body());
        assertThat(reader.path("name").asString() + reader.path("role").asString())
                .isEqualTo("storyREADER");
        assertThat(reader.path("csrf").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/totals?quarter=2009-Q1, 401, 200, 200, 403, 200",
        "/api/v1/totals?quarter=2009-Q1&scope=unit:nam-ngan, 401, 200, 200, 200, 200",
        "/api/v1/totals?quarter=2009-Q1&scope=unit:dien-bien, 401, 200, 200, 403, 200",
        "/api/v1/totals?quarter=2009-Q1&scope=cluster:cum-1, 401, 200, 200, 403, 200",
        "/api/v1/totals/unit:nam-ngan/LAND_CLEARED/2009-Q1, 401, 200, 200, 200, 200",
        "/api/v1/totals/city/LAND_CLEARED/2009-Q1, 401, 200, 200, 403, 200",
        "/api/v1/totals/unit:dien-bien/LAND_CLEARED/2009-Q1, 401, 200, 200, 403, 200",
        "/api/v1/totals/city/LAND_CLEARED/2009-Q1/contributions, 401, 200, 200, 403, 200",
        "/api/v1/totals/unit:nam-ngan/LAND_CLEARED/2009-Q1/contributions, 401, 200, 200, 200, 200",
        "/api/v1/totals/unit:dien-bien/LAND_CLEARED/2009-Q1/revisions, 401, 200, 200, 403, 200",
        "/api/v1/totals/unit:nam-ngan/LAND_CLEARED/2009-Q1/revisions, 401, 200, 200, 200, 200",
        "/api/v1/receipts/NAM-NGAN, 401, 200, 200, 200, 200",
        "/api/v1/receipts/DIEN-BIEN, 401, 200, 200, 403, 200",
        "/api/v1/catalog, 401, 200, 200, 200, 200",
        "/api/v1/targets?year=2022, 401, 200, 200, 200, 200",
        "/api/v1/targets?year=2022&scope=city, 401, 200, 200, 403, 200",
        "/api/v1/windows, 401, 200, 200, 200, 200",
        "/api/v1/windows/cao-diem-trat-tu-do-thi-2022/totals, 401, 200, 200, 403, 200",
        "/api/v1/windows/cao-diem-trat-tu-do-thi-2022/totals?scope=unit:nam-ngan, 401, 200, 200, 200, 200",
        "/reports, 401, 200, 200, 200, 200",
        "/reports/2009-Q1, 401, 200, 200, 200, 200",
        "/reports/2009-Q1?scope=city, 401, 200, 200, 403, 200",
        "/reports/2009-Q1.xlsx?scope=unit:dien-bien, 401, 200, 200, 403, 200",
        "/js/main.js, 401, 200, 200, 200, 200",
        "/api.html, 401, 200, 200, 200, 200",
        "/chitieu.css, 200, 200, 200, 200, 200",
        "/shell/shell.css, 200, 200, 200, 200, 200",
        "/favicon.svg, 200, 200, 200, 200, 200"
    })
    void opensEachDoorToWhomItIsFor(String path, int stranger, int leader, int staff, int ward, int reader)
            throws Exception {
        String real = path.replace("NAM-NGAN", receiptOfNamNgan).replace("DIEN-BIEN", receiptOfDienBien);
        assertDoor(real, stranger, leader, staff, ward, reader);
    }

    @Test
    void showsAUnitNoTargetsOfOthers() throws Exception {
        JsonNode own = JSON.readTree(
                browsers().of("ward").get("/api/v1/targets?year=2022", "*/*").body());
        assertThat(own.path("targets"))
                .isNotEmpty()
                .allSatisfy(
                        target -> assertThat(target.path("scope").asString()).isEqualTo("unit:nam-ngan"));
        assertThat(browsers()
                        .of("leader")
                        .get("/api/v1/targets?year=2022", "*/*")
                        .body())
                .contains("PROVINCE");
    }

    @Test
    void showsAUnitItsOwnContributionsAndItsOwnPartOfTheCatalog() throws Exception {
        ABrowser ward = browsers().of("ward");
        JsonNode own = JSON.readTree(ward.get("/api/v1/totals/unit:nam-ngan/LAND_CLEARED/2009-Q1/contributions", "*/*")
                .body());
        assertThat(own.path("contributions").size()).isEqualTo(1);
        JsonNode catalog = JSON.readTree(ward.get("/api/v1/catalog", "*/*").body());
        assertThat(catalog.path("scopes").toString()).isEqualTo("[\"unit:nam-ngan\"]");
        assertThat(catalog.path("units").size()).isLessThanOrEqualTo(1);
        assertThat(catalog.path("clusters").size()).isZero();
        assertThat(JSON.readTree(browsers()
                                .withKey(AReader.KEY, "/api/v1/catalog")
                                .body())
                        .path("scopes")
                        .isNull())
                .isTrue();
        assertProblem(ward.get("/api/v1/totals?quarter=2009-Q1", "*/*"), "403 FOREIGN_SCOPE");
        assertProblem(ward.get("/api/v1/stream?scope=city", "*/*"), "403 FOREIGN_SCOPE");
        assertProblem(ward.get("/reports/2009-Q1?scope=city", "*/*"), "403 FOREIGN_SCOPE");
    }

    @Test
    void streamsToAUnitWhatIsItsOwn() throws Exception {
        ABrowser ward = browsers().of("ward");
        HttpResponse<InputStream> stream = stream(ward, "/api/v1/stream?quarter=2008-Q1");
        assertThat(stream.statusCode()).isEqualTo(200);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            report("t-1", "dien-bien", "5", "2008-01");
            report("t-2", "nam-ngan", "6", "2008-01");
            List<String> data = new ArrayList<>();
            assertThat(lines.lines()
                            .filter(line -> line.startsWith("data:"))
                            .peek(data::add)
                            .anyMatch(line -> line.contains("\"value\":\"6\"")))
                    .isTrue();
            assertThat(data).allMatch(line -> line.contains("\"scope\":\"unit:nam-ngan\""));
        }
    }

    private HttpResponse<InputStream> stream(ABrowser browser, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(doors.address() + path))
                                .header(
                                        "Cookie",
                                        session() + "="
                                                + browser.cookie(session()).orElseThrow())
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream());
    }

    private static String report(String id, String unit, String value) throws Exception {
        return report(id, unit, value, "2009-01");
    }

    private static String report(String id, String unit, String value, String period) throws Exception {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", TestBroker.bootstrapServers());
        try (KafkaProducer<String, byte[]> log =
                new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer())) {
            var sent = log.send(AggregationStory.update(id, unit, "LAND_CLEARED", period, value))
                    .get();
            return sent.partition() + "-" + sent.offset();
        }
    }
}
