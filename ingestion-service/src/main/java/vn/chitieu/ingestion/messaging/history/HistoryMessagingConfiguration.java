package vn.chitieu.ingestion.messaging.history;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.TopicDefinitions;
import vn.chitieu.ingestion.IngestionSettings;
import vn.chitieu.ingestion.domain.history.RememberedFigures;
import vn.chitieu.support.kafka.RequiredTopics;

/** Connects the history to Kafka. */
@Configuration(proxyBeanMethods = false)
class HistoryMessagingConfiguration {

    @Bean
    RequiredTopics quarterlyTotals(IngestionSettings settings) {
        return RequiredTopics.of(new TopicDefinitions(
                        settings.topics().partitions(), settings.topics().replicas())
                .quarterlyTotals());
    }

    @Bean
    HistoryReading historyReading(
            ConsumerFactory<?, ?> consumers, RememberedFigures history, Supplier<Catalog> catalog) {
        // Those of the factory have the TLS bundle, those of the settings have not.
        Map<String, Object> properties = new HashMap<>(consumers.getConfigurationProperties());
        properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
        properties.computeIfPresent(ConsumerConfig.CLIENT_ID_CONFIG, (name, id) -> id + "-history");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return new HistoryReading(
                () -> new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer()),
                new TotalsOfUnits(history, catalog));
    }
}
