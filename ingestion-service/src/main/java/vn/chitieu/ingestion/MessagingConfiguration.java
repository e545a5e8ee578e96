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
import vn.chitieu.ingestion.submission.BrokerProbe;
import vn.chitieu.ingestion.submission.KafkaLog;
import vn.chitieu.ingestion.submission.PublishTimes;
import vn.chitieu.ingestion.submission.Records;
import vn.chitieu.ingestion.submission.RowLog;
import vn.chitieu.ingestion.update.TargetAssignment;
import vn.chitieu.ingestion.update.Update;
import vn.chitieu.support.kafka.KafkaStoreMarks;
import vn.chitieu.support.kafka.RequiredTopics;
import vn.chitieu.support.restore.StoreMarks;

/** Connects the log to Kafka. */
@Configuration(proxyBeanMethods = false)
class MessagingConfiguration {

    @Bean
    RequiredTopics indicatorUpdates(IngestionSettings settings) {
        return RequiredTopics.of(new TopicDefinitions(
                        settings.topics().partitions(), settings.topics().replicas())
                .indicatorUpdates());
    }

    @Bean
    RequiredTopics targetAssignments(IngestionSettings settings) {
        return RequiredTopics.of(new TopicDefinitions(
                        settings.topics().partitions(), settings.topics().replicas())
                .targetAssignments());
    }

    @Bean
    RequiredTopics storeMarksTopic(IngestionSettings settings) {
        return RequiredTopics.of(new TopicDefinitions(
                        settings.topics().partitions(), settings.topics().replicas())
                .storeMarks());
    }

    @Bean
    StoreMarks storeMarks(
            ConsumerFactory<?, ?> consumers, ProducerFactory<String, byte[]> producers, IngestionSettings settings) {
        return new KafkaStoreMarks(consumers, producers, settings.ingestion().database());
    }

    @Bean
    DefaultKafkaProducerFactoryCustomizer answersInTime(IngestionSettings settings) {
        PublishTimes times = new PublishTimes(settings.ingestion().publishTimeout());
        return factory -> factory.updateConfigs(times.producerSettings());
    }

    @Bean
    RowLog<Update> updateLog(
            ProducerFactory<String, byte[]> producers, Supplier<Catalog> catalog, IngestionSettings settings) {
        return new KafkaLog<>(
                producers,
                new Records(catalog.get().id())::updates,
                new PublishTimes(settings.ingestion().publishTimeout()));
    }

    @Bean
    RowLog<TargetAssignment> targetLog(
            ProducerFactory<String, byte[]> producers, Supplier<Catalog> catalog, IngestionSettings settings) {
        return new KafkaLog<>(
                producers,
                new Records(catalog.get().id())::targets,
                new PublishTimes(settings.ingestion().publishTimeout()));
    }

    @Bean
    BrokerProbe brokerProbe(KafkaAdmin admin) {
        return new BrokerProbe(admin.getConfigurationProperties());
    }

    /** Up where the broker answers and has the topic. */
    @Bean
    HealthIndicator updateLogHealthIndicator(BrokerProbe broker) {
        return new RecentHealth(() -> broker.describe(Topics.INDICATOR_UPDATES), Duration.ofSeconds(2));
    }
}
