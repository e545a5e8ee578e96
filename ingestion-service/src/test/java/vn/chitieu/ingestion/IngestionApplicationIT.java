package vn.chitieu.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.contracts.IndicatorUpdated;
import vn.chitieu.contracts.codec.CloudEventRecords;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.ingestion.ServiceUnderTest.Answer;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IngestionApplicationIT {

    private String key = "";

    /** Returns what this runs on. */
    Parts parts() {
        return EmbeddedParts.PARTS;
    }

    /** The parts start before the waiting for readiness does: on a busy machine that takes longer than the timeout. */
    @BeforeAll
    void aWardHasAKey() {
        ServiceUnderTest started = service();
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> started.get("/actuator/health/readiness", "").status() == 200);
        key = started.keyOf("nam-ngan");
    }

    @Test
    void keepsOneUpdateAndTellsWhereItStands() throws Exception {
        String id = id();
        Answer answer = service().submit(key, """
                {"id": "%s", "unit": "nam-ngan", "indicator": "BUDGET_REVENUE", "period": "2022-03", "value": 1234.50,
                 "unitOfMeasure": "triệu đồng", "status": "OFFICIAL", "reportedAt": "2022-04-04T08:00:00+07:00",
                 "note": "đã đối chiếu"}""".formatted(id));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().get("accepted").asInt()).isOne();
        var result = answer.json().get("results").get(0);
        assertThat(result.get("id").asString()).isEqualTo(id);
        assertThat(result.get("outcome").asString()).isEqualTo("ACCEPTED");
        assertThat(result.get("errors")).isEmpty();
        assertThat(result.get("warnings")).isEmpty();

        ConsumerRecord<String, byte[]> record = at(result.get("receipt").asString());
        assertThat(record.key()).isEqualTo("thanh-hoa");
        assertThat(header(record, "ce_id")).isEqualTo(id);
        assertThat(header(record, "ce_source")).isEqualTo("/chitieu/ingestion");
        IndicatorUpdated event = CloudEventRecords.read(record, IndicatorUpdated.TYPE, IndicatorUpdated.class);
        assertThat(event)
                .isEqualTo(new IndicatorUpdated(
                        "thanh-hoa",
                        id,
                        "nam-ngan",
                        "BUDGET_REVENUE",
                        ReportingPeriod.parse("2022-03"),
                        new java.math.BigDecimal("1234.5"),
                        false,
                        "triệu đồng",
                        FigureStatus.OFFICIAL,
                        Instant.parse("2022-04-04T01:00:00Z"),
                        null,
                        "đã đối chiếu",
                        "http",
                        key.split("_", -1)[1]));
    }

    @Test
    void keepsAnArrayInItsOrder() {
        Answer answer =
                service().submit(key, "[%s,%s,%s]".formatted(update(id(), 1), update(id(), 1), update(id(), 1)));

        assertThat(answer.status()).isEqualTo(202);
        List<Long> offsets = answer.json()
                .get("results")
                .valueStream()
                .map(result -> Long.valueOf(result.get("receipt").asString().split("-")[1]))
                .toList();
        assertThat(offsets).hasSize(3).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void keepsAnEnvelope() {
        Answer answer = service().submit(key, "{\"updates\": [%s]}".formatted(update(id(), 7)));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().get("accepted").asInt()).isOne();
    }

    @Test
    void readsTheCodeOfAUnitAndMakesAnId() throws Exception {
        Answer answer = service().submit(key, """
                {"unit": "%s", "indicator": "URBAN_VIOLATIONS", "period": "2022-03", "withdrawn": true,
                 "reason": "sent twice"}""".formatted(codeOfNamNgan()));

        assertThat(answer.status()).isEqualTo(202);
        var result = answer.json().get("results").get(0);
        assertThat(UUID.fromString(result.get("id").asString()).version()).isEqualTo(7);
        IndicatorUpdated event = CloudEventRecords.read(
                at(result.get("receipt").asString()), IndicatorUpdated.TYPE, IndicatorUpdated.class);
        assertThat(event.unit()).isEqualTo("nam-ngan");
        assertThat(event.withdrawn()).isTrue();
        assertThat(event.status()).isEqualTo(FigureStatus.PRELIMINARY);
        assertThat(event.reportedAt())
                .isBetween(ServiceUnderTest.TODAY, ServiceUnderTest.TODAY.plus(Duration.ofHours(1)));
    }

    @Test
    void tellsAllThatIsWrongAtOnceAndKeepsTheGoodOneBeside() {
        long before = parts().publishedCount();
        Answer answer = service().submit(key, """
                [{"id": "two words", "unit": "ham-rong", "indicator": "NEW_ENTERPRISES", "period": "2023-Q1",
                  "value": "1.234,5", "unitOfMeasure": "tỷ", "status": "FINAL", "reportedAt": "yesterday", "colour": 1},
                 %s]""".formatted(update(id(), 1)));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.errorCodes(0))
                .containsExactlyInAnyOrder(
                        "UNKNOWN_FIELD",
                        "ID_NOT_VALID",
                        "VALUE_NOT_A_DECIMAL",
                        "UNKNOWN_STATUS",
                        "REPORTED_AT_NOT_READABLE",
                        "PERIOD_OF_ANOTHER_LENGTH",
                        "WRONG_UNIT_OF_MEASURE",
                        "FIGURE_OF_ANOTHER_UNIT",
                        "PERIOD_NOT_BEGUN");
        assertThat(answer.json().get("results").get(0).has("receipt")).isFalse();
        assertThat(answer.json().get("results").get(1).get("outcome").asString())
                .isEqualTo("ACCEPTED");
        assertThat(parts().publishedCount()).isEqualTo(before + 1);
    }

    @Test
    void keepsNothingInADryRun() {
        long before = parts().publishedCount();
        Answer answer = service().post("/api/v1/updates?dryRun=true", key, update(id(), 1));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("dryRun").asBoolean()).isTrue();
        assertThat(answer.json().get("accepted").asInt()).isOne();
        assertThat(answer.json().get("results").get(0).has("receipt")).isFalse();
        assertThat(parts().publishedCount()).isEqualTo(before);
    }

    @Test
    void keepsAllOrNothingWhereAtomic() {
        long before = parts().publishedCount();
        Answer answer = service()
                .post("/api/v1/updates?atomic=true", key, "[%s, {\"unit\": \"nam-ngan\"}]".formatted(update(id(), 1)));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("NOTHING_ACCEPTED");
        assertThat(answer.errorCodes(0)).containsExactly("NOT_SENT");
        assertThat(parts().publishedCount()).isEqualTo(before);
        assertThat(service()
                        .post("/api/v1/updates?atomic=true", key, update(id(), 1))
                        .status())
                .isEqualTo(202);
    }

    @Test
    void answersManyAtOnceAndCountsEveryUpdate() {
        double[] before = {
            service().meter("received"), service().meter("accepted"), service().meter("rejected")
        };
        var threads = Executors.newFixedThreadPool(16);
        try {
            List<CompletableFuture<Answer>> answers = IntStream.range(0, 200)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> service().submit(key, "[%s, {}]".formatted(update(id(), i))), threads))
                    .toList();
            assertThat(answers)
                    .allSatisfy(answer -> assertThat(answer.join().status()).isEqualTo(202));
            assertThat(answers.stream()
                            .map(answer -> answer.join()
                                    .json()
                                    .get("results")
                                    .get(0)
                                    .get("receipt")
                                    .asString())
                            .distinct())
                    .hasSize(200);
        } finally {
            threads.shutdown();
        }
        assertThat(service().meter("received") - before[0]).isEqualTo(400);
        assertThat(service().meter("accepted") - before[1]).isEqualTo(200);
        assertThat(service().meter("rejected") - before[2]).isEqualTo(200);
        assertThat(service().meter("received"))
                .isEqualTo(service().meter("accepted")
                        + service().meter("rejected")
                        + service().meter("unconfirmed")
                        + service().meter("failed"));
    }

    @Test
    void describesItselfAndTellsHowItIs() {
        String api = service().get("/v3/api-docs", key).response().body();
        assertThat(api)
                .contains("/api/v1/updates", "/api/v1/credentials/{id}", "FIGURE_OF_ANOTHER_UNIT", "CredentialRequest");
        assertThat(service().get("/actuator/health/liveness", key).status()).isEqualTo(200);
        assertThat(service().get("/actuator/health/readiness", key).response().body())
                .isEqualTo("{\"status\":\"UP\"}");
        assertThat(service().get("/actuator/health", key).response().body()).contains("updateLog", "credentials");
        String stranger = service()
                .send(service().request("/actuator/health").build())
                .response()
                .body();
        assertThat(stranger).contains("\"status\":\"UP\"").doesNotContain("components", "details");
        for (String path :
                new String[] {"/actuator/health", "/actuator/prometheus", "/actuator/sbom", "/actuator/info"}) {
            assertThat(service()
                            .send(HttpRequest.newBuilder(URI.create(
                                            "http://localhost:" + service().port() + path))
                                    .build())
                            .code())
                    .as(path)
                    .isEqualTo("NOT_FOUND");
        }
        assertThat(service().get("/actuator/prometheus", key).response().body())
                .contains("chitieu_ingestion_updates_rejected_total{code=\"UNKNOWN_UNIT\"}");
        assertThat(service().get("/actuator/info", key).status()).isEqualTo(200);
        assertThat(service().get("/actuator/env", key).status()).isEqualTo(404);
    }

    @Test
    void tellsTheTimeOfEachRequestOnce() {
        double accepted = requests("202", "POST");
        double refused = requests("422", "POST");
        double looked = requests("405", "GET");

        assertThat(service().submit(key, update(id(), 1)).status()).isEqualTo(202);
        assertThat(service().submit(key, "{}").status()).isEqualTo(422);
        assertThat(service().get("/api/v1/updates", key).code()).isEqualTo("METHOD_NOT_ALLOWED");

        assertThat(requests("202", "POST")).isEqualTo(accepted + 1);
        assertThat(requests("422", "POST")).isEqualTo(refused + 1);
        assertThat(requests("405", "GET")).isEqualTo(looked + 1);
    }

    /** Sums them over whatever other tags they have. */
    private double requests(String status, String method) {
        return service()
                .get("/actuator/prometheus", "")
                .response()
                .body()
                .lines()
                .filter(line -> line.startsWith("http_server_requests_seconds_count{")
                        && line.contains("status=\"" + status + "\"")
                        && line.contains("method=\"" + method + "\"")
                        && (method.equals("GET") || line.contains("uri=\"/api/v1/updates\"")))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private ServiceUnderTest service() {
        return parts().service();
    }

    private static String update(String id, int value) {
        return "{\"id\": \"%s\", \"unit\": \"nam-ngan\", \"indicator\": \"URBAN_VIOLATIONS\", \"period\": \"2022-03\","
                        .formatted(id)
                + " \"value\": " + value + "}";
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    private String codeOfNamNgan() {
        return service()
                .bean(Catalogs.class)
                .of("thanh-hoa")
                .unit("nam-ngan")
                .orElseThrow()
                .versions()
                .get(0)
                .code();
    }

    private ConsumerRecord<String, byte[]> at(String receipt) {
        return parts().published().stream()
                .filter(record -> receipt.equals(record.partition() + "-" + record.offset()))
                .findFirst()
                .orElseThrow();
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
