package vn.chitieu.ingestion.audit;

import com.mongodb.client.MongoDatabase;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The audit alone, for a command that writes to it. Imported; no part of the service. */
@EnableConfigurationProperties(AuditProperties.class)
public class CommandAuditConfiguration {

    @Bean
    AuditRepository auditTrail(MongoDatabase database, AuditProperties settings) {
        return new MongoAuditTrail(database, settings.auditMonths());
    }
}
