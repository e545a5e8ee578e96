package vn.chitieu.ingestion;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;
import vn.chitieu.ingestion.credential.SecretHash;
import vn.chitieu.support.settings.InRange;

/**
 * Settings of this service, under {@code chitieu.ingestion}; a feature with settings below that has a record in its
 * package.
 *
 * @param adminKeySha256 SHA-256, in 64 lower-case hexadecimal digits, of the whole key of the first administrator;
 *     empty for none
 * @param maxBody largest body of a request, 1 KB to 64 MB
 * @param workbooksAtOnce how many workbooks are read at once, 1 to 64; each may need some 50 MB of heap
 * @param maxUpdates most updates in one request, 1 to 100,000
 * @param publishTimeout within which the log has to acknowledge, 500 milliseconds to one minute
 * @param clockTolerance how far a sender's clock may run ahead of ours, up to one day
 * @param credentialCache how long a credential is remembered, and so how long a revocation takes at the most, up to one
 *     second, which is what is promised; the same of exceptions from locks
 */
@Validated
@ConfigurationProperties("chitieu.ingestion")
public record IngestionProperties(
        @DefaultValue("") String adminKeySha256,

        @DefaultValue("32MB") @InRange(from = "1KB", to = "64MB")
        DataSize maxBody,

        @DefaultValue("2") @InRange(from = "1", to = "64") int workbooksAtOnce,

        @DefaultValue("100000") @InRange(from = "1", to = "100000")
        int maxUpdates,

        @DefaultValue("5s") @InRange(from = "500ms", to = "1m")
        Duration publishTimeout,

        @DefaultValue("5m") @InRange(from = "0s", to = "1d") Duration clockTolerance,

        @DefaultValue("750ms") @InRange(from = "0s", to = "1s")
        Duration credentialCache) {

    /** Checks the hash here, because the report of a failed constraint would show it. */
    public IngestionProperties {
        if (!adminKeySha256.matches("([0-9a-f]{64})?")) {
            throw new IllegalArgumentException(
                    "expected chitieu.ingestion.admin-key-sha256 as 64 lower-case hexadecimal digits or empty, got "
                            + adminKeySha256.length() + " characters");
        }
        if (adminKeySha256.equals(SecretHash.of("").hex())) {
            throw new IllegalArgumentException(
                    "expected chitieu.ingestion.admin-key-sha256 of a key, got that of nothing");
        }
    }
}
