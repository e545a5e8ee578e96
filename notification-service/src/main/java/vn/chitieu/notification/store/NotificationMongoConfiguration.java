package vn.chitieu.notification.store;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.notification.deadletter.RejectionDocuments;
import vn.chitieu.notification.documents.DamagedDocuments;
import vn.chitieu.notification.documents.MongoDamagedDocuments;
import vn.chitieu.notification.outbox.delivery.OutboxProperties;
import vn.chitieu.notification.reminder.MongoDuties;
import vn.chitieu.notification.reminder.MongoMissingReports;
import vn.chitieu.notification.reminder.MongoPunctuality;
import vn.chitieu.notification.routing.silence.MongoSilences;
import vn.chitieu.support.mongo.DatabaseHealthIndicator;
import vn.chitieu.support.mongo.MongoStoreHistories;
import vn.chitieu.support.restore.StoreHistories;

/** The database of the service, and which of its documents may be damaged. */
@Configuration(proxyBeanMethods = false)
class NotificationMongoConfiguration {

    @Bean
    MongoDatabase database(MongoClient client, OutboxProperties settings) {
        return client.getDatabase(settings.database());
    }

    @Bean
    StoreHistories storeHistories(MongoDatabase database) {
        return new MongoStoreHistories(database);
    }

    @Bean
    DamagedDocuments damagedDocuments(MongoDatabase database) {
        return new MongoDamagedDocuments(
                database,
                Map.of(
                        "cases", CaseDocuments::read,
                        "reportDuties", MongoDuties::read,
                        "reportLedger", MongoPunctuality::read,
                        "rejectedUnits", RejectionDocuments::unit,
                        "seenTotals", MongoMissingReports::read,
                        "silences", MongoSilences::read));
    }

    @Bean
    DatabaseHealthIndicator databaseHealthIndicator(MongoDatabase database) {
        return new DatabaseHealthIndicator(database);
    }
}
