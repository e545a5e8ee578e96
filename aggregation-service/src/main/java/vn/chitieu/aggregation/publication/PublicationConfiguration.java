package vn.chitieu.aggregation.publication;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaProducerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ContainerProperties;
import vn.chitieu.aggregation.AggregationProperties;
import vn.chitieu.aggregation.log.TopicReading;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.support.kafka.PublishTimeouts;

/** The topic of totals: how long they are sent, what was published, and what is new for browsers. */
@Configuration(proxyBeanMethods = false)
class PublicationConfiguration {

    /** A total that was given up must not come on its topic later, behind newer ones of another instance. */
    @Bean
    DefaultKafkaProducerFactoryCustomizer answersInTime(AggregationProperties settings) {
        PublishTimeouts times = new PublishTimeouts(settings.publishTimeout());
        return factory -> factory.updateConfigs(times.producerSettings());
    }

    @Bean
    PublishedRevisions publishedRevisions(ConsumerFactory<String, byte[]> consumerFactory) {
        return new KafkaPublishedRevisions(new TopicReading(consumerFactory, Topics.QUARTERLY_TOTALS));
    }

    @Bean
    ConcurrentKafkaListenerContainerFactory<String, byte[]> watchingContainerFactory(
            ConsumerFactory<String, byte[]> consumerFactory,
            @Value("${spring.kafka.listener.auto-startup:true}") boolean autoStartup) {
        Map<String, Object> properties = new HashMap<>(consumerFactory.getConfigurationProperties());
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 500);
        properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 1 << 20);
        properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 2 << 20);
        ConcurrentKafkaListenerContainerFactory<String, byte[]> factory =
                new ConcurrentKafkaListenerContainerFactory<>();
        factory.setConsumerFactory(new DefaultKafkaConsumerFactory<>(properties));
        factory.setBatchListener(true);
        factory.setAutoStartup(autoStartup);
        factory.getContainerProperties().setAckMode(ContainerProperties.AckMode.MANUAL);
        return factory;
    }
}
