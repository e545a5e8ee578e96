package vn.chitieu.ingestion;

import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.kafka.core.KafkaAdmin;
import vn.chitieu.contracts.kafka.BrokerAccess.Service;
import vn.chitieu.ingestion.credential.account.IssueAccessCommand;

@Configuration(proxyBeanMethods = false)
class IssueAccessConfiguration {

    /** Its passwords are {@code chitieu.broker.passwords.ingestion} and so on. */
    @Bean
    @ConditionalOnProperty(name = "chitieu.ingestion.command", havingValue = "issue-access")
    IssueAccessCommand issueAccessCommand(KafkaAdmin admin, Environment environment) {
        Map<Service, String> passwords = Binder.get(environment)
                .bind("chitieu.broker.passwords", Bindable.mapOf(Service.class, String.class))
                .orElse(Map.of());
        return new IssueAccessCommand(() -> Admin.create(admin.getConfigurationProperties()), passwords, System.out);
    }
}
