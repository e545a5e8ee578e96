package vn.chitieu.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.ingestion.ServiceUnderTest.ADMIN_KEY;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.chitieu.catalog.files.CatalogSnapshot;
import vn.chitieu.catalog.topic.CatalogPublisher;
import vn.chitieu.contracts.kafka.TopicDefinitions;
import vn.chitieu.embedded.EmbeddedBroker;
import vn.chitieu.ingestion.ServiceUnderTest.Answer;
import vn.chitieu.support.testing.CatalogCopy;
import vn.chitieu.support.testing.TestDatabase;

/** Administrators change the catalog over HTTP. */
class CatalogIT {

    private static final String CATALOG = "/api/v1/catalog";
    private static final String DRAFT = CATALOG + "/draft";
    private static final String MERGE = DRAFT + "/merge";
    private static final String NAM_NGAN = "units/nam-ngan/";
    private static final String UNITS = DRAFT + "/tables/units";

    @TempDir(cleanup = CleanupMode.NEVER)
    private static Path data;

    private static EmbeddedBroker broker;
    private static ServiceUnderTest service;

    @TempDir
    private Path folder;

    private CatalogCopy files;

    @BeforeAll
    static void start() throws Exception {
        broker = EmbeddedBroker.start(data, 0);
        new CatalogPublisher(
                        Map.of("bootstrap.servers", broker.bootstrapServers()),
                        new TopicDefinitions(1, (short) 1).cityCatalogs())
                .publish(Path.of("..", "catalog", "thanh-hoa"), "test", "", Instant.EPOCH);
        service = ServiceUnderTest.start(
                broker.bootstrapServers(), TestDatabase.uri(), "chitieu.catalog=false", "chitieu.topics.partitions=1");
    }

    @AfterAll
    static void stop() {
        service.close();
        broker.close();
    }

    /** Each test begins with the sample in force. */
    @BeforeEach
    void copy() throws Exception {
        files = CatalogCopy.in(folder);
        assertThat(put("", "*").status()).isEqualTo(200);
    }

