package vn.chitieu.notification.store;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.notification.documents.CheckedCollection;
import vn.chitieu.notification.documents.DamagedDocuments;
import vn.chitieu.notification.documents.MongoDamagedDocuments;
import vn.chitieu.notification.outbox.delivery.OutboxProperties;
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
    DamagedDocuments damagedDocuments(MongoDatabase database, List<CheckedCollection> collections) {
        return new MongoDamagedDocuments(database, collections);
    }

    @Bean
    DatabaseHealthIndicator databaseHealthIndicator(MongoDatabase database) {
        return new DatabaseHealthIndicator(database);
    }
}
