package vn.chitieu.ingestion.credential.account;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;
import vn.chitieu.support.settings.InRange;

/**
 * Accounts at the Kafka ingress.
 *
 * @param enabled whether they are opened at all: the broker has to ask who comes (SASL) and measure each by rules (an
 *     authorizer), and our own user has to be allowed to alter the cluster
 * @param patience timeout of each step at the broker, 100 ms to 1 min
 * @param producerBytes what an account may write in a second, 1 KB to 1 GB: beyond it the broker lets its client wait
 * @param consumerBytes what an account may read in a second, 1 KB to 1 GB
 * @param closeEvery how often accounts of credentials that expired or were revoked are looked for, 100 ms to 1 h
 */
@Validated
@ConfigurationProperties("chitieu.ingestion.door.accounts")
record WardAccountProperties(
        @DefaultValue("false") boolean enabled,

        @DefaultValue("5s") @InRange(from = "100ms", to = "1m")
        Duration patience,

        @DefaultValue("8KB") @InRange(from = "1KB", to = "1GB")
        DataSize producerBytes,

        @DefaultValue("1MB") @InRange(from = "1KB", to = "1GB")
        DataSize consumerBytes,

        @DefaultValue("1m") @InRange(from = "100ms", to = "1h")
        Duration closeEvery) {}
