package vn.chitieu.support.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.ProducerFactory;
import vn.chitieu.contracts.StoreMarked;
import vn.chitieu.contracts.UnreadableEventException;
import vn.chitieu.contracts.codec.CloudEventRecords;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.support.restore.StoreMark;
import vn.chitieu.support.restore.StoreMarks;

/** The watermarks of one database on the topic {@code store-marks}, which is read whole for each query. */
public final class KafkaStoreMarks implements StoreMarks {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaStoreMarks.class);
    private static final Duration WAIT = Duration.ofSeconds(10);
    private static final String SOURCE = "/chitieu/store";

    private final Map<String, Object> consumer;
    private final ProducerFactory<String, byte[]> producers;
    private final String store;

    /**
     * Takes how to reach the broker.
     *
     * @param store name of the database
     */
    public KafkaStoreMarks(ConsumerFactory<?, ?> consumers, ProducerFactory<String, byte[]> producers, String store) {
        // Those of the factory have the TLS bundle, those of the settings have not.
        this.consumer = new HashMap<>(consumers.getConfigurationProperties());
        this.producers = producers;
        this.store = store;
        consumer.remove(ConsumerConfig.GROUP_ID_CONFIG);
        consumer.computeIfPresent(ConsumerConfig.CLIENT_ID_CONFIG, (setting, id) -> id + "-marks");
        consumer.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        consumer.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        consumer.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) WAIT.toMillis());
    }

    /** @throws IllegalStateException if the topic is not there yet, or does not come to its end in time */
    @Override
    public Optional<StoreMark> latest() {
        try (var reading = new KafkaConsumer<>(consumer, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = reading.partitionsFor(Topics.STORE_MARKS, WAIT).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            if (partitions.isEmpty()) {
                throw new IllegalStateException("expected the topic " + Topics.STORE_MARKS + ", got none yet");
            }
            reading.assign(partitions);
            reading.seekToBeginning(partitions);
            return Optional.ofNullable(highest(reading, reading.endOffsets(partitions, WAIT)));
        }
    }

    private @Nullable StoreMark highest(KafkaConsumer<String, byte[]> reading, Map<TopicPartition, Long> ends) {
        StoreMark highest = null;
        int silent = 0;
        while (ends.entrySet().stream().anyMatch(end -> reading.position(end.getKey()) < end.getValue())) {
            var records = reading.poll(Duration.ofSeconds(1));
            silent = records.isEmpty() ? silent + 1 : 0;
            if (silent >= WAIT.toSeconds()) {
                throw new IllegalStateException("expected all marks within " + WAIT);
            }
            for (ConsumerRecord<String, byte[]> record : records) {
                StoreMark mark = store.equals(record.key()) ? mark(record) : null;
                highest = mark == null || (highest != null && highest.number() > mark.number()) ? highest : mark;
            }
        }
        return highest;
    }

    private static @Nullable StoreMark mark(ConsumerRecord<String, byte[]> record) {
        try {
            StoreMarked event = CloudEventRecords.read(record, StoreMarked.TYPE, StoreMarked.class);
            return new StoreMark(event.number(), event.at());
        } catch (UnreadableEventException unreadable) {
            LOG.warn("The mark at {} of {} is passed over: {}", record.offset(), record.topic(), unreadable.toString());
            return null;
        }
    }

    /** @throws IllegalStateException if it is not acknowledged in time */
    @Override
    public void keep(StoreMark mark) {
        StoreMarked event = new StoreMarked(store, mark.number(), mark.at());
        try (Producer<String, byte[]> producer = producers.createProducer()) {
            producer.send(CloudEventRecords.write(
                            Topics.STORE_MARKS, store, StoreMarked.TYPE, event.id(), SOURCE, event.at(), event))
                    .get(WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("expected an acknowledgement, got an interrupt", stopping);
        } catch (ExecutionException | TimeoutException notAcknowledged) {
            throw new IllegalStateException("expected an acknowledgement within " + WAIT, notAcknowledged);
        }
    }
}
