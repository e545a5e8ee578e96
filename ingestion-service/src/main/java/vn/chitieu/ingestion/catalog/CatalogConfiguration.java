package vn.chitieu.ingestion.catalog;

import com.mongodb.client.MongoDatabase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import vn.chitieu.catalog.topic.CatalogPublisher;
import vn.chitieu.contracts.kafka.TopicDefinitions;

/** What editions are published with. */
@Configuration(proxyBeanMethods = false)
class CatalogConfiguration {

    @Bean
    CatalogPublisher catalogPublisher(ConsumerFactory<?, ?> clients, TopicDefinitions topics) {
        return new CatalogPublisher(clients.getConfigurationProperties(), topics.cityCatalogs());
    }

    @Bean
    MongoEditionHistory editionHistory(MongoDatabase database) {
        return new MongoEditionHistory(database);
    }
}
