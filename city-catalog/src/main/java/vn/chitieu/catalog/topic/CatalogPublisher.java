package vn.chitieu.catalog.topic;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.files.CatalogSnapshot;
import vn.chitieu.catalog.files.format.InvalidCatalogException;
import vn.chitieu.contracts.CatalogPublished;

/**
 * Publisher of editions. Each publication is a transaction of one id that all instances share: the second of two at
 * once waits or is refused, and what is compared with the edition in force is compared with the newest. Thread-safe.
 */
public final class CatalogPublisher {

    /** Of the names that ingestion's user may use. */
    private static final String TRANSACTION = "ingestion-city-catalogs";

    private static final int TIMEOUT_MS = 20_000;

    private final Map<String, Object> client;
    private final NewTopic definition;

    /**
     * Takes the broker.
     *
     * @param client where it is, and who publishes
     * @param definition of the topic, which is made where it is missing
     */
    public CatalogPublisher(Map<String, Object> client, NewTopic definition) {
        this.client = new HashMap<>(client);
        this.client.computeIfPresent(AdminClientConfig.CLIENT_ID_CONFIG, (setting, id) -> id + "-publisher");
        this.definition = definition;
    }

    /**
     * Returns the edition in force.
     *
     * @throws KafkaException if the broker does not answer in time
     */
    public Optional<CatalogPublished> inForce(String city) {
        try (CatalogTopic topic = new CatalogTopic(client)) {
            return CatalogRecords.newest(topic.toTheEnd(), city);
        }
    }

    /** Returns whether an edition is larger than an event may be. */
    public static boolean isTooLarge(CatalogPublished event) {
        return CatalogRecords.record(event).value().length > CatalogPublished.MAX_BYTES;
    }

    /**
     * Publishes an edition, where it is not in force already.
     *
     * @param event what was checked
     * @param expected the edition that has to be in force; null for any, or none
     * @throws KafkaException if the broker does not answer in time, or another publication came in between
     */
    public synchronized Outcome publish(CatalogPublished event, @Nullable String expected) {
        if (isTooLarge(event)) {
            return Outcome.TOO_LARGE;
        }
        makeTopic();
        try (Producer<String, byte[]> producer = producer()) {
            producer.initTransactions();
            Optional<String> inForce = inForce(event.city()).map(CatalogPublished::edition);
            if (inForce.filter(event.edition()::equals).isPresent()) {
                return Outcome.IN_FORCE_ALREADY;
            }
            if (expected != null && inForce.filter(expected::equals).isEmpty()) {
                return Outcome.ANOTHER_IN_FORCE;
            }
            producer.beginTransaction();
            Future<RecordMetadata> sent = producer.send(CatalogRecords.record(event));
            producer.commitTransaction();
            if (!sent.isDone()) {
                throw new KafkaException("expected the record of a transaction that is committed");
            }
            return Outcome.PUBLISHED;
        }
    }

    /**
     * Publishes the files of a folder, all of which are checked, where they are not in force already.
     *
     * @param directory such as {@code catalog/thanh-hoa}
     * @throws InvalidCatalogException if anything is wrong; it lists all of it
     * @throws KafkaException as {@link #publish(CatalogPublished, String)}
     */
    public Outcome publish(Path directory, String author, String reason, Instant at) throws InvalidCatalogException {
        return publish(CatalogRecords.event(CatalogSnapshot.of(directory), null, author, reason, at), null);
    }

    private Producer<String, byte[]> producer() {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, TRANSACTION);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, TIMEOUT_MS);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS / 2);
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TIMEOUT_MS);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    private void makeTopic() {
        try (Admin admin = Admin.create(client)) {
            if (admin.listTopics()
                    .names()
                    .get(TIMEOUT_MS, TimeUnit.MILLISECONDS)
                    .contains(definition.name())) {
                return;
            }
            admin.createTopics(List.of(definition)).all().get(TIMEOUT_MS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException refused) {
            if (!(refused.getCause() instanceof TopicExistsException)) {
                throw new KafkaException("expected the topic " + definition.name(), refused.getCause());
            }
        } catch (TimeoutException late) {
            throw new KafkaException("expected the topic " + definition.name() + " in time", late);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new InterruptException(stopping);
        }
    }

    /** What became of an edition. */
    public enum Outcome {
        /** It is in force. */
        PUBLISHED,
        /** It was in force; there is no further record. */
        IN_FORCE_ALREADY,
        /** The one that was expected is not in force; nothing was published. */
        ANOTHER_IN_FORCE,
        /** It is larger than an event may be; nothing was published. */
        TOO_LARGE
    }
}
