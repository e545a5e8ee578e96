package vn.chitieu.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.chitieu.ingestion.ServiceUnderTest.ADMIN_KEY;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import tools.jackson.databind.JsonNode;
import vn.chitieu.contracts.UpdateRejected;
import vn.chitieu.contracts.codec.CloudEventRecords;
import vn.chitieu.contracts.codec.TraceHeader;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.support.testing.TestBroker;
import vn.chitieu.support.testing.TestDatabase;

/** A record that could not be taken is shown to its unit, and sent again once what was wrong is mended. */
class RejectionsIT {

    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final byte[] DUST = "{\"unit\": \"nam-ngan\u0007\", ".getBytes(StandardCharsets.UTF_8);

    /** The topics of units are made by the service. */
    @BeforeAll
    static void start() {
        assertThat(EmbeddedParts.SERVICE.port()).isPositive();
    }

    @Test
    void isShownToTheUnitAndSentAgainOnce() throws Exception {
        RecordMetadata origin = send(new ProducerRecord<>("ward-updates.thanh-hoa.tan-son", "k-1", DUST));
        String key = EmbeddedParts.SERVICE.keyOf("tan-son");

        JsonNode one = await().atMost(Duration.ofMinutes(2))
                .until(() -> rejection(key, origin), found -> !found.isMissingNode());
        assertThat(one.path("topic").asString()).isEqualTo("ward-updates.thanh-hoa.tan-son");
        assertThat(one.path("key").asString()).isEqualTo("k-1");
        assertThat(one.path("beginning").asString()).isEqualTo("{\"unit\": \"nam-ngan?\", ");
        assertThat(one.path("errors").path(0).path("code").asString()).isEqualTo("MALFORMED_JSON");
        assertThat(one.path("sentAgain").asBoolean()).isFalse();

        assertThat(replay("--unit=tan-son", "--from=2022-04-08", "--to=2022-04-08"))
                .isZero();
        assertThat(rejection(key, origin).path("sentAgain").asBoolean()).isTrue();

        // Nothing was mended, so it is refused again, and that is another rejection.
        await().atMost(Duration.ofMinutes(2)).until(() -> rejections(key).count() == 2);
        assertThat(replay("--unit=tan-son", "--from=2022-04-08", "--to=2022-04-08"))
                .isZero();
        assertThat(EmbeddedParts.PARTS.published("ward-updates.thanh-hoa.tan-son"))
                .filteredOn(record -> "k-1".equals(record.key()))
                .hasSize(3)
                .allSatisfy(record -> {
                    assertThat(record.value()).isEqualTo(DUST);
                    assertThat(record.headers().lastHeader("h").value()).containsExactly(7);
                });
    }

    @Test
    void anAdministratorSeesWhichUnitsHaveAnyAndSendsThemAgainOverHttp() throws Exception {
        String key = EmbeddedParts.SERVICE.keyOf("quang-thinh");
        send(new ProducerRecord<>("ward-updates.thanh-hoa.quang-thinh", "k-2", DUST));
        await().atMost(Duration.ofMinutes(2)).until(() -> rejections(key).count() == 1);
        assertThat(EmbeddedParts.SERVICE
                        .get("/api/v1/rejections/units", ADMIN_KEY)
                        .json()
                        .path("units")
                        .valueStream()
                        .filter(unit -> unit.path("unit").asString().equals("quang-thinh")))
                .singleElement()
                .satisfies(unit -> assertThat(unit.path("count").asInt()).isEqualTo(1));

        String replays = "/api/v1/rejections/replays?unit=quang-thinh";
        var counted = EmbeddedParts.SERVICE.post(replays + "&dryRun=true", ADMIN_KEY, "");
        assertThat(counted.json().path("sent").asInt()).isEqualTo(1);
        assertThat(EmbeddedParts.SERVICE.post(replays, key, "").code()).isEqualTo("FORBIDDEN");
        assertThat(EmbeddedParts.SERVICE
                        .post("/api/v1/rejections/replays?unit=nobody", ADMIN_KEY, "")
                        .code())
                .isEqualTo("INVALID_PARAMETER");
        var sent = EmbeddedParts.SERVICE.post(replays, ADMIN_KEY, "");
        assertThat(sent.json().path("sent").asInt()).isEqualTo(1);

        // Nothing was mended, so it is refused again; the first one is not sent again.
        await().atMost(Duration.ofMinutes(2)).until(() -> rejections(key).count() == 2);
        var again = EmbeddedParts.SERVICE.post(replays + "&dryRun=true", ADMIN_KEY, "");
        assertThat(again.json().path("before").asInt()).isEqualTo(1);
        assertThat(EmbeddedParts.SERVICE
                        .get("/api/v1/audit?credential=thanh-hoa", ADMIN_KEY)
                        .response()
                        .body())
                .contains("REJECTIONS_SENT_AGAIN", "quang-thinh");
    }

