package vn.chitieu.aggregation.storage;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import vn.chitieu.aggregation.AggregationSettings;
import vn.chitieu.aggregation.domain.Explanations;
import vn.chitieu.aggregation.domain.LogMarks;
import vn.chitieu.aggregation.domain.Milestones;
import vn.chitieu.aggregation.domain.Outages;
import vn.chitieu.aggregation.domain.PageWriters;
import vn.chitieu.aggregation.domain.Pages;
import vn.chitieu.aggregation.domain.Positions;
import vn.chitieu.aggregation.domain.Receipts;
import vn.chitieu.aggregation.domain.Revisions;
import vn.chitieu.aggregation.domain.Targets;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.Topics;
import vn.chitieu.support.mongo.MongoInitializer;
import vn.chitieu.support.mongo.MongoOutages;

@Configuration(proxyBeanMethods = false)
class StorageConfiguration {

    @Bean
    MongoDatabase aggregationDatabase(MongoClient client, AggregationSettings settings) {
        return client.getDatabase(settings.aggregation().database());
    }

    @Bean
    MongoInitializer otherLayouts(MongoDatabase database) {
        return () -> Layout.tellOfOthers(database);
    }

    @Bean
    @Primary
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
    @Primary
    Positions positions(MongoDatabase database) {
        return new MongoPositions(database, Topics.INDICATOR_UPDATES);
    }

    @Bean
    Positions targetPositions(MongoDatabase database) {
        return new MongoPositions(database, Topics.TARGET_ASSIGNMENTS);
    }

    @Bean
    Positions explanationPositions(MongoDatabase database) {
        return new MongoPositions(database, Topics.ALERT_EVENTS);
    }

    @Bean
    Explanations explanations(MongoDatabase database, Supplier<Catalog> catalog) {
        return new MongoExplanations(database, catalog.get().id());
    }

    @Bean
    LogMarks logMarks(MongoDatabase database) {
        return new MongoPositions(database, Topics.INDICATOR_UPDATES);
    }

    @Bean
    LogMarks targetLogMarks(MongoDatabase database) {
        return new MongoPositions(database, Topics.TARGET_ASSIGNMENTS);
    }

    @Bean
    Targets targets(MongoDatabase database, Supplier<Catalog> catalog) {
        return new MongoTargets(database, catalog.get().id());
    }

    @Bean
    Milestones milestones(MongoDatabase database) {
        return new MongoMilestones(database);
    }

    @Bean
    PageWriters pageWriters(MongoDatabase database) {
        return new MongoPageWriters(database);
    }

    @Bean
    HealthIndicator databaseHealthIndicator(MongoDatabase database) {
        return new DatabaseHealthIndicator(database);
    }

    @Bean
    Outages outages() {
        return MongoOutages::isOutage;
    }
}
