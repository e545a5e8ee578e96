package vn.chitieu.ingestion;

import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaProducerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.ProducerFactory;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.kafka.TopicDefinitions;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.ingestion.submission.BrokerHealthIndicator;
import vn.chitieu.ingestion.submission.EventLog;
import vn.chitieu.ingestion.submission.EventRecordWriter;
import vn.chitieu.ingestion.submission.KafkaEventLog;
import vn.chitieu.ingestion.submission.PublishTimeouts;
import vn.chitieu.ingestion.update.TargetAssignment;
import vn.chitieu.ingestion.update.Update;
import vn.chitieu.support.kafka.KafkaStoreMarks;
import vn.chitieu.support.kafka.RequiredTopics;
import vn.chitieu.support.restore.StoreMarks;
import vn.chitieu.support.runtime.CachedHealthIndicator;

/** Connects the log to Kafka. */
@Configuration(proxyBeanMethods = false)
class IngestionKafkaConfiguration {

    @Bean
    RequiredTopics indicatorUpdates(IngestionProperties settings) {
        return RequiredTopics.of(new TopicDefinitions(
                        settings.topics().partitions(), settings.topics().replicas())
                .indicatorUpdates());
    }

    @Bean
    RequiredTopics targetAssignments(IngestionProperties settings) {
        return RequiredTopics.of(new TopicDefinitions(
                        settings.topics().partitions(), settings.topics().replicas())
                .targetAssignments());
    }

    @Bean
    RequiredTopics storeMarksTopic(IngestionProperties settings) {
        return RequiredTopics.of(new TopicDefinitions(
                        settings.topics().partitions(), settings.topics().replicas())
                .storeMarks());
    }

    @Bean
    StoreMarks storeMarks(
            ConsumerFactory<?, ?> consumers, ProducerFactory<String, byte[]> producers, IngestionProperties settings) {
        return new KafkaStoreMarks(consumers, producers, settings.ingestion().database());
    }

    @Bean
    DefaultKafkaProducerFactoryCustomizer answersInTime(IngestionProperties settings) {
        PublishTimeouts times = new PublishTimeouts(settings.ingestion().publishTimeout());
        return factory -> factory.updateConfigs(times.producerSettings());
    }

    @Bean
    EventLog<Update> updateLog(
            ProducerFactory<String, byte[]> producers, Supplier<Catalog> catalog, IngestionProperties settings) {
        return new KafkaEventLog<>(
                producers,
                new EventRecordWriter(catalog.get().id())::updates,
                new PublishTimeouts(settings.ingestion().publishTimeout()));
    }

    @Bean
    EventLog<TargetAssignment> targetLog(
            ProducerFactory<String, byte[]> producers, Supplier<Catalog> catalog, IngestionProperties settings) {
        return new KafkaEventLog<>(
                producers,
                new EventRecordWriter(catalog.get().id())::targets,
                new PublishTimeouts(settings.ingestion().publishTimeout()));
    }

    @Bean
    BrokerHealthIndicator brokerProbe(KafkaAdmin admin) {
        return new BrokerHealthIndicator(admin.getConfigurationProperties());
    }

    /** Up where the broker answers and has the topic. */
    @Bean
    HealthIndicator updateLogHealthIndicator(BrokerHealthIndicator broker) {
        return new CachedHealthIndicator(() -> broker.describe(Topics.INDICATOR_UPDATES), Duration.ofSeconds(2));
    }
}
