package vn.chitieu.notification.storage;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.notification.NotificationSettings;
import vn.chitieu.notification.application.Positions;
import vn.chitieu.notification.domain.cases.Cases;
import vn.chitieu.notification.domain.outbox.Interventions;
import vn.chitieu.notification.domain.outbox.Outbox;
import vn.chitieu.notification.domain.store.DamagedDocuments;

/** The stores, on MongoDB; every write waits for a majority. */
@Configuration(proxyBeanMethods = false)
class StorageConfiguration {

    private static final int TIMEOUT_SECONDS = 5;
    private static final int READ_SECONDS = 30;

    /** Bounds every wait, so that a database that is away is noticed by health before whoever asks gives up. */
    @Bean
    MongoClientSettingsBuilderCustomizer boundedWaits() {
        return client -> client.applicationName("notification-service")
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                        .readTimeout(READ_SECONDS, TimeUnit.SECONDS))
                .applyToConnectionPoolSettings(pool -> pool.maxWaitTime(TIMEOUT_SECONDS, TimeUnit.SECONDS));
    }

    @Bean
    MongoDatabase database(MongoClient client, NotificationSettings settings) {
        return client.getDatabase(settings.database()).withWriteConcern(WriteConcern.MAJORITY);
    }

    @Bean
    Cases cases(MongoDatabase database) {
        return new MongoCases(database);
    }

    @Bean
    Outbox outbox(MongoDatabase database) {
        return new MongoOutbox(database);
    }

    @Bean
    DamagedDocuments damagedDocuments(MongoDatabase database) {
        return new MongoDamagedDocuments(database);
    }

    @Bean
    Interventions interventions(MongoDatabase database) {
        return new MongoInterventions(database);
    }

    @Bean
    Positions positions(MongoDatabase database) {
        return new MongoPositions(database);
    }

    @Bean
    DatabaseHealthIndicator databaseHealthIndicator(MongoDatabase database) {
        return new DatabaseHealthIndicator(database);
    }
}
