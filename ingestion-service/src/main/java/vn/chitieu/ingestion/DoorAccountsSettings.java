package vn.chitieu.ingestion;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Accounts of the Kafka door.
 *
 * @param enabled whether they are opened at all: the broker has to ask who comes (SASL) and measure each by rules (an
 *     authorizer), and our own user has to be allowed to alter the cluster
 * @param patience within which the broker has to answer each step, 100 ms to 1 min
 * @param closeEvery how often accounts of credentials that expired or were revoked are looked for, 100 ms to 1 h
 */
@ConfigurationProperties("chitieu.ingestion.door.accounts")
public record DoorAccountsSettings(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("5s") Duration patience,
        @DefaultValue("1m") Duration closeEvery) {

    public DoorAccountsSettings {
        requireWithin("patience in ms", patience, 60_000);
        requireWithin("close-every in ms", closeEvery, 3_600_000);
    }

    private static void requireWithin(String setting, Duration value, long mostMillis) {
        if (value.toMillis() < 100 || value.toMillis() > mostMillis) {
            throw new IllegalArgumentException("expected chitieu.ingestion.door.accounts." + setting + " from 100 to "
                    + mostMillis + ", got " + value.toMillis());
        }
    }
}
