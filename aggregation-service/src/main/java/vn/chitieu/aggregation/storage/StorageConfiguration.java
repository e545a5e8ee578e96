package vn.chitieu.aggregation.storage;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.aggregation.AggregationSettings;
import vn.chitieu.aggregation.domain.Outages;
import vn.chitieu.aggregation.domain.Pages;
import vn.chitieu.aggregation.domain.Positions;
import vn.chitieu.aggregation.domain.Receipts;
import vn.chitieu.aggregation.domain.Revisions;

@Configuration(proxyBeanMethods = false)
class StorageConfiguration {

    @Bean
    MongoDatabase aggregationDatabase(MongoClient client, AggregationSettings settings) {
        return client.getDatabase(settings.aggregation().database()).withWriteConcern(WriteConcern.MAJORITY);
    }

    @Bean
    Pages pages(MongoDatabase database) {
        return new MongoPages(database);
    }

    @Bean
    Receipts receipts(MongoDatabase database) {
        return new MongoReceipts(database);
    }

    @Bean
    Revisions revisions(MongoDatabase database) {
        return new MongoRevisions(database);
    }

    @Bean
    Positions positions(MongoDatabase database) {
        return new MongoPositions(database);
    }

    @Bean
    HealthIndicator databaseHealthIndicator(MongoDatabase database) {
        return new DatabaseHealthIndicator(database);
    }

    @Bean
    Outages outages() {
        return new MongoOutages();
    }
}
