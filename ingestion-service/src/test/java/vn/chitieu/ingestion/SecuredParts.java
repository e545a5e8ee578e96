package vn.chitieu.ingestion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.chitieu.catalog.files.format.InvalidCatalogException;
import vn.chitieu.catalog.topic.CatalogPublisher;
import vn.chitieu.contracts.kafka.BrokerAccess.Service;
import vn.chitieu.contracts.kafka.ServiceAccounts;
import vn.chitieu.contracts.kafka.TopicDefinitions;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.embedded.BrokerSecurity;
import vn.chitieu.embedded.EmbeddedBroker;
import vn.chitieu.embedded.EmbeddedDatabase;
import vn.chitieu.ingestion.ServiceUnderTest.Answer;

/** A broker that authenticates its clients, and the service on it with no more rights than it has anywhere. */
final class SecuredParts implements AutoCloseable {

    /** After how long an open connection has to prove itself again. */
    static final Duration AGAIN = Duration.ofSeconds(2);

    private static final String PASSWORD = "of-the-service-itself";

    private final EmbeddedBroker broker;
    private final EmbeddedDatabase database = EmbeddedDatabase.inMemory();
    private final Admin superUser;
    private final ServiceUnderTest service;

    SecuredParts(BrokerSecurity.@Nullable Tls tls, String... settings) {
        this(tls, List.of(), settings);
    }

    /** Starts the service on the catalogs of cities that were published before, where there are some. */
    SecuredParts(BrokerSecurity.@Nullable Tls tls, List<Path> catalogs, String... settings) {
        this.broker = EmbeddedBroker.start(temporary(), 0, new BrokerSecurity("of-the-super-user", AGAIN, tls));
        this.superUser = Admin.create(broker.superUser());
        new ServiceAccounts(superUser, Duration.ofSeconds(10)).issue(Map.of(Service.INGESTION, PASSWORD));
        catalogs.forEach(this::publish);
        List<String> all = new ArrayList<>(List.of(
                "spring.kafka.properties.sasl.mechanism=SCRAM-SHA-512",
                "spring.kafka.properties.sasl.jaas.config=" + jaas(Service.INGESTION.user(), PASSWORD),
                "spring.kafka.security.protocol=" + (tls == null ? "SASL_PLAINTEXT" : "SASL_SSL"),
                "chitieu.ingestion.door.accounts.enabled=true",
                "chitieu.ingestion.door.accounts.close-every=200ms"));
        all.addAll(List.of(settings));
        this.service = ServiceUnderTest.start(broker.bootstrapServers(), database.uri(), all.toArray(String[]::new));
    }

    private void publish(Path catalog) {
        try {
            new CatalogPublisher(broker.superUser(), new TopicDefinitions(1, (short) 1).cityCatalogs())
                    .publish(catalog, "test", "", Instant.EPOCH);
        } catch (InvalidCatalogException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    ServiceUnderTest service() {
        return service;
    }

    Admin superUser() {
        return superUser;
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** Makes the topics of units and of the other services, which are not here, and waits for those of the service. */
    void makeTopics(String... units) {
        TopicDefinitions topics = new TopicDefinitions(1, (short) 1);
        List<NewTopic> all = new ArrayList<>(List.of(topics.alertEvents(), topics.rejectedUpdates()));
        for (String unit : units) {
            all.add(topics.wardUpdates("thanh-hoa", unit));
            all.add(topics.wardAnswers("thanh-hoa", unit));
        }
        superUser.createTopics(all).values().values().forEach(made -> {
            try {
                made.get();
            } catch (ExecutionException failed) {
                if (!(failed.getCause() instanceof TopicExistsException)) {
                    throw new IllegalStateException(failed);
                }
            } catch (InterruptedException stopping) {
                throw new IllegalStateException(stopping);
            }
        });
        Awaitility.await()
                .until(() -> superUser
                        .listTopics()
                        .names()
                        .get()
                        .containsAll(
                                List.of(Topics.INDICATOR_UPDATES, Topics.TARGET_ASSIGNMENTS, Topics.QUARTERLY_TOTALS)));
    }

    /** Returns where each topic ends, by topic and partition. */
    Map<String, Long> ends() throws Exception {
        List<TopicPartition> partitions =
                superUser.describeTopics(superUser.listTopics().names().get()).allTopicNames().get().values().stream()
                        .flatMap(topic -> topic.partitions().stream()
                                .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                        .toList();
        Map<String, Long> ends = new TreeMap<>();
        superUser
                .listOffsets(partitions.stream().collect(Collectors.toMap(one -> one, one -> OffsetSpec.latest())))
                .all()
                .get()
                .forEach((partition, end) -> ends.put(partition.toString(), end.offset()));
        return ends;
    }

    /** Issues a credential with an account of the door by one call. */
    WardAccount issue(String name, String... units) {
        Answer answer = service.post(
                "/api/v1/credentials",
                ServiceUnderTest.ADMIN_KEY,
                "{\"name\": \"%s\", \"rights\": [\"REPORT\"], \"door\": true, \"units\": [\"%s\"]}"
                        .formatted(name, String.join("\", \"", units)));
        if (answer.status() != 201) {
            throw new IllegalStateException(answer.response().body());
        }
        return WardAccount.of(answer.json());
    }

    /** Returns the settings of a client that signs in like that. */
    Map<String, Object> client(String user, String password) {
        Map<String, Object> settings = new HashMap<>(stranger());
        settings.put("security.protocol", "SASL_PLAINTEXT");
        settings.put("sasl.mechanism", "SCRAM-SHA-512");
        settings.put("sasl.jaas.config", jaas(user, password));
        return settings;
    }

    /** Returns the settings of a client that signs in as the service. */
    Map<String, Object> serviceSettings() {
        return client(Service.INGESTION.user(), PASSWORD);
    }

    /** Returns the settings of a client that may do everything. */
    Map<String, Object> superUserSettings() {
        return broker.superUser();
    }

    /** Returns the settings of a client that does not sign in. */
    Map<String, Object> stranger() {
        return Map.of(
                "bootstrap.servers", broker.bootstrapServers(),
                "request.timeout.ms", 2_000,
                "default.api.timeout.ms", 4_000);
    }

    private static String jaas(String user, String password) {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                .formatted(user, password);
    }

    @Override
    public void close() {
        service.close();
        superUser.close();
        database.close();
        broker.close();
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("ingestion-secured");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * What the answer to an administrator says.
     *
     * @param credential id of the credential
     * @param key its key over HTTP
     * @param user whom the Kafka client signs in as
     * @param password with what
     */
    record WardAccount(String credential, String key, String user, String password) {
        static WardAccount of(JsonNode answer) {
            JsonNode door = answer.get("door");
            return new WardAccount(
                    answer.get("id").asString(),
                    answer.get("key").asString(),
                    door.get("user").asString(),
                    door.get("password").asString());
        }
    }
}
