package vn.chitieu.support.kafka;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeConfigsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Read-only client for the topics of a broker and what is in them. Connects for each query. Thread-safe. */
public final class TopicInspector {

    private static final Logger LOG = LoggerFactory.getLogger(TopicInspector.class);
    private static final int TIMEOUT_MS = 10_000;

    private final Map<String, Object> client;

    /** Takes the settings of an admin client. */
    public TopicInspector(Map<String, Object> client) {
        this.client = new HashMap<>(client);
        this.client.computeIfPresent(AdminClientConfig.CLIENT_ID_CONFIG, (name, id) -> id + "-topics");
    }

    /**
     * Returns a topic with its offsets; empty where there is none.
     *
     * @throws KafkaException if the broker does not answer in time
     */
    public Optional<TopicState> inspect(String topic) {
        try (Admin admin = open()) {
            TopicDescription described = describe(admin, List.of(topic)).get(topic);
            return described == null ? Optional.empty() : Optional.of(state(admin, described));
        }
    }

    Admin open() {
        return Admin.create(client);
    }

    /** Returns those of the topics that exist and may be seen. */
    static Map<String, TopicDescription> describe(Admin admin, Collection<String> topics) {
        Map<String, TopicDescription> there = new LinkedHashMap<>();
        admin.describeTopics(topics, new DescribeTopicsOptions().timeoutMs(TIMEOUT_MS))
                .topicNameValues()
                .forEach((name, asked) -> {
                    try {
                        there.put(name, answer(asked));
                    } catch (UnknownTopicOrPartitionException missing) {
                        LOG.debug("{} does not exist", name);
                    } catch (AuthorizationException hidden) {
                        LOG.warn("{} may not be looked at: {}", name, hidden.getMessage());
                    }
                });
        return there;
    }

    /** Returns the settings of a topic; empty where they may not be seen. */
    static Map<String, String> settings(Admin admin, String topic) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try {
            Map<String, String> settings = new HashMap<>();
            answer(admin.describeConfigs(List.of(resource), new DescribeConfigsOptions().timeoutMs(TIMEOUT_MS))
                            .all())
                    .values()
                    .stream()
                    .flatMap(config -> config.entries().stream())
                    .filter(entry -> entry.value() != null)
                    .forEach(entry -> settings.put(entry.name(), entry.value()));
            return settings;
        } catch (AuthorizationException hidden) {
            LOG.info("The settings of {} cannot be compared: {}", topic, hidden.getMessage());
            return Map.of();
        }
    }

    private static TopicState state(Admin admin, TopicDescription described) {
        List<TopicPartition> partitions = described.partitions().stream()
                .map(partition -> new TopicPartition(described.name(), partition.partition()))
                .toList();
        Map<TopicPartition, Long> beginnings = offsets(admin, partitions, OffsetSpec.earliest());
        Map<TopicPartition, Long> ends = offsets(admin, partitions, OffsetSpec.latest());
        SortedMap<Integer, TopicState.Offsets> offsets = new TreeMap<>();
        partitions.forEach(partition -> offsets.put(
                partition.partition(),
                new TopicState.Offsets(beginnings.getOrDefault(partition, 0L), ends.getOrDefault(partition, 0L))));
        return new TopicState(
                described.name(),
                described.topicId().toString(),
                offsets,
                replicas(described),
                settings(admin, described.name()));
    }

    static int replicas(TopicDescription described) {
        return described.partitions().stream()
                .mapToInt(partition -> partition.replicas().size())
                .min()
                .orElse(0);
    }

    private static Map<TopicPartition, Long> offsets(Admin admin, List<TopicPartition> partitions, OffsetSpec which) {
        Map<TopicPartition, OffsetSpec> asked =
                partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> which));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        answer(admin.listOffsets(asked, new ListOffsetsOptions().timeoutMs(TIMEOUT_MS))
                        .all())
                .forEach((partition, found) -> offsets.put(partition, found.offset()));
        return offsets;
    }

    static <T> T answer(KafkaFuture<T> asked) {
        try {
            return asked.get();
        } catch (ExecutionException refused) {
            throw refused.getCause() instanceof KafkaException fault
                    ? fault
                    : new KafkaException("expected an answer of the broker", refused.getCause());
        } catch (InterruptedException stopping) {
            throw new InterruptException(stopping);
        }
    }
}
