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
import vn.chitieu.aggregation.history.ReceiptRepository;
import vn.chitieu.aggregation.history.RevisionRepository;
import vn.chitieu.aggregation.log.LogIdentityRepository;
import vn.chitieu.aggregation.log.LogPositions;
import vn.chitieu.aggregation.log.MongoLogPositions;
import vn.chitieu.aggregation.page.MilestoneRepository;
import vn.chitieu.aggregation.page.MongoCollectionVersion;
import vn.chitieu.aggregation.page.MongoMilestones;
import vn.chitieu.aggregation.page.MongoPageWriterRegistry;
import vn.chitieu.aggregation.page.MongoPages;
import vn.chitieu.aggregation.page.PageRepository;
import vn.chitieu.aggregation.page.PageWriterRegistry;
import vn.chitieu.aggregation.report.AlertExplanationRepository;
import vn.chitieu.aggregation.report.MongoAlertExplanations;
import vn.chitieu.aggregation.target.MongoTargets;
import vn.chitieu.aggregation.target.TargetRepository;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.support.mongo.DatabaseHealthIndicator;
import vn.chitieu.support.mongo.MongoInitializer;

@Configuration(proxyBeanMethods = false)
class AggregationMongoConfiguration {

    @Bean
    MongoDatabase aggregationDatabase(MongoClient client, AggregationProperties settings) {
        return client.getDatabase(settings.aggregation().database());
    }

    @Bean
    MongoInitializer otherLayouts(MongoDatabase database) {
        return () -> MongoCollectionVersion.tellOfOthers(database);
    }

    @Bean
    @Primary
    PageRepository pages(MongoDatabase database) {
        return new MongoPages(database);
    }

    @Bean
    ReceiptRepository receipts(MongoDatabase database) {
        return new MongoReceipts(database);
    }

    @Bean
    RevisionRepository revisions(MongoDatabase database) {
        return new MongoRevisions(database);
    }

    @Bean
    @Primary
    LogPositions positions(MongoDatabase database) {
        return new MongoLogPositions(database, Topics.INDICATOR_UPDATES);
    }

    @Bean
    LogPositions targetPositions(MongoDatabase database) {
        return new MongoLogPositions(database, Topics.TARGET_ASSIGNMENTS);
    }

    @Bean
    LogPositions explanationPositions(MongoDatabase database) {
        return new MongoLogPositions(database, Topics.ALERT_EVENTS);
    }

    @Bean
    AlertExplanationRepository explanations(MongoDatabase database, Supplier<Catalog> catalog) {
        return new MongoAlertExplanations(database, catalog.get().id());
    }

    @Bean
    LogIdentityRepository logMarks(MongoDatabase database) {
        return new MongoLogPositions(database, Topics.INDICATOR_UPDATES);
    }

    @Bean
    LogIdentityRepository targetLogMarks(MongoDatabase database) {
        return new MongoLogPositions(database, Topics.TARGET_ASSIGNMENTS);
    }

    @Bean
    TargetRepository targets(MongoDatabase database, Supplier<Catalog> catalog) {
        return new MongoTargets(database, catalog.get().id());
    }

    @Bean
    MilestoneRepository milestones(MongoDatabase database) {
        return new MongoMilestones(database);
    }

    @Bean
    PageWriterRegistry pageWriters(MongoDatabase database) {
        return new MongoPageWriterRegistry(database);
    }

    @Bean
    HealthIndicator databaseHealthIndicator(MongoDatabase database) {
        return new DatabaseHealthIndicator(database);
    }
}
