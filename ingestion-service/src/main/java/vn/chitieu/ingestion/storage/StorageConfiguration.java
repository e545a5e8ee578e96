package vn.chitieu.ingestion.storage;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.ingestion.AccessSettings;
import vn.chitieu.ingestion.IngestionSettings;
import vn.chitieu.ingestion.RecentHealth;
import vn.chitieu.ingestion.domain.access.Credentials;
import vn.chitieu.ingestion.domain.audit.AuditTrail;
import vn.chitieu.ingestion.domain.calendar.Exemptions;
import vn.chitieu.ingestion.domain.rejection.Rejections;
import vn.chitieu.ingestion.domain.repeat.KnownRequests;

/** Connects the stores to MongoDB, with bounds on every wait: a caller waits behind each look-up. */
@Configuration(proxyBeanMethods = false)
class StorageConfiguration {

    private static final int TIMEOUT_SECONDS = 2;

    @Bean
    MongoClientSettingsBuilderCustomizer boundedAndKept() {
        return client -> client.applicationName("ingestion-service")
                .writeConcern(WriteConcern.MAJORITY)
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                        .readTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS))
                .applyToConnectionPoolSettings(pool -> pool.maxWaitTime(TIMEOUT_SECONDS, TimeUnit.SECONDS));
    }

    @Bean
    MongoDatabase ingestionDatabase(MongoClient client, IngestionSettings settings) {
        return client.getDatabase(settings.ingestion().database());
    }

    @Bean
    Credentials storedCredentials(MongoDatabase ingestionDatabase) {
        return new MongoCredentials(ingestionDatabase);
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
