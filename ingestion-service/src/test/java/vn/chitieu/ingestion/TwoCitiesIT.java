package vn.chitieu.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.chitieu.ingestion.ServiceUnderTest.ADMIN_KEY;

import com.mongodb.client.MongoDatabase;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.chitieu.catalog.files.CatalogSnapshot;
import vn.chitieu.catalog.topic.CatalogPublisher;
import vn.chitieu.contracts.UpdateAnswered;
import vn.chitieu.contracts.codec.CloudEventRecords;
import vn.chitieu.contracts.kafka.TopicDefinitions;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.embedded.EmbeddedBroker;
import vn.chitieu.embedded.TopicRecords;
import vn.chitieu.ingestion.ServiceUnderTest.Answer;
import vn.chitieu.support.testing.CatalogCopy;
import vn.chitieu.support.testing.TestDatabase;

/** Two cities that differ by their ids alone share the service, and a third one comes: none sees or moves another. */
class TwoCitiesIT {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final String THEIRS = "?city=thanh-hoa";
    /** Of all copies, so of Huế and not of Thanh Hóa. */
    private static final String CODES =
            "unit,kind,code,ours\nnam-ngan,INDICATOR,DAT_GPMB,LAND_CLEARED\n*,MEASURE,héc-ta,ha\n";

    private static final String DATABASE = TestDatabase.ofTest("two-cities-" + UUID.randomUUID());
    private static final AggregationStandIn AGGREGATION = new AggregationStandIn();

    @TempDir(cleanup = CleanupMode.NEVER)
    private static Path data;

    @TempDir
    private static Path folder;

    private static EmbeddedBroker broker;
    private static ServiceUnderTest service;

    /** Of the city Huế. */
    private static String administrator;

    private static String ward;
    private static String owner;
    private static String answerer;

    /** Of the city Thanh Hóa. */
    private static String theirWard;

    private static String theirException;
    private static String theirAccount;

    @BeforeAll
    static void start() throws Exception {
        broker = EmbeddedBroker.start(data, 0);
        CatalogPublisher publisher = new CatalogPublisher(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new TopicDefinitions(1, (short) 1).cityCatalogs());
        publisher.publish(Path.of("..", "catalog", "thanh-hoa"), "test", "", Instant.EPOCH);
        publisher.publish(copy("hue"), "test", "", Instant.EPOCH);
        service = ServiceUnderTest.start(
                broker.bootstrapServers(),
                TestDatabase.uri(),
                "chitieu.ingestion.database=" + DATABASE,
                "chitieu.catalog=false",
                "chitieu.city=thanh-hoa",
                "chitieu.topics.partitions=1",
                "chitieu.ingestion.access.audit-every=200ms",
                "chitieu.ingestion.receipts.url=" + AGGREGATION.url(),
                "chitieu.ingestion.receipts.key=" + AggregationStandIn.KEY);
        administrator = issued("ADMIN", "hue", "").get("key").asString();
        ward = issued("REPORT", "hue", ", \"units\": [\"nam-ngan\"]").get("key").asString();
        answerer = issued("ANSWER", "hue", "").get("key").asString();
        owner = issued("TARGETS", "hue", ", \"owners\": [\"CITY\"]").get("key").asString();
        theirWard = issued("REPORT", "thanh-hoa", ", \"units\": [\"nam-ngan\"]")
                .get("key")
                .asString();
        theirAccount = account("thanh-hoa");
        theirException = service.post("/api/v1/exceptions" + THEIRS, ADMIN_KEY, exception())
                .json()
                .get("id")
                .asString();
    }

    @AfterAll
    static void stop() {
        service.close();
        broker.close();
    }

