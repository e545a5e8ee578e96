package vn.chitieu.notification;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.notification.cases.model.Cases;
import vn.chitieu.notification.deadletter.RejectionDocuments;
import vn.chitieu.notification.detection.MongoPositions;
import vn.chitieu.notification.detection.Positions;
import vn.chitieu.notification.documents.DamagedDocuments;
import vn.chitieu.notification.documents.MongoDamagedDocuments;
import vn.chitieu.notification.mailoperations.Interventions;
import vn.chitieu.notification.mailoperations.MongoInterventions;
import vn.chitieu.notification.outbox.Outbox;
import vn.chitieu.notification.outbox.delivery.NotificationSettings;
import vn.chitieu.notification.reminder.MongoDuties;
import vn.chitieu.notification.reminder.MongoLedger;
import vn.chitieu.notification.reminder.MongoSeenTotals;
import vn.chitieu.notification.routing.silence.MongoSilences;
import vn.chitieu.notification.store.CaseDocuments;
import vn.chitieu.notification.store.MongoCases;
import vn.chitieu.notification.store.MongoOutbox;
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
