package vn.chitieu.benchmarks.fold;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.connect.connector.policy.AllConnectorClientConfigOverridePolicy;
import org.apache.kafka.connect.runtime.Herder;
import org.apache.kafka.connect.runtime.Worker;
import org.apache.kafka.connect.runtime.isolation.LoaderSwap;
import org.apache.kafka.connect.runtime.isolation.Plugins;
import org.apache.kafka.connect.runtime.rest.entities.ConnectorInfo;
import org.apache.kafka.connect.runtime.standalone.StandaloneConfig;
import org.apache.kafka.connect.runtime.standalone.StandaloneHerder;
import org.apache.kafka.connect.storage.MemoryOffsetBackingStore;
import org.apache.kafka.connect.util.FutureCallback;
import org.bson.Document;
import vn.chitieu.benchmarks.parts.Lap;
import vn.chitieu.benchmarks.parts.Waiting;
import vn.chitieu.benchmarks.parts.WrongResultException;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.embedded.EmbeddedDatabase;

/**
 * MongoDB's sink connector on a standalone worker of Kafka Connect: copies each record into a collection and adds
 * nothing up. Done is when the collection has as many documents as the topic has records.
 */
final class SinkContender implements FoldContender {

    private static final String COLLECTION = "updates";
    private static final Duration PAUSE = Duration.ofMillis(20);

    private int runs;

    @Override
    public String name() {
        return "sink";
    }

    @Override
    public Lap run(FoldSetup setup) throws Exception {
        String connector = "sink-" + setup.database() + "-" + ++runs;
        try (EmbeddedDatabase database = setup.startDatabase();
                MongoClient client = MongoClients.create(database.uri())) {
            MongoCollection<Document> copies = client.getDatabase("sink").getCollection(COLLECTION);
            Map<String, String> settings = worker(setup);
            Plugins plugins = new Plugins(settings);
            StandaloneHerder herder = herder(plugins, settings);
            herder.start();
            LoaderSwap swap = plugins.withClassLoader(plugins.delegatingLoader());
            try {
                int end = setup.topic().updates().size();
                Lap lap = Lap.of(end, () -> {
                    FutureCallback<Herder.Created<ConnectorInfo>> created = new FutureCallback<>();
                    herder.putConnectorConfig(connector, connector(connector, database.uri()), false, created);
                    created.get();
                    Waiting.until(end + " copies", PAUSE, () -> copies.estimatedDocumentCount() >= end);
                });
                check(copies, end);
                return lap;
            } finally {
                swap.close();
                herder.stop();
            }
        }
    }

    private static StandaloneHerder herder(Plugins plugins, Map<String, String> settings) {
        AllConnectorClientConfigOverridePolicy overrides = new AllConnectorClientConfigOverridePolicy();
        overrides.configure(Map.of());
        LoaderSwap swap = plugins.withClassLoader(plugins.delegatingLoader());
        try {
            NoOffsets offsets = new NoOffsets();
            Worker worker =
                    new Worker("benchmark", Time.SYSTEM, plugins, new StandaloneConfig(settings), offsets, overrides);
            return new StandaloneHerder(worker, "benchmark", overrides);
        } finally {
            swap.close();
        }
    }

    private static Map<String, String> worker(FoldSetup setup) {
        return Map.of(
                "bootstrap.servers", setup.topic().bootstrapServers(),
                "key.converter", "org.apache.kafka.connect.storage.StringConverter",
                "value.converter", "org.apache.kafka.connect.storage.StringConverter",
                "offset.storage.file.filename",
                        setup.dir().resolve("connect-offsets").toString(),
                "plugin.discovery", "service_load");
    }

    /** As large batches as the service reads, unordered: the connector's defaults are slower. */
    private static Map<String, String> connector(String name, String uri) {
        return Map.ofEntries(
                Map.entry("name", name),
                Map.entry("connector.class", "com.mongodb.kafka.connect.MongoSinkConnector"),
                Map.entry("tasks.max", "1"),
                Map.entry("topics", Topics.INDICATOR_UPDATES),
                Map.entry("connection.uri", uri),
                Map.entry("database", "sink"),
                Map.entry("collection", COLLECTION),
                Map.entry("bulk.write.ordered", "false"),
                Map.entry("consumer.override.isolation.level", "read_committed"),
                Map.entry("consumer.override.max.poll.records", "2000"));
    }

    private static void check(MongoCollection<Document> copies, int end) {
        long copied = copies.countDocuments();
        Document one = copies.find().first();
        if (copied != end || one == null || !one.containsKey("indicator")) {
            throw new WrongResultException("expected " + end + " copies of updates, got " + copied + " such as " + one);
        }
    }

    /** A sink keeps its offsets in the broker; this store is for sources, and none runs here. */
    private static final class NoOffsets extends MemoryOffsetBackingStore {
        @Override
        public Set<Map<String, Object>> connectorPartitions(String connectorName) {
            return Set.of();
        }
    }
}
