package vn.chitieu.ingestion.kafkaingress;

import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.util.StringUtils;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.contracts.kafka.TopicDefinitions;
import vn.chitieu.ingestion.IngestionProperties;
import vn.chitieu.ingestion.authentication.SenderRateLimiter;
import vn.chitieu.ingestion.credential.CredentialRepository;
import vn.chitieu.ingestion.submission.SubmissionService;
import vn.chitieu.ingestion.update.Update;
import vn.chitieu.support.kafka.GroupProperties;
import vn.chitieu.support.runtime.ClockProperties;
import vn.chitieu.support.tracing.FigureTracer;

/** The Kafka ingress with its consumers and transactional producers; all of it is off where the settings say so. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "chitieu.ingestion.door.enabled", matchIfMissing = true)
class IngressConfiguration {

    /** The consumer group of the ingress, and the prefix of its transactional ids: access lists have to name them. */
    static final String GROUP = "ingestion-door";

    /** One turn of a unit: however much it writes, the others come next. */
    private static final int BYTES_OF_A_UNIT = 256 * 1024;

    private static final int BYTES_OF_A_FETCH = 8 * 1024 * 1024;
    private static final int TO_ANSWER_MS = 10_000;
    private static final int TO_LOOK_FOR_TOPICS_MS = 5_000;

    /** After a crash the next consumer gets the partitions when the broker gives the old one up. */
    private static final int TO_GIVE_UP_MS = 15_000;

    private static final Duration UNTIL_CHECKED_AGAIN = Duration.ofSeconds(10);

    @Bean
    IngressStatus ingressStatus(MeterRegistry meters) {
        return new IngressStatus(meters);
    }

    @Bean
    HealthIndicator doorHealthIndicator(IngressStatus state) {
        return new IngressHealthIndicator(state);
    }

    @Bean
    WardSenderResolver wardSenderResolver(CredentialRepository credentials, IngestionProperties settings, Clock clock) {
        return new WardSenderResolver(credentials, clock, settings.credentialCache());
    }

    @Bean
    IngressLifecycle ingressLifecycle(
            ConsumerFactory<?, ?> consumers,
            ProducerFactory<?, ?> producers,
            KafkaAdmin admin,
            Catalogs catalogs,
            SubmissionService<Update> updates,
            TopicDefinitions topics,
            IngressProperties ingress,
            GroupProperties groups,
            IngressStatus state,
            WardSenderResolver senders,
            SenderRateLimiter limits,
            SecureRandom random,
            Clock clock,
            ClockProperties offset,
            FigureTracer tracer) {
        Map<String, Object> consumer = consumer(consumers.getConfigurationProperties(), ingress, groups);
        Map<String, Object> producer = producer(producers.getConfigurationProperties(), ingress, random);
        return new IngressLifecycle(new IngressContext(
                catalogs,
                new WardTopics(admin, topics),
                () -> new KafkaConsumer<>(consumer, new StringDeserializer(), new ByteArrayDeserializer()),
                () -> new KafkaProducer<>(producer, new StringSerializer(), new ByteArraySerializer()),
                transaction -> updates.on(new TransactionalEventLog(transaction)),
                new WardRecordProcessor(ingress.maxRecord().toBytes(), new ArrivalClock(clock, offset.offset())),
                senders,
                limits,
                state,
                new CityFaults(System::nanoTime),
                UNTIL_CHECKED_AGAIN,
                clock,
                tracer));
    }

    /**
     * Returns the settings of a consumer. Those of the factories have the TLS bundle, those of the settings have not.
     * The protocol of its group is the classic one: by the new one the epoch of a member grows under way at each
     * rebalance, and a transaction with offsets of the epoch before fails.
     */
    static Map<String, Object> consumer(Map<String, Object> common, IngressProperties ingress, GroupProperties groups) {
        Map<String, Object> properties = new HashMap<>(common);
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
        properties.computeIfPresent(ConsumerConfig.CLIENT_ID_CONFIG, (name, id) -> id + "-door");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, ingress.maxBatch());
        properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, BYTES_OF_A_UNIT);
        properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, BYTES_OF_A_FETCH);
        properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, TO_GIVE_UP_MS);
        properties.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, TO_LOOK_FOR_TOPICS_MS);
        // Every topic has one partition, and the usual assignor would give the first of each to one and the same.
        properties.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        if (StringUtils.hasText(groups.instanceId())) {
            properties.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, groups.instanceId());
        }
        return properties;
    }

    private static Map<String, Object> producer(
            Map<String, Object> common, IngressProperties ingress, SecureRandom random) {
        String instance = ingress.instance().isEmpty() ? Long.toHexString(random.nextLong()) : ingress.instance();
        int timeout = Math.toIntExact(ingress.transactionTimeout().toMillis());
        Map<String, Object> properties = new HashMap<>(common);
        properties.computeIfPresent(ProducerConfig.CLIENT_ID_CONFIG, (name, id) -> id + "-door");
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, GROUP + "-" + instance);
        properties.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, timeout);
        properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, TopicDefinitions.REJECTED_MAX_BYTES);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (long) TO_ANSWER_MS);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.min(timeout, TO_ANSWER_MS) / 2);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Math.min(timeout, TO_ANSWER_MS));
        return properties;
    }
}
