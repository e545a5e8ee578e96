package vn.chitieu.benchmarks.fold;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.listener.MessageListener;
import vn.chitieu.benchmarks.parts.Lap;
import vn.chitieu.benchmarks.parts.Waiting;
import vn.chitieu.benchmarks.parts.WrongResultException;
import vn.chitieu.contracts.IndicatorUpdated;
import vn.chitieu.contracts.UnreadableEventException;
import vn.chitieu.contracts.codec.CloudEventRecords;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.embedded.EmbeddedDatabase;

/**
 * The naive solution: a Spring Kafka listener that keeps each record and adds its value to the total of the city, one
 * update and one {@code $inc} per record. Its totals are wrong as soon as a figure is corrected or repeated, so only
 * the contributions that it kept are checked. It works through the beginning of the topic only.
 */
final class NaiveContender implements FoldContender {

    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final int most;
    private int runs;

    NaiveContender(int most) {
        this.most = most;
    }

    @Override
    public String name() {
        return "naive";
    }

    @Override
    public Lap run(FoldSetup setup) throws Exception {
        int end = Math.min(most, setup.topic().updates().size());
        AtomicInteger done = new AtomicInteger();
        try (EmbeddedDatabase database = setup.startDatabase();
                MongoClient client = MongoClients.create(database.uri())) {
            MongoCollection<Document> contributions =
                    client.getDatabase("naive").getCollection("contributions");
            MongoCollection<Document> totals = client.getDatabase("naive").getCollection("totals");
            ContainerProperties properties = new ContainerProperties(Topics.INDICATOR_UPDATES);
            properties.setGroupId("naive-" + setup.database() + "-" + ++runs);
            properties.setMessageListener((MessageListener<String, byte[]>) record -> {
                if (done.get() < end) {
                    keep(record, contributions, totals);
                    done.incrementAndGet();
                }
            });
            KafkaMessageListenerContainer<String, byte[]> container =
                    new KafkaMessageListenerContainer<>(consumers(setup), properties);
            try {
                Lap lap = Lap.of(end, () -> {
                    container.start();
                    Waiting.until(end + " records", PAUSE, () -> done.get() >= end);
                });
                check(setup, end, contributions);
                return lap;
            } finally {
                container.stop();
            }
        }
    }

    private static DefaultKafkaConsumerFactory<String, byte[]> consumers(FoldSetup setup) {
        return new DefaultKafkaConsumerFactory<>(
                Map.of(
                        "bootstrap.servers", setup.topic().bootstrapServers(),
                        "auto.offset.reset", "earliest",
                        "isolation.level", "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    private static void keep(
            ConsumerRecord<String, byte[]> record,
            MongoCollection<Document> contributions,
            MongoCollection<Document> totals) {
        try {
            IndicatorUpdated update = CloudEventRecords.read(record, IndicatorUpdated.TYPE, IndicatorUpdated.class);
            Decimal128 value = new Decimal128(Objects.requireNonNull(update.value()));
            contributions.updateOne(
                    Filters.eq("_id", update.unit() + "/" + update.indicator() + "/" + update.period()),
                    Updates.combine(Updates.set("value", value), Updates.set("update", update.id())),
                    UPSERT);
            totals.updateOne(
                    Filters.eq(
                            "_id",
                            "city/" + update.indicator() + "/" + update.period().quarter()),
                    Updates.inc("value", value),
                    UPSERT);
        } catch (UnreadableEventException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void check(FoldSetup setup, int end, MongoCollection<Document> contributions) {
        long cells = setup.topic().updates().subList(0, end).stream()
                .map(update -> update.unit() + update.indicator() + update.period())
                .distinct()
                .count();
        if (contributions.countDocuments() != cells) {
            throw new WrongResultException(
                    "expected " + cells + " contributions, got " + contributions.countDocuments());
        }
    }
}
