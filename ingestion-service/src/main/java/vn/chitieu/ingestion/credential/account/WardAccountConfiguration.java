package vn.chitieu.ingestion.credential.account;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;
import vn.chitieu.ingestion.credential.CredentialRepository;
import vn.chitieu.ingestion.credential.WardAccounts;

/** Accounts at the Kafka ingress, where the broker authenticates its clients: opened, and deleted when they end. */
@Configuration(proxyBeanMethods = false)
class WardAccountConfiguration {

    @Bean
    WardAccounts wardAccounts(KafkaAdmin admin, SecureRandom random, WardAccountProperties settings) {
        if (!settings.enabled()) {
            return WardAccounts.NOT_CONFIGURED;
        }
        return new KafkaWardAccounts(
                admin.getConfigurationProperties(),
                random,
                settings.patience(),
                Map.of(
                        "producer_byte_rate", (double) settings.producerBytes().toBytes(),
                        "consumer_byte_rate", (double) settings.consumerBytes().toBytes()));
    }

    @Bean
    @ConditionalOnProperty("chitieu.ingestion.door.accounts.enabled")
    ExpiredAccountScheduler expiredAccountScheduler(
            CredentialRepository credentials, WardAccounts accounts, WardAccountProperties settings, Clock clock) {
        return ExpiredAccountScheduler.start(
                new ExpiredAccountCleanup(credentials, accounts, clock), settings.closeEvery());
    }
}
