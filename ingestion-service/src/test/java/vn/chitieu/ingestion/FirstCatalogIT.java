package vn.chitieu.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.chitieu.ingestion.ServiceUnderTest.ADMIN_KEY;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import vn.chitieu.catalog.files.CatalogSnapshot;
import vn.chitieu.embedded.EmbeddedBroker;
import vn.chitieu.ingestion.ServiceUnderTest.Answer;
import vn.chitieu.support.testing.TestDatabase;

/** A service without any catalog gets its first one over HTTP, zipped. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FirstCatalogIT {

    private static final Path FILES = Path.of("..", "catalog", "thanh-hoa");

    @TempDir(cleanup = CleanupMode.NEVER)
    private static Path data;

    private static EmbeddedBroker broker;
    private static ServiceUnderTest service;

    @BeforeAll
    static void start() throws Exception {
        broker = EmbeddedBroker.start(data, 0);
        service = ServiceUnderTest.start(
                broker.bootstrapServers(),
                TestDatabase.uri(),
                "chitieu.ingestion.database=" + TestDatabase.ofTest("first-catalog-" + UUID.randomUUID()),
                "chitieu.catalog=false",
                "chitieu.topics.partitions=1");
    }

    @AfterAll
    static void stop() {
        service.close();
        broker.close();
    }

    @Test
    @Order(1)
    void saysThatTheCatalogIsMissing() {
        for (String path : new String[] {"/api/v1/credentials", "/api/v1/catalog", "/api/v1/audit"}) {
            Answer answer = service.get(path, ADMIN_KEY);
            assertThat(answer.status()).as(path).isEqualTo(503);
            assertThat(answer.code()).as(path).isEqualTo("CATALOG_MISSING");
            assertThat(answer.header("Retry-After")).as(path).isNotEmpty();
        }
        assertThat(service.get("/api/v1/credentials", "no-key").status()).isEqualTo(401);
        // Its topics are made a moment after the start.
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(
                                service.get("/actuator/health/readiness", "").status())
                        .isEqualTo(200));
        assertThat(service.get("/actuator/health", ADMIN_KEY)
                        .json()
                        .at("/components/catalog/status")
                        .asString())
                .isEqualTo("DOWN");
        assertThat(service.get("/v3/api-docs", "").status()).isEqualTo(200);
    }

    @Test
    @Order(2)
    void refusesWhatIsNoZipOfACatalog() throws Exception {
        assertThat(put("?reason=x", zip("", Map.of())).code()).isEqualTo("CITY_REQUIRED");
        String first = "?city=thanh-hoa&reason=x";
        assertThat(put("?city=thanh-hoa", zip("", files())).code()).isEqualTo("INVALID_PARAMETER");
        assertThat(put(first, "PK no zip".getBytes(StandardCharsets.US_ASCII)).code())
                .isEqualTo("CATALOG_NOT_VALID");
        assertThat(put(first, zip("", Map.of())).code()).isEqualTo("CATALOG_NOT_VALID");
        assertThat(put("?city=hue&reason=x", zip("", files())).code()).isEqualTo("CATALOG_NOT_VALID");
        assertThat(put(first, zip("../../", files())).code()).isEqualTo("CATALOG_NOT_VALID");
        Map<String, byte[]> latin = files();
        latin.put("units.csv", new byte[] {(byte) 0xC3, (byte) 0x28});
        assertThat(put(first, zip("", latin)).code()).isEqualTo("CATALOG_NOT_VALID");
        Map<String, byte[]> bomb = files();
        bomb.put("units.csv", new byte[64 << 20]);
        assertThat(put(first, zip("", bomb)).code()).isEqualTo("CATALOG_TOO_LARGE");
        Map<String, byte[]> many = new LinkedHashMap<>();
        for (int i = 0; i < 300; i++) {
            many.put("a" + i + ".csv", new byte[0]);
        }
        assertThat(put(first, zip("", many)).code()).isEqualTo("CATALOG_TOO_LARGE");
        assertThat(service.get("/api/v1/catalog", ADMIN_KEY).code()).isEqualTo("CATALOG_MISSING");
    }

    @Test
    @Order(3)
    void takesTheFirstEditionAsAZipOfItsFolder() throws Exception {
        Answer answer = put("?city=thanh-hoa&reason=Ngày%20đầu", zip("thanh-hoa/", files()));

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        String edition = CatalogSnapshot.of(FILES).edition();
        assertThat(answer.json().get("edition").asString()).isEqualTo(edition);
        Answer read = service.get("/api/v1/catalog", ADMIN_KEY);
        assertThat(read.json().get("edition").asString()).isEqualTo(edition);
        assertThat(read.json().get("reason").asString()).isEqualTo("Ngày đầu");
        assertThat(service.get("/api/v1/audit?credential=thanh-hoa", ADMIN_KEY)
                        .response()
                        .body())
                .contains("CATALOG_PUBLISHED", edition);
        assertThat(service.submit(
                                service.keyOf("nam-ngan"),
                                "{\"unit\": \"nam-ngan\", \"indicator\": \"LAND_CLEARED\", \"period\": \"2022-03\","
                                        + " \"value\": \"1\"}")
                        .status())
                .isEqualTo(202);
    }

    private static Answer put(String query, byte[] body) {
        return service.send(service.request("/api/v1/catalog"
                        + query.replace("đ", "%C4%91").replace("à", "%C3%A0").replace("ầ", "%E1%BA%A7"))
                .header("Authorization", "Bearer " + ADMIN_KEY)
                .header("Content-Type", "application/zip")
                .header("If-Match", "*")
                .PUT(BodyPublishers.ofByteArray(body))
                .build());
    }

    private static Map<String, byte[]> files() throws IOException {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(FILES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return contents;
    }

    private static byte[] zip(String folder, Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(folder + file.getKey()));
                zip.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }
}
