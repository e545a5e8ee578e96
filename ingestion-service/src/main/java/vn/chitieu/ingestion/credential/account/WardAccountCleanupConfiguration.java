package vn.chitieu.ingestion.credential.account;

import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.ingestion.credential.CredentialRepository;
import vn.chitieu.ingestion.credential.WardAccounts;

/** Deletes accounts at the Kafka ingress when their credentials end. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WardAccountProperties.class)
class WardAccountCleanupConfiguration {

    @Bean
    @ConditionalOnProperty("chitieu.ingestion.door.accounts.enabled")
    ExpiredAccountScheduler accountCloser(
            CredentialRepository credentials, WardAccounts door, WardAccountProperties settings, Clock clock) {
        return ExpiredAccountScheduler.start(
                new ExpiredAccountCleanup(credentials, door, clock), settings.closeEvery());
    }
}
