package vn.chitieu.support.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;
import vn.chitieu.catalog.CurrentCatalog;
import vn.chitieu.catalog.CurrentCatalogs;
import vn.chitieu.catalog.DefaultCity;
import vn.chitieu.catalog.files.CatalogSnapshot;
import vn.chitieu.catalog.topic.CatalogPublisher;
import vn.chitieu.catalog.topic.CatalogPublisher.Outcome;
import vn.chitieu.catalog.topic.CatalogRecords;
import vn.chitieu.contracts.CatalogPublished;
import vn.chitieu.contracts.codec.CloudEventRecords;
import vn.chitieu.contracts.kafka.TopicDefinitions;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.embedded.EmbeddedBroker;
import vn.chitieu.support.testing.CatalogCopy;

/** The catalog as services take it from the topic. */
class CatalogTopicIT {

    private static final Instant NOON = Instant.parse("2022-04-08T05:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    @TempDir(cleanup = CleanupMode.NEVER)
    private Path data;

    @TempDir
    private Path folder;

    private EmbeddedBroker broker;
    private Map<String, Object> client;
    private CatalogPublisher publisher;
    private CatalogCopy files;

    @BeforeEach
    void start() throws IOException {
        broker = EmbeddedBroker.start(data, 0);
        client = Map.of("bootstrap.servers", broker.bootstrapServers());
        publisher = new CatalogPublisher(client, new TopicDefinitions(4, (short) 1).cityCatalogs());
        files = CatalogCopy.in(folder);
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    @Test
    void waitsForTheFirstEditionAndSaysSoAtItsPorts() throws Exception {
        int port = freePort();
        MockEnvironment settings = new MockEnvironment().withProperty("server.port", String.valueOf(port));
        try (CatalogFollower follower = CatalogFollower.start(client, null, CLOCK);
                WaitingProbes probes = WaitingProbes.open(settings, follower::status)) {
            assertThat(probes.ports()).containsExactly(port);
            await().atMost(TIMEOUT)
                    .untilAsserted(() -> assertThat(get(port, "/actuator/health/readiness"))
                            .startsWith("503 ")
                            .contains("\"status\":\"DOWN\"")
                            .contains("no edition of the catalog of any city on city-catalogs"
                                    + "; publish one by import-catalog"));
            assertThat(get(port, "/actuator/health/liveness")).isEqualTo("200 {\"status\":\"UP\"}");
            assertThat(get(port, "/api/v1/updates")).startsWith("503 ");
            assertThat(follower.first(Duration.ZERO)).isEmpty();

            String edition = publish();

            CurrentCatalog catalog = only(follower);
            assertThat(catalog.get().edition()).isEqualTo(edition);
            assertThat(catalog.since()).isEqualTo(NOON);
            probes.close();
            try (ServerSocket again = new ServerSocket(port)) {
                assertThat(again.isBound()).isTrue();
            }
        }
    }

    @Test
    void followsTheTopicInItsOrderAndComesBackWithTheSameEditionWithoutAFolder() throws Exception {
        String first = publish();
        String last;
        try (CatalogFollower one = CatalogFollower.start(client, "thanh-hoa", CLOCK);
                CatalogFollower other = CatalogFollower.start(client, null, CLOCK)) {
            CurrentCatalog catalog = only(one);
            CurrentCatalog beside = only(other);
            assertThat(catalog.get().edition()).isEqualTo(first);

            files.replace("units.csv", "Phường Nam Ngạn", "Phường Nam Ngạn Mới");
            publish();
            files.replace("units.csv", "Phường Nam Ngạn Mới", "Phường Nam Ngạn Cũ");
            last = publish();

            one.refresh();
            assertThat(catalog.get().edition()).isEqualTo(last);
            assertThat(catalog.replacements()).isEqualTo(2);
            await().atMost(TIMEOUT).until(() -> beside.get().edition().equals(last));
            assertThat(beside.replacements()).isEqualTo(2);
        }
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        try (CatalogFollower again = CatalogFollower.start(client, null, CLOCK)) {
            assertThat(only(again).get().edition()).isEqualTo(last);
        }
    }

    @Test
    void publishesAnEditionOnceAndOnlyOverTheOneThatWasExpected() throws Exception {
        CatalogPublished event = event();
        String other = "0".repeat(64);

        assertThat(publisher.publish(event, other)).isEqualTo(Outcome.ANOTHER_IN_FORCE);
        assertThat(publisher.inForce("thanh-hoa")).isEmpty();
        assertThat(publisher.publish(event, null)).isEqualTo(Outcome.PUBLISHED);
        assertThat(publisher.publish(event, null)).isEqualTo(Outcome.IN_FORCE_ALREADY);
        assertThat(publisher.inForce("thanh-hoa")).contains(event);

        files.replace("units.csv", "Phường Nam Ngạn", "Phường Nam Ngạn Mới");
        assertThat(publisher.publish(event(), other)).isEqualTo(Outcome.ANOTHER_IN_FORCE);
        assertThat(publisher.publish(event(), event.edition())).isEqualTo(Outcome.PUBLISHED);

        files.replace("units.csv", "", "# " + "x".repeat(CatalogPublished.MAX_BYTES));
        CatalogPublished large = CatalogPublished.of(
                "thanh-hoa", other, CatalogSnapshot.of(folder).texts(), "test", "", NOON);
        assertThat(publisher.publish(large, null)).isEqualTo(Outcome.TOO_LARGE);
    }

    @Test
    void refusesWhatIsInvalidOrUnreadableAndKeepsTheEditionInForce() throws Exception {
        String first = publish();
        try (CatalogFollower follower = CatalogFollower.start(client, null, CLOCK)) {
            CurrentCatalog catalog = only(follower);
            put(new byte[] {1});
            follower.refresh();
            assertThat(catalog.refusal().orElseThrow().errors())
                    .singleElement()
                    .asString()
                    .contains("city-catalogs@", " UNREADABLE_EDITION: ");

            put(broken());
            follower.refresh();
            assertThat(catalog.refusal().orElseThrow().errors()).anyMatch(error -> error.startsWith("units.csv:"));
            assertThat(catalog.get().edition()).isEqualTo(first);
            assertThat(catalog.refusals()).isEqualTo(2);
        }
        try (CatalogFollower again = CatalogFollower.start(client, null, CLOCK)) {
            CurrentCatalog catalog = only(again);
            assertThat(catalog.get().edition()).isEqualTo(first);
            await().atMost(TIMEOUT).until(() -> catalog.refusal().isPresent());

            files.replace("units.csv", "Phường Nam Ngạn", "Phường Nam Ngạn Mới");
            publish();
            again.refresh();
            assertThat(catalog.refusal()).isEmpty();
        }
    }

    @Test
    void takesTheCatalogsOfAllCitiesThoseThatAreAddedLaterToo() throws Exception {
        publish();
        try (CatalogFollower follower = CatalogFollower.start(client, null, CLOCK)) {
            CurrentCatalogs catalogs = follower.first();
            assertThat(catalogs.all()).containsOnlyKeys("thanh-hoa");
            assertThat(new DefaultCity(catalogs, null).id()).hasValue("thanh-hoa");

            files.replace("city.yaml", "id: thanh-hoa", "id: hue");
            String hue = publish();
            follower.refresh();

            assertThat(catalogs.of("hue").edition()).isEqualTo(hue);
            assertThat(catalogs.all()).containsOnlyKeys("hue", "thanh-hoa");
            assertThat(new DefaultCity(catalogs, null).id()).isEmpty();
            assertThat(new DefaultCity(catalogs, "hue").id()).hasValue("hue");
        }
    }

    @Test
    void waitsForTheCityThatIsConfiguredAndNamesACityWithoutAValidEdition() throws Exception {
        publish();
        CatalogPublished broken = broken();
        put(CatalogPublished.of("vinh", broken.edition(), broken.files(), "test", "", NOON));
        try (CatalogFollower hue = CatalogFollower.start(client, "hue", CLOCK);
                CatalogFollower any = CatalogFollower.start(client, null, CLOCK)) {
            CurrentCatalogs catalogs = any.first();
            assertThat(catalogs.all()).containsOnlyKeys("thanh-hoa");
            assertThat(catalogs.citiesWithoutCatalog()).containsOnlyKeys("vinh");
            assertThat(new CatalogHealthIndicator(catalogs).health().getStatus().getCode())
                    .isEqualTo("WARNING");
            assertThat(hue.first(Duration.ZERO)).isEmpty();

            files.replace("city.yaml", "id: thanh-hoa", "id: hue");
            publish();

            assertThat(hue.first().all()).containsOnlyKeys("hue", "thanh-hoa");
        }
    }

    @Test
    void aServiceThatStartsWithoutTakesTheFirstEditionOfAnyCity() throws Exception {
        try (CatalogFollower follower = CatalogFollower.start(client, null, CLOCK)) {
            CurrentCatalogs catalogs = follower.read();
            assertThat(catalogs.all()).isEmpty();
            assertThat(follower.first(Duration.ZERO)).isEmpty();
            assertThat(new CatalogHealthIndicator(catalogs).health().getStatus().getCode())
                    .isEqualTo("DOWN");

            publish();
            await().atMost(TIMEOUT)
                    .untilAsserted(() -> assertThat(catalogs.all()).containsOnlyKeys("thanh-hoa"));
        }
    }

    private static CurrentCatalog only(CatalogFollower follower) throws InterruptedException {
        return follower.first().current("thanh-hoa").orElseThrow();
    }

    private CatalogPublished event() throws Exception {
        return CatalogRecords.event(CatalogSnapshot.of(folder), null, "test", "", NOON);
    }

    private String publish() throws Exception {
        CatalogPublished event = event();
        assertThat(publisher.publish(event, null)).isEqualTo(Outcome.PUBLISHED);
        return event.edition();
    }

    private CatalogPublished broken() throws Exception {
        CatalogCopy invalid = CatalogCopy.in(Files.createDirectory(folder.resolve("invalid")));
        invalid.replace("units.csv", "", "\nno unit at all\n");
        CatalogSnapshot snapshot = CatalogSnapshot.of(invalid.directory());
        return CatalogPublished.of("thanh-hoa", snapshot.edition(), snapshot.texts(), "test", "", NOON);
    }

    private void put(CatalogPublished event) throws Exception {
        send(CloudEventRecords.write(
                Topics.CITY_CATALOGS, event.city(), CatalogPublished.TYPE, event.id(), "/test", NOON, event));
    }

    private void put(byte[] value) throws Exception {
        send(new ProducerRecord<>(Topics.CITY_CATALOGS, "thanh-hoa", value));
    }

    private void send(ProducerRecord<String, byte[]> record) throws Exception {
        try (var producer = new KafkaProducer<>(client, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(record).get();
        }
    }

    private static String get(int port, String path) throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body();
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }
}
