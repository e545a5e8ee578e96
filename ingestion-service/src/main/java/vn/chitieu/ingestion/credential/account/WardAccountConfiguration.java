package vn.chitieu.ingestion.credential.account;

import java.security.SecureRandom;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;
import vn.chitieu.ingestion.credential.WardAccounts;

/** Opens accounts at the broker where it authenticates its clients. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("chitieu.ingestion.door.accounts.enabled")
class WardAccountConfiguration {

    @Bean
    WardAccounts doorAccounts(KafkaAdmin admin, SecureRandom random, WardAccountProperties settings) {
        return new KafkaWardAccounts(
                admin.getConfigurationProperties(),
                random,
                settings.patience(),
                Map.of(
                        "producer_byte_rate", (double) settings.producerBytes().toBytes(),
                        "consumer_byte_rate", (double) settings.consumerBytes().toBytes()));
    }
}
