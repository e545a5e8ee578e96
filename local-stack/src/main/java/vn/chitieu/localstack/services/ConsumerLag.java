package vn.chitieu.localstack.services;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import vn.chitieu.localstack.StackException;

/** How many records of a topic a group of consumers has not finished yet. */
public final class ConsumerLag implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration WAIT = Duration.ofSeconds(30);

    private final Admin admin;
    private final KafkaConsumer<byte[], byte[]> look;

    /**
     * Takes the settings of a client.
     *
     * @param broker where the broker is, and who asks, where it authenticates its clients
     */
    public ConsumerLag(Map<String, Object> broker) {
        Map<String, Object> looking = new HashMap<>(broker);
        looking.put(ConsumerConfig.CLIENT_ID_CONFIG, "local-stack-look");
        looking.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        looking.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        this.look = new KafkaConsumer<>(looking, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        Map<String, Object> asking = new HashMap<>(broker);
        asking.put(AdminClientConfig.CLIENT_ID_CONFIG, "local-stack");
        this.admin = Admin.create(asking);
    }

    /**
     * Returns the number of offsets past the group's committed ones, zero where no record lies there: a transaction
     * leaves a marker, which takes an offset and is never read. A topic that does not exist yet has none.
     */
    public long of(String group, String topic) {
        Map<TopicPartition, ListOffsetsResultInfo> ends = ends(topic);
        if (ends.values().stream().allMatch(end -> end.offset() == 0)) {
            return 0;
        }
        Map<TopicPartition, OffsetAndMetadata> committed = committed(group);
        return ends.entrySet().stream()
                .mapToLong(end -> lag(
                        end.getKey(),
                        offset(committed.get(end.getKey())),
                        end.getValue().offset()))
                .sum();
    }

    private long lag(TopicPartition partition, long from, long end) {
        return from < end && hasRecord(partition, from, end) ? end - from : 0;
    }

    private boolean hasRecord(TopicPartition partition, long from, long end) {
        look.assign(List.of(partition));
        look.seek(partition, from);
        while (look.position(partition, WAIT) < end) {
            if (!look.poll(POLL).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        look.close();
        admin.close();
    }

    private Map<TopicPartition, ListOffsetsResultInfo> ends(String topic) {
        try {
            Map<TopicPartition, OffsetSpec> partitions =
                    admin.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
                            .flatMap(description -> description.partitions().stream())
                            .collect(Collectors.toMap(
                                    partition -> new TopicPartition(topic, partition.partition()),
                                    partition -> OffsetSpec.latest()));
            return admin.listOffsets(partitions, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Map.of();
            }
            throw new StackException("The broker does not tell the end of " + topic + ": " + e.getCause(), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> committed(String group) {
        try {
            return admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata(group)
                    .get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return Map.of();
            }
            throw new StackException("The broker does not tell the offsets of " + group + ": " + e.getCause(), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static long offset(@Nullable OffsetAndMetadata committed) {
        return committed == null ? 0 : committed.offset();
    }

    private static StackException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new StackException("Interrupted while asking the broker", e);
    }
}
