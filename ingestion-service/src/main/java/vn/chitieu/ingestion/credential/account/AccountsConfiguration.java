package vn.chitieu.ingestion.credential.account;

import java.security.SecureRandom;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;
import vn.chitieu.ingestion.credential.DoorAccounts;

/** Opens accounts at the broker where it is one that asks who comes. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("chitieu.ingestion.door.accounts.enabled")
class AccountsConfiguration {

    @Bean
    DoorAccounts doorAccounts(KafkaAdmin admin, SecureRandom random, DoorAccountsSettings settings) {
        return new KafkaDoorAccounts(
                admin.getConfigurationProperties(),
                random,
                settings.patience(),
                Map.of(
                        "producer_byte_rate", (double) settings.producerBytes().toBytes(),
                        "consumer_byte_rate", (double) settings.consumerBytes().toBytes()));
    }
}
