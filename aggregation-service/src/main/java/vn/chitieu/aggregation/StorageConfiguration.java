package vn.chitieu.aggregation;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import vn.chitieu.aggregation.history.MongoReceipts;
import vn.chitieu.aggregation.history.MongoRevisions;
import vn.chitieu.aggregation.history.Receipts;
import vn.chitieu.aggregation.history.Revisions;
import vn.chitieu.aggregation.log.LogMarks;
import vn.chitieu.aggregation.log.MongoPositions;
import vn.chitieu.aggregation.log.Outages;
import vn.chitieu.aggregation.log.Positions;
import vn.chitieu.aggregation.page.Layout;
import vn.chitieu.aggregation.page.Milestones;
import vn.chitieu.aggregation.page.MongoMilestones;
import vn.chitieu.aggregation.page.MongoPageWriters;
import vn.chitieu.aggregation.page.MongoPages;
import vn.chitieu.aggregation.page.PageWriters;
import vn.chitieu.aggregation.page.Pages;
import vn.chitieu.aggregation.report.Explanations;
import vn.chitieu.aggregation.report.MongoExplanations;
import vn.chitieu.aggregation.target.MongoTargets;
import vn.chitieu.aggregation.target.Targets;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.kafka.Topics;
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
