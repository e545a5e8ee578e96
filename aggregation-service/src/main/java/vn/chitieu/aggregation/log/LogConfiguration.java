package vn.chitieu.aggregation.log;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.MessageListenerContainer;
import vn.chitieu.aggregation.AggregationProperties;
import vn.chitieu.catalog.DefaultCity;
import vn.chitieu.contracts.kafka.TopicDefinitions;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.support.kafka.RequiredTopics;
import vn.chitieu.support.kafka.RetryLogger;
import vn.chitieu.support.kafka.TopicInspector;
import vn.chitieu.support.runtime.WarningHealth;

/** The topics, how far each is in the stores, and whether the logs are what they were. */
@Configuration(proxyBeanMethods = false)
class LogConfiguration {

    @Bean
    RequiredTopics topics(TopicDefinitions definitions) {
        return RequiredTopics.of(
                definitions.indicatorUpdates(),
                definitions.targetAssignments(),
                definitions.quarterlyTotals(),
                definitions.rejectedUpdates(),
                definitions.alertEvents(),
                definitions.unitRemarks(),
                definitions.rejectionCounts());
    }

    @Bean
    @Primary
    MongoLogPositions positions(MongoDatabase database) {
        return new MongoLogPositions(database, Topics.INDICATOR_UPDATES);
    }

    @Bean
    MongoLogPositions targetPositions(MongoDatabase database) {
        return new MongoLogPositions(database, Topics.TARGET_ASSIGNMENTS);
    }

    @Bean
    MongoLogPositions alertPositions(MongoDatabase database) {
        // A name of its own: what read the topic before kept explanations alone, so it is read from its beginning once.
        return new MongoLogPositions(database, Topics.ALERT_EVENTS + "/cases");
    }

    @Bean
    MongoLogPositions remarkPositions(MongoDatabase database) {
        return new MongoLogPositions(database, Topics.UNIT_REMARKS);
    }

    @Bean
    MongoLogPositions rejectionPositions(MongoDatabase database) {
        return new MongoLogPositions(database, Topics.REJECTION_COUNTS);
    }

    @Bean
    LogCheck updatesCheck(TopicInspector inspector, TopicDefinitions definitions, MongoLogPositions positions) {
        return new LogCheck(
                Topics.INDICATOR_UPDATES,
                new KafkaLogInspector(inspector, definitions.indicatorUpdates()),
                positions,
                positions);
    }

    @Bean
    LogCheck targetsCheck(
            TopicInspector inspector,
            TopicDefinitions definitions,
            @Qualifier("targetPositions") MongoLogPositions positions) {
        return new LogCheck(
                Topics.TARGET_ASSIGNMENTS,
                new KafkaLogInspector(inspector, definitions.targetAssignments()),
                positions,
                positions);
    }

    @Bean
    RecordLookup recordLookup(ConsumerFactory<String, byte[]> consumerFactory) {
        return RecordLookup.of(consumerFactory);
    }

    @Bean
    UpdatePresence updatePresence(
            TopicInspector inspector, TopicDefinitions definitions, UpdateLog log, LogPositions positions) {
        return new UpdatePresence(new KafkaLogInspector(inspector, definitions.indicatorUpdates()), log, positions);
    }

    @Bean
    DeadLetterPublisher deadLetterPublisher(
            KafkaTemplate<String, byte[]> kafka, DefaultCity defaultCity, Clock clock, AggregationProperties settings) {
        return new DeadLetterPublisher(kafka, defaultCity, clock, settings.publishTimeout());
    }

    @Bean
    RetryLogger retryLogger(MeterRegistry registry, Clock clock) {
        return new RetryLogger(
                Counter.builder("chitieu.updates.retried")
                        .description("Attempts at batches of updates that failed and are made again")
                        .register(registry),
                clock);
    }

    @Bean
    LogMonitor logMonitor(List<LogCheck> logs, KafkaListenerEndpointRegistry listeners) {
        return new LogMonitor(
                logs, () -> listeners.getListenerContainers().stream().anyMatch(MessageListenerContainer::isRunning));
    }

    /** DOWN, and readiness with it, where something of a log is lost. */
    @Bean
    HealthIndicator logHealthIndicator(LogMonitor logs) {
        return () -> {
            List<String> losses = logs.losses();
            return losses.isEmpty()
                    ? Health.up().build()
                    : Health.down().withDetail("lost", losses).build();
        };
    }

    /** WARNING where a log may lose something by its settings. */
    @Bean
    HealthIndicator logSettingsHealthIndicator(LogMonitor logs) {
        return () -> {
            List<String> risks = logs.risks();
            return risks.isEmpty()
                    ? Health.up().build()
                    : Health.status(WarningHealth.WARNING)
                            .withDetail("settings", risks)
                            .build();
        };
    }
}
