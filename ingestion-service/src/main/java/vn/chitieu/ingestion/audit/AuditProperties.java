package vn.chitieu.ingestion.audit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import vn.chitieu.support.settings.InRange;

/**
 * Settings of the audit.
 *
 * @param auditEvery how often counts get into the audit, 100 ms to 1 h; those of the last moment are lost in a crash
 * @param auditMonths how many whole months the audit is kept beside the current one, 1 to 1200
 */
@Validated
@ConfigurationProperties("chitieu.ingestion.access")
record AuditProperties(
        @DefaultValue("1m") @InRange(from = "100ms", to = "1h")
        Duration auditEvery,

        @DefaultValue("24") @InRange(from = "1", to = "1200")
        int auditMonths) {}
