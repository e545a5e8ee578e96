package vn.chitieu.notification.storage;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.notification.NotificationSettings;
import vn.chitieu.notification.application.Positions;
import vn.chitieu.notification.domain.cases.Cases;
import vn.chitieu.notification.domain.outbox.Interventions;
import vn.chitieu.notification.domain.outbox.Outbox;
import vn.chitieu.notification.domain.store.DamagedDocuments;
import vn.chitieu.support.mongo.MongoStoreHistories;
import vn.chitieu.support.restore.StoreHistories;

/** The stores, on MongoDB. */
@Configuration(proxyBeanMethods = false)
class StorageConfiguration {

    @Bean
    MongoDatabase database(MongoClient client, NotificationSettings settings) {
        return client.getDatabase(settings.database());
    }

    @Bean
    StoreHistories storeHistories(MongoDatabase database) {
        return new MongoStoreHistories(database);
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
        return new MongoDamagedDocuments(
                database,
                Map.of(
                        "cases", CaseDocuments::read,
                        "reportDuties", MongoDuties::read,
                        "reportLedger", MongoLedger::read,
                        "rejectedUnits", RejectionDocuments::unit,
                        "seenTotals", MongoSeenTotals::read,
                        "silences", MongoSilences::read));
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
