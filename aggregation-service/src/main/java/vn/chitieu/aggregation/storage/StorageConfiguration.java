package vn.chitieu.aggregation.storage;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import vn.chitieu.aggregation.AggregationSettings;
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

@Configuration(proxyBeanMethods = false)
class StorageConfiguration {

    private static final int TIMEOUT_SECONDS = 5;
    private static final int READ_SECONDS = 60;

    /** Bounds every wait, so that a database that is away is noticed before whoever asks gives up. */
    @Bean
    MongoClientSettingsBuilderCustomizer boundedWaits() {
        return client -> client.applicationName("aggregation-service")
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                        .readTimeout(READ_SECONDS, TimeUnit.SECONDS))
                .applyToConnectionPoolSettings(pool -> pool.maxWaitTime(TIMEOUT_SECONDS, TimeUnit.SECONDS));
    }

    @Bean
    MongoDatabase aggregationDatabase(MongoClient client, AggregationSettings settings) {
        MongoDatabase database =
                client.getDatabase(settings.aggregation().database()).withWriteConcern(WriteConcern.MAJORITY);
        Layout.tellOfOthers(database);
        return database;
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
        return new MongoOutages();
    }
}
