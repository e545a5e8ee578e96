package vn.chitieu.support.kafka;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;

/** Health of the Kafka listeners of a service: whether every one runs. */
@AutoConfiguration(after = {KafkaAutoConfiguration.class, TopicAutoConfiguration.class})
@ConditionalOnClass(KafkaListenerEndpointRegistry.class)
public class ListenersAutoConfiguration {

    @Bean
    @ConditionalOnBean(KafkaListenerEndpointRegistry.class)
    HealthIndicator listenersHealthIndicator(
            KafkaListenerEndpointRegistry listeners, ObjectProvider<TopicInitializer> topics) {
        return new ListenersHealthIndicator(
                listeners::getListenerContainers,
                listener -> topics.stream().anyMatch(initializer -> initializer.holdsBack(listener)));
    }
}
