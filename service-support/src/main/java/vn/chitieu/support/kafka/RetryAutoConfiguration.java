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
 * Retry of Kafka listeners, for a service that defines a {@link RetryLogger}: a failed batch is retried with back-off
 * for ever, each time with a poll and a warning in the log, so records are processed at least once. What cannot be read
 * is a dead letter and never gets here, so no fault is one of the record; by default a {@link ClassCastException} and
 * its like would be skipped, with the whole batch.
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

    /** Returns the health indicator of batches that are retried, {@code retries}. */
    @Bean
    @ConditionalOnMissingBean(name = "retriesHealthIndicator")
    HealthIndicator retriesHealthIndicator(RetryLogger retries, KafkaListenerEndpointRegistry listeners) {
        return new RetriesHealthIndicator(retries, listeners);
    }
}