    /** The topic of a unit keeps a month, that of rejections a year. */
    @Test
    void whatTheTopicHasNoMoreIsTakenFromWhatIsKept() throws Exception {
        RecordMetadata other = send(new ProducerRecord<>("ward-updates.thanh-hoa.truong-thi", "k-0", DUST));
        send(TraceHeader.put(
                rejected(
                        "ward-updates.thanh-hoa.truong-thi",
                        other.partition(),
                        other.offset() + 500,
                        "k-gone",
                        "2022-04-05T01:00:00Z"),
                TRACE));

        assertThat(replay("--unit=truong-thi", "--from=2022-04-05", "--to=2022-04-05"))
                .isZero();

        assertThat(EmbeddedParts.PARTS.published("ward-updates.thanh-hoa.truong-thi"))
                .filteredOn(record -> "k-gone".equals(record.key()))
                .singleElement()
                .satisfies(record -> {
                    assertThat(record.value()).isEqualTo(DUST);
                    assertThat(TraceHeader.sampled(record.headers())).isEqualTo(TRACE);
                });
    }

    @Test
    void refusesOptionsThatMakeNoSense() {
        assertThat(replay("--unit=nobody")).isEqualTo(2);
        assertThat(replay("--from=yesterday")).isEqualTo(2);
        assertThat(replay("--dry")).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "'', nam-ngan, 200, ''",
        "'', 'nam-ngan dien-bien', 400, INVALID_PARAMETER",
        "unit=dien-bien, nam-ngan, 403, FORBIDDEN",
        "unit=dien-bien, admin, 200, ''",
        "'', admin, 200, ''",
        "unit=nobody, admin, 400, INVALID_PARAMETER",
        "unit=&from=2022-01-01, admin, 400, INVALID_PARAMETER",
        "from=2022-01-32, nam-ngan, 400, INVALID_PARAMETER",
        "from=2022-02-01&to=2022-01-01, nam-ngan, 400, INVALID_PARAMETER",
        "from=2021-01-01&to=2022-01-02, nam-ngan, 400, INVALID_PARAMETER",
        "from=2021-01-01&to=2022-01-01, nam-ngan, 200, ''",
        "day=2022-01-01, nam-ngan, 400, UNSUPPORTED_PARAMETER"
    })
    void saysWhatItExpects(String query, String who, int status, String code) {
        String key = who.equals("admin") ? ADMIN_KEY : EmbeddedParts.SERVICE.keyOf(who.split(" "));
        var answer = EmbeddedParts.SERVICE.get("/api/v1/rejections?" + query, key);

        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
    }

    private static JsonNode rejection(String key, RecordMetadata origin) {
        return rejections(key)
                .filter(one -> one.path("offset").asLong() == origin.offset()
                        && one.path("partition").asInt() == origin.partition())
                .findFirst()
                .orElse(tools.jackson.databind.node.MissingNode.getInstance());
    }

    private static Stream<JsonNode> rejections(String key) {
        return EmbeddedParts.SERVICE
                .get("/api/v1/rejections", key)
                .json()
                .path("days")
                .valueStream()
                .flatMap(day -> day.path("rejections").valueStream());
    }

    private static int replay(String... options) {
        SpringApplication command = IngestionApplication.command("replay-rejections");
        String[] all = Stream.concat(
                        Stream.of(
                                "--spring.kafka.bootstrap-servers=" + TestBroker.bootstrapServers(),
                                "--spring.mongodb.uri=" + TestDatabase.uri(),
                                "--chitieu.ingestion.database=" + ServiceUnderTest.database(TestDatabase.uri()),
                                "--chitieu.catalog=../catalog/thanh-hoa",
                                "--chitieu.clock.offset=" + Duration.between(Instant.now(), ServiceUnderTest.TODAY)),
                        Stream.of(options))
                .toArray(String[]::new);
        return SpringApplication.exit(command.run(all));
    }

    private static ProducerRecord<String, byte[]> rejected(
            String topic, int partition, long offset, String key, String when) {
        UpdateRejected event = new UpdateRejected(
                topic,
                partition,
                offset,
                key,
                Base64.getEncoder().encodeToString(DUST),
                List.of(new UpdateRejected.Problem("MALFORMED_JSON", "expected JSON, got half of it", null)),
                Instant.parse(when));
        return CloudEventRecords.write(
                Topics.REJECTED_UPDATES,
                "thanh-hoa",
                UpdateRejected.TYPE,
                topic + "-" + partition + "-" + offset,
                "/test",
                event.rejectedAt(),
                event);
    }

    private static RecordMetadata send(ProducerRecord<String, byte[]> record) throws Exception {
        if (record.headers().toArray().length == 0) {
            record.headers().add("h", new byte[] {7});
        }
        Map<String, Object> settings = Map.of("bootstrap.servers", TestBroker.bootstrapServers(), "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            return producer.send(record).get();
        }
    }
}
