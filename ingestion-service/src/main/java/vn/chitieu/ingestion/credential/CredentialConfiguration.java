package vn.chitieu.ingestion.credential;

import com.mongodb.client.MongoDatabase;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.ProducerFactory;
import vn.chitieu.contracts.kafka.TopicDefinitions;
import vn.chitieu.ingestion.IngestionProperties;
import vn.chitieu.support.kafka.KafkaStoreMarks;
import vn.chitieu.support.kafka.RequiredTopics;
import vn.chitieu.support.mongo.MongoStoreHistories;
import vn.chitieu.support.restore.StoreCheck;
import vn.chitieu.support.restore.StoreCheckScheduler;
import vn.chitieu.support.restore.StoreHealthIndicator;
import vn.chitieu.support.restore.StoreHistories;
import vn.chitieu.support.restore.StoreMarks;
import vn.chitieu.support.runtime.CachedHealthIndicator;

/** The cache before the store of credentials, and the check that the store is not an older copy of itself. */
@Configuration(proxyBeanMethods = false)
class CredentialConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(CredentialConfiguration.class);
    private static final Duration LOOKS_AT_THE_STORE = Duration.ofSeconds(10);

    /** So that it is seen after a weekend, too. */
    private static final Duration WARNS_OF_A_RESTORE = Duration.ofDays(7);

    @Bean
    SecureRandom secureRandom() {
        return new SecureRandom();
    }

    @Bean
    @Primary
    CredentialRepository cachedCredentials(
            MongoCredentials store, StoreCheckScheduler keeper, Clock clock, IngestionProperties settings) {
        return new CachedCredentialRepository(
                new CountingCredentialRepository(store, keeper::changed), clock, settings.credentialCache());
    }

    /** Every change of a credential is counted, so a copy of the database without one is noticed. */
    @Bean
    StoreCheckScheduler storeCheckScheduler(StoreCheck check, Clock clock) {
        return StoreCheckScheduler.ofCountedChanges(check, clock, LOOKS_AT_THE_STORE);
    }

    @Bean
    StoreCheck storeCheck(StoreHistories histories, StoreMarks marks) {
        return new StoreCheck(
                histories, marks, (history, now) -> LOG.error("Revoke again what was revoked: {}", history.gap()));
    }

    @Bean
    StoreHistories storeHistories(MongoDatabase database) {
        return new MongoStoreHistories(database);
    }

    @Bean
    StoreMarks storeMarks(
            ConsumerFactory<?, ?> consumers, ProducerFactory<String, byte[]> producers, MongoDatabase database) {
        return new KafkaStoreMarks(consumers, producers, database.getName());
    }

    @Bean
    RequiredTopics storeMarksTopic(TopicDefinitions topics) {
        return RequiredTopics.of(topics.storeMarks());
    }

    @Bean
    HealthIndicator storeHealthIndicator(StoreCheck check, Clock clock) {
        return new StoreHealthIndicator(check, clock, WARNS_OF_A_RESTORE);
    }

    /** Up where the database answers. */
    @Bean
    HealthIndicator credentialsHealthIndicator(MongoDatabase database) {
        return new CachedHealthIndicator(() -> database.runCommand(new Document("ping", 1)), Duration.ofSeconds(2));
    }
}
