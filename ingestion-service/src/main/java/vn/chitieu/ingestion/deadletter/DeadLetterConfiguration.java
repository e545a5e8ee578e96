package vn.chitieu.ingestion.deadletter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.BatchInterceptor;
import org.springframework.kafka.listener.CommonErrorHandler;
import vn.chitieu.contracts.kafka.TopicDefinitions;
import vn.chitieu.support.kafka.RequiredTopics;
import vn.chitieu.support.kafka.RetryLogger;

/** Reads the topic of dead letters, each fault again until it is over. */
@Configuration(proxyBeanMethods = false)
class DeadLetterConfiguration {

    @Bean
    RequiredTopics deadLetterTopic(TopicDefinitions topics) {
        return RequiredTopics.of(topics.rejectedUpdates());
    }

    @Bean
    DeadLetterLog deadLetterLog(ConsumerFactory<?, ?> consumers, ProducerFactory<String, byte[]> producers) {
        return new KafkaDeadLetterLog(bytes(consumers), producers, new DeadLetterMapper());
    }

    @Bean
    RetryLogger retryLogger(MeterRegistry meters, Clock clock) {
        return new RetryLogger(
                Counter.builder("chitieu.ingestion.records.retried")
                        .description("Attempts at batches of dead letters that failed and are made again")
                        .register(meters),
                clock);
    }

    @Bean
    ConcurrentKafkaListenerContainerFactory<String, byte[]> rejectionsContainerFactory(
            ConsumerFactory<?, ?> consumers,
            CommonErrorHandler again,
            RetryLogger retries,
            @Value("${spring.kafka.listener.auto-startup:true}") boolean autoStartup) {
        ConcurrentKafkaListenerContainerFactory<String, byte[]> factory =
                new ConcurrentKafkaListenerContainerFactory<>();
        factory.setConsumerFactory(bytes(consumers));
        factory.setBatchListener(true);
        factory.setAutoStartup(autoStartup);
        factory.setCommonErrorHandler(again);
        factory.setBatchInterceptor(untyped(retries));
        return factory;
    }

    /** It looks at partitions and offsets alone, so it takes records of any type. */
    @SuppressWarnings("unchecked")
    private static <K, V> BatchInterceptor<K, V> untyped(BatchInterceptor<?, ?> interceptor) {
        return (BatchInterceptor<K, V>) interceptor;
    }

    private static ConsumerFactory<String, byte[]> bytes(ConsumerFactory<?, ?> consumers) {
        Map<String, Object> properties = new HashMap<>(consumers.getConfigurationProperties());
        properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        return new DefaultKafkaConsumerFactory<>(properties);
    }
}
