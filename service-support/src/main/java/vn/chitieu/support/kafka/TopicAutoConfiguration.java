package vn.chitieu.support.kafka;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaConsumerFactoryCustomizer;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaAdmin;

/**
 * Creates the {@link RequiredTopics} of a service. {@code chitieu.topics.create=false}, which commands set, neither
 * makes any nor holds a listener back.
 */
@AutoConfiguration(after = KafkaAutoConfiguration.class)
@ConditionalOnClass(KafkaAdmin.class)
public class TopicAutoConfiguration {

    /** A topic that a consumer brings about would have the broker's own defaults, which delete after a week. */
    @Bean
    DefaultKafkaConsumerFactoryCustomizer consumersMakeNoTopics() {
        return factory -> factory.updateConfigs(Map.of(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false));
    }

    @Bean
    @ConditionalOnBean(KafkaAdmin.class)
    @ConditionalOnMissingBean
    TopicInspector topicInspector(KafkaAdmin admin) {
        return new TopicInspector(admin.getConfigurationProperties());
    }

    @Bean
    @ConditionalOnBean({KafkaAdmin.class, RequiredTopics.class})
    @ConditionalOnMissingBean
    @ConditionalOnProperty(name = "chitieu.topics.create", matchIfMissing = true)
    TopicInitializer topicInitializer(
            TopicInspector inspector,
            List<RequiredTopics> required,
            ObjectProvider<KafkaListenerEndpointRegistry> listeners) {
        return new TopicInitializer(
                inspector,
                required,
                () -> listeners.stream()
                        .flatMap(registry -> registry.getListenerContainers().stream())
                        .toList());
    }

    @Bean
    @ConditionalOnBean(TopicInitializer.class)
    HealthIndicator topicsHealthIndicator(TopicInitializer topics) {
        return new TopicsHealthIndicator(topics);
    }
}
