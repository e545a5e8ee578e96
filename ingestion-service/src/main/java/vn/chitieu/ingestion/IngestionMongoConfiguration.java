package vn.chitieu.ingestion;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import org.bson.Document;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.ingestion.audit.AuditRepository;
import vn.chitieu.ingestion.audit.MongoAuditTrail;
import vn.chitieu.ingestion.authentication.AccessProperties;
import vn.chitieu.ingestion.credential.MongoCredentials;
import vn.chitieu.ingestion.deadletter.DeadLetterRepository;
import vn.chitieu.ingestion.deadletter.MongoDeadLetters;
import vn.chitieu.ingestion.exemption.ExemptionRepository;
import vn.chitieu.ingestion.exemption.MongoExemptions;
import vn.chitieu.support.mongo.MongoStoreHistories;
import vn.chitieu.support.restore.StoreHistories;
import vn.chitieu.support.runtime.CachedHealthIndicator;

/** The stores, on MongoDB. */
@Configuration(proxyBeanMethods = false)
class IngestionMongoConfiguration {

    @Bean
    MongoDatabase ingestionDatabase(MongoClient client, IngestionProperties settings) {
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
    ExemptionRepository storedExemptions(MongoDatabase ingestionDatabase) {
        return new MongoExemptions(ingestionDatabase);
    }

    @Bean
    AuditRepository auditTrail(MongoDatabase ingestionDatabase, AccessProperties settings) {
        return new MongoAuditTrail(ingestionDatabase, settings.auditMonths());
    }

    @Bean
    DeadLetterRepository rejections(MongoDatabase ingestionDatabase) {
        return new MongoDeadLetters(ingestionDatabase);
    }

    /** Up where the database answers. */
    @Bean
    HealthIndicator credentialsHealthIndicator(MongoDatabase ingestionDatabase) {
        return new CachedHealthIndicator(
                () -> ingestionDatabase.runCommand(new Document("ping", 1)), Duration.ofSeconds(2));
    }
}
