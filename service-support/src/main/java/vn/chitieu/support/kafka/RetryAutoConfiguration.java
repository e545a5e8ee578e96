package vn.chitieu.support.kafka;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.CommonErrorHandler;

/**
 * Patience with faults of a listener, for a service that defines a {@link RetryLogger}: every fault backs off and is
 * tried for ever, each time with a poll and a warning in the log. What cannot be read never gets here, so no fault is
 * one of the record; by default a {@link ClassCastException} and its like would be passed over, with the whole batch.
 */
@AutoConfiguration(before = KafkaAutoConfiguration.class)
@ConditionalOnBean(RetryLogger.class)
public class RetryAutoConfiguration {

    /** Returns the handler that every listener container of the service gets. */
    @Bean
    @ConditionalOnMissingBean
    CommonErrorHandler errorHandler(RetryLogger retries) {
        return new EndlessRetryErrorHandler(retries);
    }

    /** Returns what shows batches that are tried again under {@code retries}. */
    @Bean
    @ConditionalOnMissingBean(name = "retriesHealthIndicator")
    HealthIndicator retriesHealthIndicator(RetryLogger retries, KafkaListenerEndpointRegistry listeners) {
        return new RetriesHealthIndicator(retries, listeners);
    }
}
