package vn.chitieu.ingestion;

import java.time.Duration;
import java.util.Objects;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import vn.chitieu.ingestion.credential.SecretHash;

/**
 * The service's own settings, under {@code chitieu}.
 *
 * @param topics how topics are made that do not exist yet
 * @param ingestion what only this service has
 */
@ConfigurationProperties("chitieu")
public record IngestionProperties(
        @DefaultValue TopicSettings topics, @DefaultValue Ingestion ingestion) {

    public IngestionProperties {
        Objects.requireNonNull(topics);
        Objects.requireNonNull(ingestion);
    }

    /**
     * Topics.
     *
     * @param partitions 1 to 1000
     * @param replicas 1 to 10; 3 in production
     */
    public record TopicSettings(
            @DefaultValue("4") int partitions,
            @DefaultValue("1") short replicas) {
        public TopicSettings {
            requireWithin("chitieu.topics.partitions", 1, partitions, 1000);
            requireWithin("chitieu.topics.replicas", 1, replicas, 10);
        }
    }

    /**
     * Ingestion alone.
     *
     * @param database name of its database
     * @param adminKeySha256 SHA-256, in 64 lower-case hexadecimal digits, of the whole key of the first administrator;
     *     empty for none
     * @param maxBody largest body of a request, 1 KB to 64 MB
     * @param workbooksAtOnce how many workbooks are read at once, 1 to 64; each may need some 50 MB of heap
     * @param maxUpdates most updates in one request, 1 to 100,000
     * @param publishTimeout within which the log has to acknowledge, 500 milliseconds to one minute
     * @param clockTolerance how far a sender's clock may run ahead of ours, up to one day
     * @param credentialCache how long a credential is remembered, and so how long a revocation takes at the most, up to
     *     one second, which is what is promised; the same of exceptions from locks
     */
    public record Ingestion(
            @DefaultValue("chitieu-ingestion") String database,
            @DefaultValue("") String adminKeySha256,
            @DefaultValue("32MB") DataSize maxBody,
            @DefaultValue("2") int workbooksAtOnce,
            @DefaultValue("100000") int maxUpdates,
            @DefaultValue("5s") Duration publishTimeout,
            @DefaultValue("5m") Duration clockTolerance,
            @DefaultValue("750ms") Duration credentialCache) {
        public Ingestion {
            Objects.requireNonNull(database);
            if (!adminKeySha256.matches("([0-9a-f]{64})?")) {
                throw new IllegalArgumentException(
                        "expected chitieu.ingestion.admin-key-sha256 as 64 lower-case hexadecimal digits or empty, got "
                                + adminKeySha256.length() + " characters");
            }
            if (adminKeySha256.equals(SecretHash.of("").hex())) {
                throw new IllegalArgumentException(
                        "expected chitieu.ingestion.admin-key-sha256 of a key, got that of nothing");
            }
            requireWithin("chitieu.ingestion.max-body", 1_024, maxBody.toBytes(), 64 << 20);
            requireWithin("chitieu.ingestion.workbooks-at-once", 1, workbooksAtOnce, 64);
            requireWithin("chitieu.ingestion.max-updates", 1, maxUpdates, 100_000);
            requireWithin("chitieu.ingestion.publish-timeout in ms", 500, publishTimeout.toMillis(), 60_000);
            requireWithin("chitieu.ingestion.clock-tolerance in ms", 0, clockTolerance.toMillis(), 86_400_000);
            requireWithin("chitieu.ingestion.credential-cache in ms", 0, credentialCache.toMillis(), 1_000);
        }
    }

    private static void requireWithin(String setting, long least, long value, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "expected " + setting + " from " + least + " to " + most + ", got " + value);
        }
    }
}
