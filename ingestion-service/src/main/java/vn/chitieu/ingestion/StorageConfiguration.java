package vn.chitieu.ingestion;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import org.bson.Document;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.ingestion.audit.AuditTrail;
import vn.chitieu.ingestion.audit.MongoAuditTrail;
import vn.chitieu.ingestion.authentication.AccessSettings;
import vn.chitieu.ingestion.credential.MongoCredentials;
import vn.chitieu.ingestion.deadletter.MongoRejections;
import vn.chitieu.ingestion.deadletter.Rejections;
import vn.chitieu.ingestion.exemption.Exemptions;
import vn.chitieu.ingestion.exemption.MongoExemptions;
import vn.chitieu.ingestion.submission.KnownRequests;
import vn.chitieu.ingestion.submission.MongoKnownRequests;
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
