package vn.chitieu.notification.storage;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.notification.NotificationSettings;
import vn.chitieu.notification.application.Positions;
import vn.chitieu.notification.domain.cases.Cases;
import vn.chitieu.notification.domain.outbox.Outbox;

/** The stores, on MongoDB; every write waits for a majority. */
@Configuration(proxyBeanMethods = false)
class StorageConfiguration {

    @Bean
    Cases cases(MongoClient client, NotificationSettings settings) {
        return new MongoCases(database(client, settings));
    }

    @Bean
    Outbox outbox(MongoClient client, NotificationSettings settings) {
        return new MongoOutbox(database(client, settings));
    }

    @Bean
    Positions positions(MongoClient client, NotificationSettings settings) {
        return new MongoPositions(database(client, settings));
    }

    private static MongoDatabase database(MongoClient client, NotificationSettings settings) {
        return client.getDatabase(settings.database()).withWriteConcern(WriteConcern.MAJORITY);
    }
}