    @Test
    void anEditionIsReadChangedAndInForceWhenItIsAnswered() throws Exception {
        Answer before = service.get(CATALOG, ADMIN_KEY);
        assertThat(before.status()).isEqualTo(200);
        assertThat(before.json().at("/files/units.csv").asString()).contains("nam-ngan");
        assertThat(before.header("ETag")).isEqualTo('"' + edition() + '"');

        files.replace("units.csv", "Phường Nam Ngạn", "Phường Nam Ngạn Mới");
        Answer changed = put("", before.header("ETag"));

        assertThat(changed.status()).as(changed.response().body()).isEqualTo(200);
        assertThat(changed.json().get("published").asBoolean()).isTrue();
        assertThat(changed.json().at("/difference/units/changed/0").asString()).isEqualTo("nam-ngan");
        assertThat(edition()).isEqualTo(CatalogSnapshot.of(folder).edition());
        Answer after = service.get(CATALOG, ADMIN_KEY);
        assertThat(after.header("ETag")).isEqualTo(changed.header("ETag")).isEqualTo('"' + edition() + '"');
        assertThat(after.json().get("reason").asString()).isEqualTo("Nghị quyết 12");
        assertThat(service.get("/api/v1/audit?credential=thanh-hoa", ADMIN_KEY)
                        .response()
                        .body())
                .contains("CATALOG_PUBLISHED", edition(), "Nghị quyết 12");

        Answer again = put("", changed.header("ETag"));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().get("published").asBoolean()).isFalse();
    }

    @Test
    void twoAdministratorsDoNotOverwriteOneAnother() throws Exception {
        String etag = service.get(CATALOG, ADMIN_KEY).header("ETag");
        files.replace("units.csv", "Phường Hàm Rồng", "Phường Hàm Rồng Một");
        assertThat(put("", etag).status()).isEqualTo(200);
        files.replace("units.csv", "Phường Hàm Rồng Một", "Phường Hàm Rồng Hai");
        String inForce = edition();

        assertThat(put("", etag).code()).isEqualTo("CATALOG_CHANGED");
        assertThat(put("", "\"none\"").code()).isEqualTo("CATALOG_CHANGED");
        assertThat(put("", null).code()).isEqualTo("IF_MATCH_MISSING");
        assertThat(put("", null).status()).isEqualTo(428);
        assertThat(edition()).isEqualTo(inForce);
        assertThat(put("", "*").status()).isEqualTo(200);
    }

    @Test
    void aDryRunSaysAllErrorsOrTheDifferenceAndPublishesNothing() throws Exception {
        String inForce = edition();
        files.replace("units.csv", "", "khu-moi,DEP-KM,Ban Quản lý khu mới,VERTICAL,,,2013-12-31,,,,\n");
        Answer difference = put("?dryRun=true", null);
        assertThat(difference.status()).as(difference.response().body()).isEqualTo(200);
        assertThat(difference.json().get("published").asBoolean()).isFalse();
        assertThat(difference.json().at("/difference/units/added/0").asString()).isEqualTo("khu-moi");

        files.replace("units.csv", "thành phố,VERTICAL", "thành phố,TOWN");
        files.replace("targets.csv", "city,LAND_CLEARED", "city,LAND_SOLD");
        Answer invalid = put("?dryRun=true", null);
        assertThat(invalid.status()).isEqualTo(422);
        assertThat(invalid.code()).isEqualTo("CATALOG_NOT_VALID");
        JsonNode first = invalid.json().at("/errors/0");
        assertThat(first.get("file").asString()).isEqualTo("units.csv");
        assertThat(first.get("line").asLong()).isEqualTo(files.lineOf("units.csv", "thành phố,TOWN"));
        assertThat(first.get("code").asString()).isEqualTo("INVALID_VALUE");
        assertThat(invalid.json().get("errors")).hasSizeGreaterThan(1);
        assertThat(put("", '"' + inForce + '"').code()).isEqualTo("CATALOG_NOT_VALID");
        assertThat(edition()).isEqualTo(inForce);
    }

    @Test
    void refusesOthersAndOtherBodies() throws Exception {
        String ward = service.keyOf("nam-ngan");
        assertThat(service.get(CATALOG, ward).code()).isEqualTo("FORBIDDEN");
        assertThat(send("", "*", ward, body()).code()).isEqualTo("FORBIDDEN");
        assertThat(send("", "*", ADMIN_KEY, "{\"reason\": \"\"}").code()).isEqualTo("CATALOG_NOT_VALID");
        assertThat(send("", "*", ADMIN_KEY, "{\"files\": {\"../a.csv\": \"\"}, \"reason\": \"\"}")
                        .code())
                .isEqualTo("CATALOG_NOT_VALID");
        files.replace("units.csv", "", "# " + "x".repeat(1_000_000) + "\n");
        assertThat(put("", "*").code()).isEqualTo("CATALOG_TOO_LARGE");
    }

    @Test
    void aDraftIsEditedCheckedComparedAndPublished() throws Exception {
        String inForce = edition();
        Answer draft = service.get(DRAFT, ADMIN_KEY);
        assertThat(draft.json().at("/tables/2/titleVi").asString()).isEqualTo("Đơn vị");
        Answer rows = service.get(UNITS, ADMIN_KEY);
        assertThat(rows.header("ETag")).isEqualTo('"' + inForce + '"');

        Answer wrong = change(rows, "nam-ngan", "kind", "TOWN");
        assertThat(wrong.status()).as(wrong.response().body()).isEqualTo(200);
        JsonNode fault = service.get(DRAFT + "/check", ADMIN_KEY).json().at("/errors/0");
        assertThat(fault.get("table").asString()).isEqualTo("units");
        assertThat(fault.get("column").asString()).isEqualTo("kind");
        assertThat(fault.get("row").asInt()).isEqualTo(files.lineOf("units.csv", "nam-ngan"));
        assertThat(fault.get("messageVi").asString()).contains("TOWN", "Hãy chọn");
        assertThat(publish(wrong).code()).isEqualTo("CATALOG_NOT_VALID");

        Answer right = change(change(wrong, "nam-ngan", "kind", "WARD"), "nam-ngan", "name", "Phường Nam Ngạn Mới");
        JsonNode check = service.get(DRAFT + "/check", ADMIN_KEY).json();
        assertThat(check.get("valid").asBoolean()).isTrue();
        assertThat(check.at("/changes/0/textVi").asString())
                .isEqualTo("Đơn vị: sửa dòng nam-ngan – Tên: Phường Nam Ngạn → Phường Nam Ngạn Mới");
        assertThat(edition()).isEqualTo(inForce);
        Answer published = publish(right);
        assertThat(published.status()).as(published.response().body()).isEqualTo(200);

        files.replace("units.csv", "Phường Nam Ngạn", "Phường Nam Ngạn Mới");
        assertThat(edition()).isEqualTo(CatalogSnapshot.of(folder).edition());
        assertThat(service.get(DRAFT, ADMIN_KEY).json().path("changedAt").isString())
                .isFalse();
    }

    @Test
    void twoAdministratorsDoNotOverwriteOneAnothersDraft() throws Exception {
        Answer rows = service.get(UNITS, ADMIN_KEY);
        Answer first = change(rows, "nam-ngan", "note", "một");
        assertThat(change(rows, "nam-ngan", "note", "hai").code()).isEqualTo("CATALOG_CHANGED");
        assertThat(change(first, "nam-ngan", "none", "ba").code()).isEqualTo("CATALOG_NOT_VALID");
        assertThat(service.get(DRAFT + "/tables/none", ADMIN_KEY).code()).isEqualTo("UNKNOWN_TABLE");
        assertThat(discard(rows).code()).isEqualTo("CATALOG_CHANGED");

        files.replace("units.csv", "Phường Hàm Rồng", "Phường Hàm Rồng Một");
        assertThat(put("", "*").status()).isEqualTo(200);
        assertThat(service.get(DRAFT + "/check", ADMIN_KEY)
                        .json()
                        .get("outdated")
                        .asBoolean())
                .isTrue();
        assertThat(publish(first).code()).isEqualTo("CATALOG_CHANGED");
        assertThat(discard(first).status()).isEqualTo(204);
        assertThat(service.get(DRAFT, ADMIN_KEY).header("ETag")).isEqualTo('"' + edition() + '"');
    }

    @Test
    void anOutdatedDraftIsBroughtOntoTheEditionInForce() throws Exception {
        Answer first = change(service.get(UNITS, ADMIN_KEY), "dong-tho", "note", "trong nháp");
        Answer draft = change(first, "nam-ngan", "note", "trong nháp");
        files.replace("units.csv", "Phường Hàm Rồng", "Phường Hàm Rồng Một");
        files.replace("units.csv", "Phường Nam Ngạn", "Phường Nam Ngạn Mới");
        assertThat(put("", "*").status()).isEqualTo(200);

        Answer preview = service.get(MERGE, ADMIN_KEY);
        assertThat(preview.json().at("/conflicts").size()).isEqualTo(1);
        assertThat(preview.json().at("/conflicts/0/id").asString()).isEqualTo(NAM_NGAN);
        assertThat(preview.json().at("/conflicts/0/cells").toString()).contains("Phường Nam Ngạn Mới", "trong nháp");
        assertThat(merge(draft, edition(), "").code()).isEqualTo("DRAFT_CONFLICTS");
        assertThat(merge(draft, edition(), "BOTH").code()).isEqualTo("DRAFT_CONFLICTS");
        assertThat(merge(draft, "another", "DRAFT").code()).isEqualTo("CATALOG_CHANGED");
        assertThat(merge(first, edition(), "DRAFT").code()).isEqualTo("CATALOG_CHANGED");

        Answer merged = merge(draft, edition(), "PUBLISHED");
        assertThat(merged.status()).as(merged.response().body()).isEqualTo(200);
        JsonNode check = service.get(DRAFT + "/check", ADMIN_KEY).json();
        assertThat(check.get("outdated").asBoolean()).isFalse();
        assertThat(check.get("changes").size()).isEqualTo(1);
        assertThat(publish(merged).status()).isEqualTo(200);
        assertThat(service.get(CATALOG, ADMIN_KEY).json().at("/files/units.csv").asString())
                .contains("Phường Hàm Rồng Một", "Phường Nam Ngạn Mới", "trong nháp");
    }

    private static Answer merge(Answer draft, String inForce, String side) {
        String choices = side.isEmpty() ? "" : ", \"choices\": {\"" + NAM_NGAN + "\": \"" + side + "\"}";
        return service.send(service.request(MERGE)
                .header("Authorization", "Bearer " + ADMIN_KEY)
                .header("Content-Type", "application/json")
                .header("If-Match", draft.header("ETag"))
                .POST(BodyPublishers.ofString("{\"inForce\": \"" + inForce + "\"" + choices + "}"))
                .build());
    }

    @Test
    void anEarlierEditionComesBackWithWhoAndWhy() throws Exception {
        String sample = edition();
        files.replace("units.csv", "Phường Hàm Rồng", "Phường Hàm Rồng Một");
        assertThat(put("", "*").status()).isEqualTo(200);
        Answer history = service.get(CATALOG + "/editions", ADMIN_KEY);
        JsonNode newest = history.json().at("/editions/0");
        assertThat(newest.get("inForce").asBoolean()).isTrue();
        assertThat(newest.get("reason").asString()).isEqualTo("Nghị quyết 12");
        assertThat(history.json().at("/editions/1/edition").asString()).isEqualTo(sample);

        String back = CATALOG + "/editions/" + sample + "/publication";
        assertThat(post(back, history.header("ETag"), " ").code()).isEqualTo("REASON_MISSING");
        assertThat(post(back, '"' + sample + '"', "lùi lại").code()).isEqualTo("CATALOG_CHANGED");
        assertThat(post(CATALOG + "/editions/none/publication", history.header("ETag"), "x")
                        .code())
                .isEqualTo("UNKNOWN_EDITION");
        assertThat(post(back, history.header("ETag"), "lùi lại").status()).isEqualTo(200);

        assertThat(edition()).isEqualTo(sample);
        assertThat(service.get(CATALOG + "/editions", ADMIN_KEY)
                        .json()
                        .at("/editions/0/reason")
                        .asString())
                .isEqualTo("lùi lại");
    }

    @Test
    void theAlertPolicyIsDecidedCheckedPublishedAndTakenBack() throws Exception {
        String sample = edition();
        Answer empty = service.get(DRAFT + "/tables/alerts", ADMIN_KEY);
        assertThat(empty.json().at("/rows/0/cells")).isEmpty();

        Answer times = table("alerts", empty, "{\"line\": 1, \"cells\": {\"digestAt\": \"8 giờ\"}}");
        String rule = "{\"line\": 0, \"cells\": {\"rule\": \"BEHIND_TARGET\", \"answerWorkingDays\": \"9\"%s}}";
        Answer wrong = table("alert-rules", times, rule.formatted(", \"confirm.revisions\": \"0\""));
        JsonNode check = service.get(DRAFT + "/check", ADMIN_KEY).json();
        assertThat(check.get("errors")).hasSize(2);
        assertThat(check.at("/errors/0").toString())
                .contains("\"alerts\"", "\"digestAt\"", "INVALID_TIME_OF_DAY", "“8 giờ” không phải là giờ trong ngày");
        assertThat(check.at("/errors/1").toString())
                .contains("\"alert-rules\"", "\"confirm.status\"", "INVALID_CONFIRMATION", "Hãy ghi ít nhất một");
        assertThat(publish(wrong).code()).isEqualTo("CATALOG_NOT_VALID");

        Answer mended = table("alerts", wrong, "{\"line\": 1, \"cells\": {\"digestAt\": \"08:15\"}}");
        Answer right = table("alert-rules", mended, rule.formatted(""));
        assertThat(service.get(DRAFT + "/check", ADMIN_KEY)
                        .json()
                        .at("/changes")
                        .valueStream()
                        .map(change -> change.get("textVi").asString()))
                .containsExactly(
                        "Khi nào gửi thư và nhắc báo cáo: sửa dòng – Giờ gửi bản tin tổng hợp, ngày làm việc: (trống) → 08:15",
                        "Khi nào cảnh báo, hỏi và báo lên cấp trên: thêm dòng BEHIND_TARGET – Loại cảnh báo:"
                                + " Chậm so với tiến độ; Hạn giải trình (ngày làm việc): 9");
        assertThat(publish(right).status()).isEqualTo(200);
        Answer published = service.get(CATALOG, ADMIN_KEY);
        assertThat(published.json().at("/files").get("alerts.yaml").asString())
                .contains("digestAt: \"08:15\"", "answerWorkingDays: 9");

        assertThat(post(CATALOG + "/editions/" + sample + "/publication", published.header("ETag"), "lùi lại")
                        .status())
                .isEqualTo(200);
        assertThat(service.get(CATALOG, ADMIN_KEY).json().at("/files").has("alerts.yaml"))
                .isFalse();
    }

    /** Sends the one row that a table is to have. */
    private static Answer table(String id, Answer before, String row) {
        Answer changed = service.send(service.request(DRAFT + "/tables/" + id)
                .header("Authorization", "Bearer " + ADMIN_KEY)
                .header("Content-Type", "application/json")
                .header("If-Match", before.header("ETag"))
                .PUT(BodyPublishers.ofString("{\"rows\": [" + row + "]}"))
                .build());
        assertThat(changed.status()).as(changed.response().body()).isEqualTo(200);
        return changed;
    }

    /** Sends all rows of the table of units as they were answered, but for one cell of one unit. */
    private static Answer change(Answer rows, String unit, String column, String value) {
        List<JsonNode> all = rows.json().get("rows").valueStream().toList();
        all.stream()
                .map(row -> (ObjectNode) row.get("cells"))
                .filter(cells -> cells.get("id").asString().equals(unit))
                .forEach(cells -> cells.put(column, value));
        return service.send(service.request(UNITS)
                .header("Authorization", "Bearer " + ADMIN_KEY)
                .header("Content-Type", "application/json")
                .header("If-Match", rows.header("ETag"))
                .PUT(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(Map.of("rows", all))))
                .build());
    }

    private static Answer discard(Answer draft) {
        return service.send(service.request(DRAFT)
                .header("Authorization", "Bearer " + ADMIN_KEY)
                .header("If-Match", draft.header("ETag"))
                .DELETE()
                .build());
    }

    private static Answer publish(Answer draft) {
        return post(DRAFT + "/publication", draft.header("ETag"), "Nghị quyết 13");
    }

    private static Answer post(String path, String etag, String reason) {
        return service.send(service.request(path)
                .header("Authorization", "Bearer " + ADMIN_KEY)
                .header("Content-Type", "application/json")
                .header("If-Match", etag)
                .POST(BodyPublishers.ofString("{\"reason\": \"" + reason + "\"}"))
                .build());
    }

    private Answer put(String query, @Nullable String etag) throws Exception {
        return send(query, etag, ADMIN_KEY, body());
    }

    private String body() throws Exception {
        return JsonMapper.shared()
                .writeValueAsString(Map.of("files", CatalogSnapshot.of(folder).texts(), "reason", "Nghị quyết 12"));
    }

    private static Answer send(String query, @Nullable String etag, String key, String body) {
        HttpRequest.Builder request = service.request(CATALOG + query)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body));
        if (etag != null) {
            request.header("If-Match", etag);
        }
        return service.send(request.build());
    }

    private static String edition() {
        return service.get("/actuator/info", "")
                .json()
                .at("/catalogs/thanh-hoa/edition")
                .asString();
    }
}
