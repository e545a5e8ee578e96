package vn.chitieu.support.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.config.MeterFilter;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaConsumerFactoryCustomizer;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.MessageListenerContainer;
import vn.chitieu.contracts.kafka.TopicDefinitions;
import vn.chitieu.support.runtime.RuntimeAutoConfiguration;

/**
 * Topics and listeners of a service: creates its {@link RequiredTopics}, holds its listeners back until they exist,
 * lets them be members of their groups by {@link GroupProperties}, and retries a failed batch for ever where the
 * service defines a {@link RetryLogger}. {@code chitieu.topics.create=false}, which commands set, neither makes a topic
 * nor holds a listener back.
 */
@AutoConfiguration(after = {KafkaAutoConfiguration.class, RuntimeAutoConfiguration.class})
@ConditionalOnClass(KafkaAdmin.class)
@EnableConfigurationProperties({GroupProperties.class, LagProperties.class, TopicProperties.class})
public class KafkaSupportAutoConfiguration {

    /** How the client ids of consumers end that read a stretch of a topic once. */
    private static final List<String> READ_ONCE = List.of("-replay", "-lookup");

    /** How all topics are made; a service names the ones that it needs. */
    @Bean
    @ConditionalOnMissingBean
    TopicDefinitions topicDefinitions(TopicProperties settings) {
        return new TopicDefinitions(settings.partitions(), settings.replicas());
    }

    /** A topic that a consumer brings about would have the broker's own defaults, which delete after a week. */
    @Bean
    DefaultKafkaConsumerFactoryCustomizer consumersMakeNoTopics() {
        return factory -> factory.updateConfigs(Map.of(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false));
    }

    /**
     * Consumers that read a stretch of a topic once live for a moment, several at a time under one client id: meters
     * with the same labels would let the whole scrape of a collector fail.
     */
    @Bean
    MeterFilter noMetersOfConsumersThatReadOnce() {
        return MeterFilter.deny(meter -> {
            String client = meter.getTag("client.id");
            return meter.getName().startsWith("kafka.")
                    && client != null
                    && READ_ONCE.stream().anyMatch(client::endsWith);
        });
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
            GroupProperties groups,
            ObjectProvider<KafkaListenerEndpointRegistry> listeners) {
        return new TopicInitializer(
                inspector,
                required,
                () -> listeners.stream()
                        .flatMap(registry -> registry.getListenerContainers().stream())
                        .toList(),
                new GroupMembership(groups));
    }

    @Bean
    @ConditionalOnBean(TopicInitializer.class)
    HealthIndicator topicsHealthIndicator(TopicInitializer topics) {
        return new TopicsHealthIndicator(topics);
    }

    /** Whether every listener runs, but for those that wait for their topics. */
    @Bean
    @ConditionalOnBean(KafkaListenerEndpointRegistry.class)
    HealthIndicator listenersHealthIndicator(
            KafkaListenerEndpointRegistry listeners, ObjectProvider<TopicInitializer> topics) {
        return new ListenersHealthIndicator(
                listeners::getListenerContainers,
                listener -> topics.stream().anyMatch(initializer -> initializer.holdsBack(listener)));
    }

    @Bean
    @ConditionalOnBean({KafkaListenerEndpointRegistry.class, Clock.class})
    ListenerLag listenerLag(KafkaListenerEndpointRegistry listeners, Clock clock) {
        return new ListenerLag(listeners::getListenerContainers, clock);
    }

    /** What is still to be read, {@code lag}. */
    @Bean
    @ConditionalOnBean(ListenerLag.class)
    HealthIndicator lagHealthIndicator(ListenerLag lag, Clock clock, LagProperties settings) {
        return new LagHealthIndicator(lag, clock, settings.lateAfter());
    }

    /** A collector that reads these looks often, so that health knows exactly since when a listener is behind. */
    @Bean
    @ConditionalOnBean(ListenerLag.class)
    ApplicationListener<ContextRefreshedEvent> lagMeters(
            ListenerLag lag, KafkaListenerEndpointRegistry listeners, ObjectProvider<MeterRegistry> registries) {
        return allListenersAreThere -> {
            // The context of the management port says that it is there to this one as well.
            if (allListenersAreThere.getApplicationContext().containsLocalBean("listenerLag")) {
                registries.ifUnique(meters ->
                        listeners.getListenerContainers().forEach(listener -> register(lag, listener, meters)));
            }
        };
    }

    private static void register(ListenerLag lag, MessageListenerContainer listener, MeterRegistry meters) {
        TimeGauge.builder("chitieu.listener.behind", () -> lag.seconds(listener), TimeUnit.SECONDS)
                .description("For how long a listener of this instance has had records to read")
                .tag("listener", String.valueOf(listener.getListenerId()))
                .register(meters);
    }

    /**
     * The handler that every listener container of the service gets: a failed batch is retried with back-off, each time
     * with a poll and a warning in the log, so records are processed at least once. What cannot be read is a dead
     * letter and never gets here, so no fault is one of the record; by default a {@link ClassCastException} and its
     * like would be skipped, with the whole batch.
     */
    @Bean
    @ConditionalOnBean(RetryLogger.class)
    @ConditionalOnMissingBean
    CommonErrorHandler errorHandler(RetryLogger retries) {
        return new EndlessRetryErrorHandler(retries);
    }

    /** Batches that are retried, {@code retries}. */
    @Bean
    @ConditionalOnBean(RetryLogger.class)
    @ConditionalOnMissingBean(name = "retriesHealthIndicator")
    HealthIndicator retriesHealthIndicator(RetryLogger retries, KafkaListenerEndpointRegistry listeners) {
        return new RetriesHealthIndicator(retries, listeners);
    }
}
