package vn.chitieu.ingestion.storage;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import org.bson.Document;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.ingestion.AccessSettings;
import vn.chitieu.ingestion.IngestionSettings;
import vn.chitieu.ingestion.RecentHealth;
import vn.chitieu.ingestion.domain.audit.AuditTrail;
import vn.chitieu.ingestion.domain.calendar.Exemptions;
import vn.chitieu.ingestion.domain.rejection.Rejections;
import vn.chitieu.ingestion.domain.repeat.KnownRequests;
import vn.chitieu.support.mongo.MongoStoreHistories;
import vn.chitieu.support.restore.StoreHistories;

/** The stores, on MongoDB. */
@Configuration(proxyBeanMethods = false)
class StorageConfiguration {

    @Bean
    MongoDatabase ingestionDatabase(MongoClient client, IngestionSettings settings) {
        return client.getDatabase(settings.ingestion().database());
    }

    @Bean
    MongoCredentials storedCredentials(MongoDatabase ingestionDatabase) {
        return new MongoCredentials(ingestionDatabase);
    }

    @Bean
    StoreHistories storeHistories(MongoDatabase ingestionDatabase) {
        return new MongoStoreHistories(ingestionDatabase);
    }

    @Bean
    Exemptions storedExemptions(MongoDatabase ingestionDatabase) {
        return new MongoExemptions(ingestionDatabase);
    }

    @Bean
    AuditTrail auditTrail(MongoDatabase ingestionDatabase, AccessSettings settings) {
        return new MongoAuditTrail(ingestionDatabase, settings.auditMonths());
    }

    @Bean
    KnownRequests knownRequests(MongoDatabase ingestionDatabase) {
        return new MongoKnownRequests(ingestionDatabase);
    }

    @Bean
    Rejections rejections(MongoDatabase ingestionDatabase) {
        return new MongoRejections(ingestionDatabase);
    }

    /** Up where the database answers. */
    @Bean
    HealthIndicator credentialsHealthIndicator(MongoDatabase ingestionDatabase) {
        return new RecentHealth(() -> ingestionDatabase.runCommand(new Document("ping", 1)), Duration.ofSeconds(2));
    }
}
