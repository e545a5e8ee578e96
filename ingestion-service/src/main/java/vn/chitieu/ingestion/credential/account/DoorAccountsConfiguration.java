package vn.chitieu.ingestion.credential.account;

import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.ingestion.credential.Credentials;
import vn.chitieu.ingestion.credential.DoorAccounts;

/** Ends the accounts of the Kafka door with the credentials whose they are. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DoorAccountsSettings.class)
class DoorAccountsConfiguration {

    @Bean
    @ConditionalOnProperty("chitieu.ingestion.door.accounts.enabled")
    AccountCloser accountCloser(
            Credentials credentials, DoorAccounts door, DoorAccountsSettings settings, Clock clock) {
        return AccountCloser.start(new CloseVoidAccounts(credentials, door, clock), settings.closeEvery());
    }
}