    /** An address that is new and not asked here fails the test. */
    @Test
    void noAddressShowsOrMovesAnotherCity() throws Exception {
        JsonNode api = service.get("/v3/api-docs", "").json();
        Map<String, Asked> asked = asked();
        Map<String, String> addresses = new TreeMap<>();
        api.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> addresses.put(
                                method.getValue().get("operationId").asString(),
                                method.getKey().toUpperCase() + " " + path.getKey())));
        assertThat(addresses.keySet()).isEqualTo(asked.keySet());
        String before = theirState();
        long theirs = updatesOf("thanh-hoa");

        addresses.forEach((operation, address) -> {
            Asked one = asked.get(operation);
            String method = address.substring(0, address.indexOf(' '));
            Answer named =
                    send(method, one.path + (one.path.contains("?") ? "&" : "?") + "city=thanh-hoa", one.key, one.body);
            assertThat(named.status()).as("%s of the other city", operation).isEqualTo(403);
            assertThat(named.code())
                    .as("%s of the other city", operation)
                    .isEqualTo(operation.startsWith("confirm") ? "FORBIDDEN" : "FOREIGN_CITY");
            Answer own = send(method, one.path, one.key, one.body);
            assertThat(own.status())
                    .as("%s: %s", operation, own.response().body())
                    .isEqualTo(one.status);
            if (own.status() < 300) {
                assertThat(own.response().body())
                        .as(operation)
                        .doesNotContain(id(theirWard), theirException, theirAccount);
            }
        });

        assertThat(theirState()).isEqualTo(before);
        assertThat(updatesOf("thanh-hoa")).isEqualTo(theirs);
    }

    private static Map<String, Asked> asked() throws Exception {
        AGGREGATION.told.put("7-7", new AggregationStandIn.Told(403, "{\"code\": \"FOREIGN_CITY\"}"));
        return new TreeMap<>(Map.ofEntries(
                Map.entry("submitUpdates", new Asked("/api/v1/updates", ward, figure("http", "1"), 202)),
                Map.entry("assignTargets", new Asked("/api/v1/targets", owner, target(), 202)),
                Map.entry("askReceipt", new Asked("/api/v1/receipts/7-7", ward, null, 403)),
                Map.entry("template", new Asked("/api/v1/template?unit=nam-ngan&quarter=2022-Q1", ward, null, 200)),
                Map.entry("figures", new Asked("/api/v1/figures?unit=nam-ngan&quarter=2022-Q1", ward, null, 200)),
                Map.entry("duties", new Asked("/api/v1/duties", ward, null, 200)),
                // Of heads with a session alone, whatever the key.
                Map.entry("confirmations", new Asked("/api/v1/confirmations?quarter=2022-Q1", ward, null, 403)),
                Map.entry("confirm", new Asked("/api/v1/confirmations", ward, "{}", 403)),
                Map.entry("listRemarks", new Asked("/api/v1/remarks?quarter=2022-Q1", administrator, null, 200)),
                Map.entry("writeRemark", new Asked("/api/v1/remarks", ward, remark("hue"), 201)),
                Map.entry(
                        "changeRemark",
                        new Asked("/api/v1/remarks/remark-of-thanh-hoa", ward, "{\"withdrawn\": true}", 412)),
                Map.entry(
                        "answerRemark",
                        new Asked(
                                "/api/v1/remarks/remark-of-thanh-hoa/answers",
                                answerer,
                                "{\"id\": \"answer-of-hue\", \"text\": \"x\"}",
                                412)),
                Map.entry("rejections", new Asked("/api/v1/rejections?unit=nam-ngan", administrator, null, 200)),
                Map.entry("rejectionsOfUnits", new Asked("/api/v1/rejections/units", administrator, null, 200)),
                Map.entry(
                        "replayRejections",
                        new Asked("/api/v1/rejections/replays?dryRun=true", administrator, "", 200)),
                Map.entry("listLocks", new Asked("/api/v1/locks", administrator, null, 200)),
                Map.entry("listExceptions", new Asked("/api/v1/exceptions", administrator, null, 200)),
                Map.entry("grantException", new Asked("/api/v1/exceptions", administrator, exception(), 201)),
                Map.entry(
                        "takeExceptionBack",
                        new Asked("/api/v1/exceptions/" + theirException, administrator, null, 404)),
                Map.entry("listAccounts", new Asked("/api/v1/accounts", administrator, null, 200)),
                Map.entry("createAccount", new Asked("/api/v1/accounts", administrator, wantedAccount("hue"), 201)),
                Map.entry(
                        "resetPassword",
                        new Asked("/api/v1/accounts/" + theirAccount + "/password", administrator, null, 404)),
                Map.entry(
                        "inviteAccount",
                        // Those of another city are as those that are not known, but no mails are sent here at all.
                        new Asked("/api/v1/accounts/" + theirAccount + "/invitations", administrator, null, 409)),
                Map.entry(
                        "changeAccountAddress",
                        new Asked(
                                "/api/v1/accounts/" + theirAccount + "/address",
                                administrator,
                                "{\"email\": \"x@example.org\"}",
                                404)),
                Map.entry(
                        "changeOwnPassword",
                        new Asked("/api/v1/me/password", administrator, "{\"current\": \"x\", \"fresh\": \"y\"}", 409)),
                Map.entry("disableAccount", new Asked("/api/v1/accounts/" + theirAccount, administrator, null, 404)),
                Map.entry("listCredentials", new Asked("/api/v1/credentials", administrator, null, 200)),
                Map.entry(
                        "issueCredential",
                        new Asked("/api/v1/credentials", administrator, wanted("READ", "hue", ""), 201)),
                Map.entry(
                        "revokeCredential",
                        new Asked("/api/v1/credentials/" + id(theirWard), administrator, null, 404)),
                Map.entry(
                        "rotateCredential",
                        new Asked("/api/v1/credentials/" + id(theirWard) + "/rotation", administrator, "{}", 404)),
                Map.entry("readCatalog", new Asked("/api/v1/catalog", administrator, null, 200)),
                Map.entry("publishCatalog", new Asked("/api/v1/catalog", administrator, edition("hue"), 200)),
                Map.entry("readDraft", new Asked("/api/v1/catalog/draft", administrator, null, 200)),
                Map.entry("discardDraft", new Asked("/api/v1/catalog/draft", administrator, null, 412)),
                Map.entry("readDraftTable", new Asked("/api/v1/catalog/draft/tables/units", administrator, null, 200)),
                Map.entry(
                        "changeDraftTable",
                        new Asked("/api/v1/catalog/draft/tables/units", administrator, "{\"rows\": []}", 412)),
                Map.entry("readCatalogWorkbook", new Asked("/api/v1/catalog/workbook", administrator, null, 200)),
                Map.entry("draftEffects", new Asked("/api/v1/catalog/draft/effects", administrator, null, 503)),
                Map.entry("checkDraft", new Asked("/api/v1/catalog/draft/check", administrator, null, 200)),
                Map.entry("previewDraftMerge", new Asked("/api/v1/catalog/draft/merge", administrator, null, 200)),
                Map.entry(
                        "mergeDraft",
                        new Asked("/api/v1/catalog/draft/merge", administrator, "{\"inForce\": \"x\"}", 412)),
                Map.entry(
                        "publishDraft",
                        new Asked("/api/v1/catalog/draft/publication", administrator, "{\"reason\": \"x\"}", 412)),
                Map.entry("listEditions", new Asked("/api/v1/catalog/editions", administrator, null, 200)),
                Map.entry(
                        "restoreEdition",
                        new Asked("/api/v1/catalog/editions/0/publication", administrator, "{\"reason\": \"x\"}", 404)),
                Map.entry("audit", new Asked("/api/v1/audit", administrator, null, 200))));
    }

    private static String remark(String city) {
        return ("{\"id\": \"remark-of-%s\", \"unit\": \"nam-ngan\", \"quarter\": \"2022-Q1\","
                        + " \"kind\": \"PROPOSAL\", \"text\": \"x\"}")
                .formatted(city);
    }

    /** The same id in two cities is two remarks, and neither city reaches the other's. */
    @Test
    void aRemarkIsOfOneCity() {
        assertThat(service.post("/api/v1/remarks", theirWard, remark("both")).status())
                .isEqualTo(201);
        assertThat(service.post("/api/v1/remarks", ward, remark("both")).status())
                .isEqualTo(201);
        assertThat(service.post("/api/v1/remarks", theirWard, remark("thanh-hoa"))
                        .status())
                .isEqualTo(201);
        Answer answer = service.send(service.request("/api/v1/remarks/remark-of-thanh-hoa/answers")
                .header("Authorization", "Bearer " + answerer)
                .header("Content-Type", "application/json")
                .header("If-Match", "\"1\"")
                .POST(BodyPublishers.ofString("{\"id\": \"answer-of-hue\", \"text\": \"x\"}"))
                .build());
        assertThat(answer.code()).isEqualTo("UNKNOWN_REMARK");
        assertThat(service.get("/api/v1/remarks?quarter=2022-Q1", answerer)
                        .response()
                        .body())
                .contains("remark-of-both")
                .doesNotContain("remark-of-thanh-hoa");
    }

    private static String account(String city) {
        return service.post("/api/v1/accounts?city=" + city, ADMIN_KEY, wantedAccount(city))
                .json()
                .get("name")
                .asString();
    }

    private static String wantedAccount(String city) {
        return "{\"name\": \"clerk-of-%s\", \"role\": \"UNIT\", \"units\": [\"nam-ngan\"], \"cities\": [\"%s\"]}"
                .formatted(city, city);
    }

    /** What an administrator of Thanh Hóa sees. */
    private static String theirState() {
        return service.get("/api/v1/credentials" + THEIRS, ADMIN_KEY)
                        .json()
                        .get("credentials")
                        .valueStream()
                        .map(one -> one.get("id").asString() + one.has("revokedAt") + one.path("formerKeyUntil"))
                        .toList()
                + service.get("/api/v1/accounts" + THEIRS, ADMIN_KEY).response().body()
                + service.get("/api/v1/exceptions" + THEIRS, ADMIN_KEY)
                        .response()
                        .body()
                + service.get("/api/v1/catalog" + THEIRS, ADMIN_KEY).header("ETag");
    }

    @Test
    void theKeyDecidesTheCityOfAFigure() throws Exception {
        for (String key : List.of(ward, theirWard)) {
            assertThat(service.submit(key, figure("the-same-id", "2")).status()).isEqualTo(202);
        }

        assertThat(TopicRecords.committed(broker.bootstrapServers(), Topics.INDICATOR_UPDATES).stream()
                        .filter(record -> update(record.value()).contains("the-same-id"))
                        .map(record -> record.key()))
                .containsExactlyInAnyOrder("hue", "thanh-hoa");
    }

    /** Over HTTP, in a file and over Kafka. */
    @Test
    void aUnitsOwnCodesAreThoseOfItsCity() throws Exception {
        String own = "{\"id\": \"own-1\", \"unit\": \"nam-ngan\", \"indicator\": \"DAT_GPMB\", \"period\": \"2022-03\","
                + " \"value\": \"1\", \"unitOfMeasure\": \"héc-ta\"}";
        Answer here = service.submit(ward, own);
        assertThat(here.status()).as(here.response().body()).isEqualTo(202);
        assertThat(here.json().at("/results/0/ownCodes/0/message").asString())
                .isEqualTo("your DAT_GPMB is LAND_CLEARED");
        assertThat(here.json().at("/results/0/ownCodes/0/messageVi").asString())
                .isEqualTo("Mã DAT_GPMB của đơn vị là chỉ tiêu LAND_CLEARED.");
        assertThat(here.json().at("/results/0/ownCodes/1/ours").asString()).isEqualTo("ha");
        assertThat(service.submit(theirWard, own).errorCodes(0)).contains("UNKNOWN_INDICATOR");

        Answer file = service.send(service.request("/api/v1/updates?numbers=vi")
                .header("Authorization", "Bearer " + ward)
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString("unit;indicator;period;value;unitOfMeasure\n"
                        + "nam-ngan;DAT_GPMB;2022-02;1,5;héc-ta\nnam-ngan;LAND_CLEARED;2022-02;1,6;ha\n"))
                .build());
        assertThat(file.errorCodes(0)).containsExactly("DUPLICATE_CELL");

        write("hue", own.replace("own-1", "own-2"));
        assertThat(answered("hue", "own-2")).isTrue();
        assertThat(TopicRecords.committed(broker.bootstrapServers(), Topics.wardAnswers("hue", "nam-ngan")).stream()
                        .map(record -> read(record))
                        .filter(answer -> "own-2".equals(answer.id()))
                        .flatMap(answer -> answer.ownCodes().stream()))
                .containsExactly(
                        new UpdateAnswered.OwnCode("indicator", "DAT_GPMB", "LAND_CLEARED"),
                        new UpdateAnswered.OwnCode("unitOfMeasure", "héc-ta", "ha"));
        assertThat(TopicRecords.committed(broker.bootstrapServers(), Topics.INDICATOR_UPDATES).stream()
                        .map(record -> update(record.value()))
                        .filter(update -> update.contains("\"own-")))
                .hasSize(2)
                .allSatisfy(update -> assertThat(update).contains("LAND_CLEARED", "\"ha\""));
    }

    @Test
    void aKeyIsShownItsDuties() {
        JsonNode here = service.get("/api/v1/duties", ward).json();
        assertThat(here.at("/city/id").asString()).isEqualTo("hue");
        assertThat(here.at("/key/id").asString()).isEqualTo(id(ward));
        assertThat(here.path("units").size()).isOne();
        assertThat(here.at("/units/0/id").asString()).isEqualTo("nam-ngan");
        assertThat(here.at("/units/0/codes")
                        .valueStream()
                        .map(code -> code.path("code").asString()))
                .containsExactly("DAT_GPMB", "héc-ta");
        JsonNode land = here.at("/units/0/indicators")
                .valueStream()
                .filter(one -> one.path("code").asString().equals("LAND_CLEARED"))
                .findFirst()
                .orElseThrow();
        assertThat(land.at("/unitOfMeasure/vi").asString()).isEqualTo("ha");
        assertThat(land.path("frequency").asString()).isEqualTo("MONTH");
        assertThat(land.path("openTo").asString()).isEqualTo("2022-04");
        assertThat(land.path("lockedUntil").asString()).matches("20[0-9]{2}-Q[1-4]");
        assertThat(land.at("/due/0/deadline").asString()).endsWith("+07:00");
        assertThat(here.at("/limits/updatesPerRequest").asInt()).isEqualTo(100_000);

        JsonNode there = service.get("/api/v1/duties", theirWard).json();
        assertThat(there.at("/city/id").asString()).isEqualTo("thanh-hoa");
        assertThat(there.at("/units/0/codes").isEmpty()).isTrue();
        assertThat(service.get("/api/v1/duties", owner).code()).isEqualTo("FORBIDDEN");
    }

    @Test
    void anAdministratorIssuesInTheOwnCityAlone() {
        Answer usual = service.post(
                "/api/v1/credentials",
                administrator,
                "{\"name\": \"x\", \"rights\": [\"REPORT\"], \"units\": [\"nam-ngan\"]}");
        assertThat(usual.status()).isEqualTo(201);
        assertThat(usual.json().get("city").asString()).isEqualTo("hue");
        for (String city : List.of("thanh-hoa", "*", "vinh")) {
            assertThat(service.post("/api/v1/credentials", administrator, wanted("READ", city, ""))
                            .code())
                    .as(city)
                    .isEqualTo("FOREIGN_CITY");
        }
        assertThat(service.post("/api/v1/credentials", ADMIN_KEY, wanted("READ", "vinh-long", ""))
                        .json()
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("city");
        assertThat(service.post("/api/v1/credentials", ADMIN_KEY, wanted("REPORT", "*", ", \"units\": [\"nam-ngan\"]"))
                        .json()
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("city");
        String ofAll = issued("ADMIN", "*", "").get("key").asString();
        assertThat(service.get("/api/v1/credentials" + THEIRS, ofAll).status()).isEqualTo(200);
        assertThat(service.get("/api/v1/credentials?city=hue", ofAll).status()).isEqualTo(200);
        assertThat(service.get("/api/v1/credentials", administrator).response().body())
                .doesNotContain(id(ofAll));
        assertThat(service.get("/api/v1/credentials?city=nowhere", ofAll).code())
                .isEqualTo("UNKNOWN_CITY");
        assertThat(service.get("/api/v1/credentials?city=hue&city=hue", ofAll).code())
                .isEqualTo("INVALID_PARAMETER");
    }

    @Test
    void theAuditIsByCity() {
        assertThat(service.submit(ward, figure("counted", "3")).status()).isEqualTo(202);
        assertThat(service.submit(theirWard, figure("counted", "3")).status()).isEqualTo(202);

        await().atMost(TIMEOUT).untilAsserted(() -> {
            assertThat(audited(administrator, "")).contains(id(ward), "USED").doesNotContain(id(theirWard));
            assertThat(audited(ADMIN_KEY, THEIRS))
                    .contains(id(theirWard), "USED")
                    .doesNotContain(id(ward));
        });
    }

    /** Whether the query names the city or the body. */
    @Test
    void refusalsBecauseOfACityAreInTheAuditOfTheirSender() {
        String curious = issued("ADMIN", "hue", "").get("key").asString();
        for (int i = 0; i < 2; i++) {
            assertThat(service.get("/api/v1/credentials" + THEIRS, curious).code())
                    .isEqualTo("FOREIGN_CITY");
        }
        assertThat(service.post("/api/v1/credentials", curious, wanted("READ", "thanh-hoa", ""))
                        .code())
                .isEqualTo("FOREIGN_CITY");
        assertThat(service.get("/api/v1/credentials?city=nowhere", curious).code())
                .isEqualTo("UNKNOWN_CITY");

        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(service.get("/api/v1/audit", administrator)
                                .json()
                                .get("entries")
                                .valueStream()
                                .filter(entry -> entry.get("kind").asString().equals("REFUSED")
                                        && entry.get("credential").asString().equals(id(curious)))
                                .map(entry -> entry.get("code").asString() + " "
                                        + entry.get("count").asInt()))
                        .containsExactlyInAnyOrder("FOREIGN_CITY 3", "UNKNOWN_CITY 1"));
        assertThat(audited(ADMIN_KEY, THEIRS)).doesNotContain(id(curious));
    }

    /** Thanh Hóa is the default city, whose audit has what is about no city. */
    @Test
    void anAccountOfSeveralCitiesIsInTheAuditOfThoseAlone() throws Exception {
        assertThat(send("PUT", "/api/v1/catalog?city=da-nang", ADMIN_KEY, edition("da-nang"))
                        .status())
                .isEqualTo(200);
        Answer created = service.post(
                "/api/v1/accounts?city=hue",
                ADMIN_KEY,
                "{\"name\": \"leader-of-two\", \"role\": \"LEADER\", \"cities\": [\"hue\", \"da-nang\"]}");
        assertThat(created.status()).as(created.response().body()).isEqualTo(201);
        String theirs = issued("ADMIN", "thanh-hoa", "").get("key").asString();

        assertThat(audited(administrator, "?limit=500")).contains("leader-of-two");
        assertThat(audited(ADMIN_KEY, "?limit=500&city=da-nang")).contains("leader-of-two");
        assertThat(audited(theirs, "?limit=500")).contains(id(theirs)).doesNotContain("leader-of-two");
        assertThat(audited(ADMIN_KEY, THEIRS + "&limit=500")).doesNotContain("leader-of-two");
    }

    private static String audited(String key, String query) {
        return service.get("/api/v1/audit" + query, key).response().body();
    }

    @Test
    void eachCityHasItsTopicsAndItsDeadLetters() throws Exception {
        for (String city : List.of("hue", "thanh-hoa")) {
            write(city, figure("kafka-of-" + city, "4"));
            write(city, "no JSON of " + city);
            assertThat(answered(city, "kafka-of-" + city)).isTrue();
        }

        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(rejections(administrator, "")).contains("no JSON of hue"));
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(rejections(theirWard, "")).contains("no JSON of thanh-hoa"));
        assertThat(rejections(administrator, "")).doesNotContain("no JSON of thanh-hoa");
        assertThat(rejections(theirWard, "")).doesNotContain("no JSON of hue");
    }

    /** As after the return to a release that does not know a right or a role yet. */
    @Test
    void whatCannotBeReadOfOneCityStopsNoOther() {
        MongoDatabase database = TestDatabase.named(DATABASE);
        database.getCollection("credentials")
                .insertOne(new Document("_id", "damaged-of-hue0")
                        .append("city", "hue")
                        .append("door", true)
                        .append("rights", List.of("OF_A_NEWER_RELEASE")));
        database.getCollection("accounts")
                .insertOne(new Document("_id", "damaged-of-hue")
                        .append("cities", List.of("hue"))
                        .append("role", "OF_A_NEWER_RELEASE"));
        database.getCollection("exceptions")
                .insertOne(new Document("_id", "ex_damaged")
                        .append("city", "hue")
                        .append("unit", "nam-ngan")
                        .append("firstQuarter", "x"));

        assertThat(service.get("/api/v1/credentials" + THEIRS, ADMIN_KEY)
                        .response()
                        .body())
                .contains(id(theirWard));
        assertThat(service.get("/api/v1/accounts" + THEIRS, ADMIN_KEY)
                        .response()
                        .body())
                .contains(theirAccount);
        assertThat(service.get("/api/v1/exceptions" + THEIRS, ADMIN_KEY)
                        .response()
                        .body())
                .contains(theirException);
        assertThat(service.submit(theirWard, figure("locked", "1").replace("2022-03", "2019-09"))
                        .errorCodes(0))
                .contains("QUARTER_LOCKED");
        for (String list : List.of("credentials", "accounts", "exceptions")) {
            assertThat(service.get("/api/v1/" + list, administrator).status())
                    .as(list)
                    .isEqualTo(200);
        }
    }

    private static String rejections(String key, String query) {
        return service.get("/api/v1/rejections?unit=nam-ngan" + query, key)
                .response()
                .body();
    }

    /** Nothing is restarted. */
    @Test
    void aThirdCityIsAddedWhileTheServiceRuns() throws Exception {
        String editionOfVinh = edition("vinh");
        assertThat(send("PUT", "/api/v1/catalog?city=vinh", administrator, editionOfVinh)
                        .code())
                .isEqualTo("FOREIGN_CITY");

        Answer published = send("PUT", "/api/v1/catalog?city=vinh", ADMIN_KEY, editionOfVinh);

        assertThat(published.status()).as(published.response().body()).isEqualTo(200);
        String key = issued("REPORT", "vinh", ", \"units\": [\"nam-ngan\"]")
                .get("key")
                .asString();
        assertThat(service.submit(key, figure("first-of-vinh", "5")).status()).isEqualTo(202);
        assertThat(updatesOf("vinh")).isOne();
        await().atMost(TIMEOUT)
                .ignoreExceptions()
                .until(() -> TopicRecords.committed(broker.bootstrapServers(), Topics.wardAnswers("vinh", "nam-ngan"))
                        .isEmpty());
        write("vinh", figure("kafka-of-vinh", "6"));
        assertThat(answered("vinh", "kafka-of-vinh")).isTrue();
    }

    private static boolean answered(String city, String id) {
        return await().atMost(TIMEOUT)
                .until(
                        () ->
                                TopicRecords.committed(broker.bootstrapServers(), Topics.wardAnswers(city, "nam-ngan"))
                                        .stream()
                                        .map(record -> read(record))
                                        .anyMatch(answer -> id.equals(answer.id())
                                                && answer.outcome() == UpdateAnswered.Outcome.ACCEPTED),
                        yes -> yes);
    }

    private static UpdateAnswered read(org.apache.kafka.clients.consumer.ConsumerRecord<String, byte[]> record) {
        try {
            return CloudEventRecords.read(record, UpdateAnswered.TYPE, UpdateAnswered.class);
        } catch (vn.chitieu.contracts.UnreadableEventException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    private static void write(String city, String json) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrapServers(), "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(Topics.wardUpdates(city, "nam-ngan"), json))
                    .get();
        }
    }

    private static long updatesOf(String city) {
        return TopicRecords.committed(broker.bootstrapServers(), Topics.INDICATOR_UPDATES).stream()
                .filter(record -> city.equals(record.key()))
                .count();
    }

    private static String update(byte[] value) {
        return new String(value, java.nio.charset.StandardCharsets.UTF_8);
    }

    private static JsonNode issued(String right, String city, String more) {
        Answer answer = service.post("/api/v1/credentials", ADMIN_KEY, wanted(right, city, more));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return answer.json();
    }

    private static String wanted(String right, String city, String more) {
        return "{\"name\": \"x\", \"rights\": [\"%s\"], \"city\": \"%s\"%s}".formatted(right, city, more);
    }

    private static String figure(String id, String value) {
        return "{\"id\": \"%s\", \"unit\": \"nam-ngan\", \"indicator\": \"LAND_CLEARED\", \"period\": \"2022-03\", \"value\": \"%s\"}"
                .formatted(id, value);
    }

    private static String target() {
        return "{\"scope\": \"city\", \"indicator\": \"LAND_CLEARED\", \"year\": 2022, \"owner\": \"CITY\", \"value\": \"70\","
                + " \"validFrom\": \"2022-01-01\", \"reason\": \"QĐ\"}";
    }

    private static String exception() {
        return "{\"unit\": \"nam-ngan\", \"firstQuarter\": \"2019-Q4\", \"lastDay\": \"2022-04-15\", \"reason\": \"Kiểm toán\"}";
    }

    private static String edition(String city) throws Exception {
        return JsonMapper.shared()
                .writeValueAsString(
                        Map.of("files", CatalogSnapshot.of(copy(city)).texts(), "reason", "x"));
    }

    private static Path copy(String city) throws Exception {
        Path its = folder.resolve(city);
        if (!Files.exists(its)) {
            CatalogCopy.in(Files.createDirectory(its)).replace("city.yaml", "id: thanh-hoa", "id: " + city);
            Files.writeString(its.resolve("codes.csv"), CODES);
        }
        return its;
    }

    private static String id(String key) {
        return key.split("_", -1)[1];
    }

    private static Answer send(String method, String path, String key, @Nullable String body) {
        HttpRequest.Builder request = service.request(path)
                .header("Authorization", "Bearer " + key)
                .header("If-Match", "*")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        return service.send(request.build());
    }

    /**
     * How an address is asked by a credential of Huế.
     *
     * @param status of the answer where no city is named
     */
    private record Asked(String path, String key, @Nullable String body, int status) {}
}
