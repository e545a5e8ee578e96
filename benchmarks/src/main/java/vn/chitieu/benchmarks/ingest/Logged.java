package vn.chitieu.benchmarks.ingest;

import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import vn.chitieu.benchmarks.parts.WrongResultException;
import vn.chitieu.contracts.IndicatorUpdated;
import vn.chitieu.contracts.UnreadableEventException;
import vn.chitieu.contracts.codec.CloudEventRecords;

/** Reads what a run left on its topic, and takes it away so that the next one begins with nothing. */
final class Logged {

    private static final Duration POLL = Duration.ofSeconds(5);

    private final String bootstrapServers;
    private final String topic;

    Logged(String bootstrapServers, String topic) {
        this.bootstrapServers = bootstrapServers;
        this.topic = topic;
    }

    /**
     * Checks that every update is there, once and readable, and that nothing else is.
     *
     * @throws WrongResultException otherwise
     */
    void check(Posts posts, long updates) throws Exception {
        BitSet seen = new BitSet();
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers, "fetch.max.bytes", 64 << 20);
        try (KafkaConsumer<String, byte[]> consumer =
                        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
                Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(one -> new TopicPartition(topic, one.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    int number = Math.toIntExact(number(record, posts));
                    if (seen.get(number)) {
                        throw new WrongResultException("expected update " + number + " once, got it again");
                    }
                    seen.set(number);
                }
            }
            admin.deleteRecords(ends.entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey, end -> RecordsToDelete.beforeOffset(end.getValue()))))
                    .all()
                    .get();
        }
        if (seen.cardinality() != updates || seen.length() != updates) {
            throw new WrongResultException("expected " + updates + " updates on " + topic + ", got "
                    + seen.cardinality() + " up to number " + seen.length());
        }
    }

    private long number(ConsumerRecord<String, byte[]> record, Posts posts) throws UnreadableEventException {
        if (topic.equals(BareServlet.TOPIC)) {
            return Posts.number(record.value());
        }
        IndicatorUpdated event = CloudEventRecords.read(record, IndicatorUpdated.TYPE, IndicatorUpdated.class);
        if (!posts.isRight(event)) {
            throw new WrongResultException("expected what was sent, got " + event);
        }
        return Posts.number(event.id());
    }
}
