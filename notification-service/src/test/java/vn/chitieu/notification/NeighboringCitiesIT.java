package vn.chitieu.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.chitieu.catalog.topic.CatalogPublisher;
import vn.chitieu.contracts.AlertChanged;
import vn.chitieu.contracts.QuarterlyTotal;
import vn.chitieu.contracts.UnreadableEventException;
import vn.chitieu.contracts.codec.CloudEventRecords;
import vn.chitieu.contracts.kafka.TopicDefinitions;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.contracts.testing.QuarterlyTotalFixture;
import vn.chitieu.contracts.vocabulary.Verdict;
import vn.chitieu.support.testing.CatalogCopy;
import vn.chitieu.support.testing.Sha256;

/** Cities whose units, people and indicators have the same ids, and what happens in one of them. */
@Tag("slow")
class NeighboringCitiesIT {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final String KEY_OF_ALL = "ct_aaaabbbbccccdddd_" + "p".repeat(43);
    private static final String LEADER = "uv-btv-doanh-nghiep@";
    private static final String HOME = "thanh-hoa";
    private static final String HUE = "hue";
    private static final String DA_NANG = "da-nang";

    @TempDir
    private Path files;

    private Parts parts;
    private Stage stage;
    private CatalogPublisher publisher;
    private RunningService service;

    @BeforeEach
    void open(@TempDir(cleanup = CleanupMode.NEVER) Path data) throws Exception {
        parts = new EmbeddedParts(data);
        stage = Stage.open(parts, data);
        publisher = new CatalogPublisher(
                Map.of("bootstrap.servers", parts.bootstrapServers()),
                new TopicDefinitions(4, (short) 1).cityCatalogs());
        publish(HOME);
        publish(HUE);
        String key = "--chitieu.notification.sign-in.keys[3]";
        service = stage.startOnTheTopic(
                "--chitieu.city=" + HOME,
                key + ".name=province",
                key + ".key-sha256=" + Sha256.hex(KEY_OF_ALL),
                key + ".rights=ANSWER,SILENCE,MAIL",
                key + ".cities=*");
    }

    @AfterEach
    void close() {
        service.close();
        stage.close();
    }

    @Test
    void theSameFallOpensACaseInEachAndAnAnswerAndASilenceAreOfOneAlone() throws Exception {
        stage.publish(total(HOME, 1, "142", Verdict.SEVERELY_BEHIND));
        stage.publish(total(HUE, 1, "143", Verdict.SEVERELY_BEHIND));
        awaitMails(HOME, 1);
        awaitMails(HUE, 1);
        assertThat(json(HOME, "/api/v1/cases/" + caseOf(HOME))
                        .at("/figures/cumulative")
                        .asString())
                .isEqualTo("142");
        assertThat(json(HUE, "/api/v1/cases/" + caseOf(HUE))
                        .at("/figures/cumulative")
                        .asString())
                .isEqualTo("143");
        assertThat(cases(HOME)).containsExactly(caseOf(HOME));
        assertThat(cases(HUE)).containsExactly(caseOf(HUE));
        assertEvents();

        assertThat(post(
                        HUE,
                        "/api/v1/cases/" + caseOf(HUE) + "/explanation",
                        "{\"cause\": \"Chậm\", \"remedy\": \"Giao ban\", \"promisedFor\": \""
                                + LocalDate.now(Clock.systemUTC()).plusDays(1) + "\"}"))
                .isEqualTo(200);
        assertThat(state(HUE)).isEqualTo("EXPLAINED");
        assertThat(state(HOME)).isEqualTo("OPEN");

        assertThat(post(
                        HUE,
                        "/api/v1/silences",
                        "{\"id\": \"s-1\", \"indicator\": \"NEW_ENTERPRISES\", \"reason\": \"Rà soát\", \"end\": \""
                                + OffsetDateTime.now(Clock.systemUTC()).plusDays(2) + "\"}"))
                .isEqualTo(200);
        for (String city : List.of(HUE, HOME)) {
            stage.publish(total(city, 2, "300", Verdict.AHEAD));
            stage.publish(total(city, 3, "300", Verdict.AHEAD));
        }
        awaitMails(HOME, 2);
        await().atMost(SOON)
                .until(() ->
                        json(HUE, "/api/v1/mails?state=FOLDED").path("mails").size() > 0);
        assertThat(json(HOME, "/api/v1/mails?state=FOLDED").path("mails")).isEmpty();
        assertThat(json(HUE, "/api/v1/mails?state=FOLDED").toString())
                .contains("silence s-1")
                .contains(caseOf(HUE));
        assertThat(subjects(HUE)).noneMatch(subject -> subject.contains("300"));
    }

