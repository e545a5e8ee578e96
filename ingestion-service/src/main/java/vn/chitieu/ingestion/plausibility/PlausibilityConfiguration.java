package vn.chitieu.ingestion.plausibility;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.contracts.kafka.TopicDefinitions;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.ingestion.update.InMemoryAssignedTargets;
import vn.chitieu.support.kafka.RequiredTopics;

/** Consumers of what the plausibility checks compare with: figures and targets of earlier times. */
@Configuration(proxyBeanMethods = false)
class PlausibilityConfiguration {

    @Bean
    InMemoryAssignedTargets assignedTargets() {
        return new InMemoryAssignedTargets();
    }

    @Bean
    RequiredTopics quarterlyTotals(TopicDefinitions topics) {
        return RequiredTopics.of(topics.quarterlyTotals());
    }

    @Bean
    FigureHistoryConsumer totalsConsumer(
            ConsumerFactory<?, ?> consumers, InMemoryFigureHistory history, KnownTotals totals, Catalogs catalogs) {
        return reading(
                consumers, Topics.QUARTERLY_TOTALS, "history", new UnitTotalsReader(history, totals, catalogs)::take);
    }

    @Bean
    FigureHistoryConsumer targetsConsumer(ConsumerFactory<?, ?> consumers, InMemoryAssignedTargets targets) {
        return reading(consumers, Topics.TARGET_ASSIGNMENTS, "targets", new AssignedTargetsReader(targets)::take);
    }

    /** Meter of the figures that warnings rest on: {@code chitieu.ingestion.history.figures}. */
    @Bean
    MeterBinder historyMeters(InMemoryFigureHistory history) {
        return meters -> Gauge.builder("chitieu.ingestion.history.figures", history, InMemoryFigureHistory::size)
                .description("Earlier figures in memory, which warnings rest on")
                .register(meters);
    }

    private static FigureHistoryConsumer reading(
            ConsumerFactory<?, ?> consumers,
            String topic,
            String name,
            Consumer<ConsumerRecord<String, byte[]>> taker) {
        // Those of the factory have the TLS bundle, those of the settings have not.
        Map<String, Object> properties = new HashMap<>(consumers.getConfigurationProperties());
        properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
        properties.computeIfPresent(ConsumerConfig.CLIENT_ID_CONFIG, (setting, id) -> id + "-" + name);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return new FigureHistoryConsumer(
                () -> new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer()),
                topic,
                taker);
    }
}
