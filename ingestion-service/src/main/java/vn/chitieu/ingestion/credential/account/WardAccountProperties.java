package vn.chitieu.ingestion.credential.account;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

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
@ConfigurationProperties("chitieu.ingestion.door.accounts")
public record WardAccountProperties(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("5s") Duration patience,
        @DefaultValue("8KB") DataSize producerBytes,
        @DefaultValue("1MB") DataSize consumerBytes,
        @DefaultValue("1m") Duration closeEvery) {

    private static final long LEAST_BYTES = 1L << 10;
    private static final long MOST_BYTES = 1L << 30;

    public WardAccountProperties {
        requireWithin("patience in ms", patience, 60_000);
        requireWithin("producer-bytes", producerBytes);
        requireWithin("consumer-bytes", consumerBytes);
        requireWithin("close-every in ms", closeEvery, 3_600_000);
    }

    private static void requireWithin(String setting, DataSize value) {
        if (value.toBytes() < LEAST_BYTES || value.toBytes() > MOST_BYTES) {
            throw new IllegalArgumentException("expected chitieu.ingestion.door.accounts." + setting + " from "
                    + LEAST_BYTES + " to " + MOST_BYTES + ", got " + value.toBytes());
        }
    }

    private static void requireWithin(String setting, Duration value, long mostMillis) {
        if (value.toMillis() < 100 || value.toMillis() > mostMillis) {
            throw new IllegalArgumentException("expected chitieu.ingestion.door.accounts." + setting + " from 100 to "
                    + mostMillis + ", got " + value.toMillis());
        }
    }
}