    /** Nothing is started again. */
    @Test
    void theTotalsOfACityWhoseCatalogComesLaterHoldUpNoOther() throws Exception {
        stage.publish(total(DA_NANG, 1, "141", Verdict.SEVERELY_BEHIND));
        stage.publish(total(HUE, 1, "143", Verdict.SEVERELY_BEHIND));
        awaitMails(HUE, 1);
        await().atMost(SOON).until(() -> service.get("/actuator/health").contains("1 revisions wait"));
        assertThat(service.get("/actuator/health")).contains(DA_NANG, "no edition of its catalog is in force");
        assertThat(service.get("/actuator/health/late")).contains("\"waitingTotals\"", "operations.md#behind");
        assertThat(service.status("/actuator/health")).isEqualTo(200);

        publish(DA_NANG);

        awaitMails(DA_NANG, 1);
        assertThat(cases(DA_NANG)).containsExactly(caseOf(DA_NANG));
        await().atMost(SOON).until(() -> !service.get("/actuator/health").contains("revisions wait"));
        assertThat(cases(HUE)).containsExactly(caseOf(HUE));
        assertThat(subjects(HUE)).hasSize(1);
    }

    private void assertEvents() throws Exception {
        List<String> events = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> reader = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", parts.bootstrapServers(),
                        "group.id", "reader",
                        "auto.offset.reset", "earliest",
                        "metadata.max.age.ms", "500"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            reader.subscribe(List.of(Topics.ALERT_EVENTS));
            await().atMost(SOON).untilAsserted(() -> {
                reader.poll(Duration.ofMillis(200)).forEach(record -> {
                    try {
                        AlertChanged event = CloudEventRecords.read(record, AlertChanged.TYPE, AlertChanged.class);
                        events.add(event.city() + " " + event.caseId() + " " + record.key());
                    } catch (UnreadableEventException unreadable) {
                        throw new IllegalStateException(unreadable);
                    }
                });
                assertThat(events)
                        .contains(
                                HOME + " " + caseOf(HOME) + " " + caseOf(HOME),
                                HUE + " " + caseOf(HUE) + " " + caseOf(HUE));
            });
        }
    }

    private void publish(String city) throws Exception {
        Path folder = Files.createDirectory(files.resolve(city));
        CatalogCopy copy = CatalogCopy.in(folder);
        if (!city.equals(HOME)) {
            copy.replace("city.yaml", "id: thanh-hoa", "id: " + city);
            Path people = folder.resolve("people.csv");
            Files.writeString(people, Files.readString(people).replace("@example.org", "@" + city + ".example.org"));
        }
        publisher.publish(folder, "test", "", Instant.now());
    }

    private QuarterlyTotal total(String city, long revision, String cumulative, Verdict verdict) {
        return QuarterlyTotalFixture.like(stage.total(revision, cumulative, verdict))
                .inCity(city)
                .build();
    }

    private String caseOf(String city) {
        return (city.equals(HOME) ? "" : city + ":") + "BEHIND_TARGET/city/NEW_ENTERPRISES/" + stage.year()
                + "-Q1/PROVINCE";
    }

    private void awaitMails(String city, int count) {
        await().atMost(SOON).untilAsserted(() -> assertThat(subjects(city)).hasSize(count));
    }

    private List<String> subjects(String city) throws Exception {
        List<String> subjects = new ArrayList<>();
        String domain = city.equals(HOME) ? "example.org" : city + ".example.org";
        for (MimeMessage mail : stage.inbox().messagesTo(LEADER + domain)) {
            subjects.add(mail.getSubject());
        }
        return subjects;
    }

    private List<String> cases(String city) throws Exception {
        return json(city, "/api/v1/cases")
                .path("cases")
                .valueStream()
                .map(one -> one.path("id").asString())
                .toList();
    }

    private String state(String city) throws Exception {
        return json(city, "/api/v1/cases/" + caseOf(city)).path("state").asString();
    }

    private JsonNode json(String city, String path) throws Exception {
        return JSON.readTree(send(city, "GET", path, null).body());
    }

    private int post(String city, String path, String body) throws Exception {
        return send(city, "POST", path, body).statusCode();
    }

    private HttpResponse<String> send(String city, String method, String path, @Nullable String body) throws Exception {
        String address = service.url(path) + path + (path.contains("?") ? "&" : "?") + "city=" + city;
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(address))
                                .header("Authorization", "Bearer " + KEY_OF_ALL)
                                .header("Content-Type", "application/json")
                                .method(
                                        method,
                                        body == null
                                                ? HttpRequest.BodyPublishers.noBody()
                                                : HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
