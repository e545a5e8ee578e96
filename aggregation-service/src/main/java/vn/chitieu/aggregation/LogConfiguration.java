package vn.chitieu.aggregation;

import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.MessageListenerContainer;
import vn.chitieu.aggregation.fold.LogCatchUp;
import vn.chitieu.aggregation.log.KafkaLogInspector;
import vn.chitieu.aggregation.log.LogCheck;
import vn.chitieu.aggregation.log.LogIdentityRepository;
import vn.chitieu.aggregation.log.LogMonitor;
import vn.chitieu.aggregation.log.LogPositions;
import vn.chitieu.aggregation.log.TopicReading;
import vn.chitieu.aggregation.publication.KafkaPublishedRevisions;
import vn.chitieu.aggregation.publication.PublishedRevisions;
import vn.chitieu.contracts.kafka.TopicDefinitions;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.support.kafka.TopicInspector;

/** Whether the logs are what they were, and how far they are in the stores. */
@Configuration(proxyBeanMethods = false)
class LogConfiguration {

    private static final Status WARNING = new Status("WARNING");

    @Bean
    LogCatchUp catchUp(
            ConsumerFactory<String, byte[]> consumerFactory,
            LogPositions positions,
            @Qualifier("targetPositions") LogPositions targetPositions) {
        return new LogCatchUp(
                new TopicReading(consumerFactory, Topics.INDICATOR_UPDATES),
                positions,
                new TopicReading(consumerFactory, Topics.TARGET_ASSIGNMENTS),
                targetPositions);
    }

    @Bean
    LogCheck updatesCheck(
            TopicInspector inspector,
            TopicDefinitions definitions,
            LogPositions positions,
            @Qualifier("logMarks") LogIdentityRepository marks) {
        return new LogCheck(
                Topics.INDICATOR_UPDATES,
                new KafkaLogInspector(inspector, definitions.indicatorUpdates()),
                positions,
                marks);
    }

    @Bean
    LogCheck targetsCheck(
            TopicInspector inspector,
            TopicDefinitions definitions,
            @Qualifier("targetPositions") LogPositions positions,
            @Qualifier("targetLogMarks") LogIdentityRepository marks) {
        return new LogCheck(
                Topics.TARGET_ASSIGNMENTS,
                new KafkaLogInspector(inspector, definitions.targetAssignments()),
                positions,
                marks);
    }

    @Bean
    PublishedRevisions publishedRevisions(ConsumerFactory<String, byte[]> consumerFactory) {
        return new KafkaPublishedRevisions(new TopicReading(consumerFactory, Topics.QUARTERLY_TOTALS));
    }

    @Bean
    LogMonitor logWatch(List<LogCheck> logs, KafkaListenerEndpointRegistry listeners) {
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
                    : Health.status(WARNING).withDetail("settings", risks).build();
        };
    }
}
