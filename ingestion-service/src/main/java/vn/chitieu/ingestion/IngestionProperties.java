package vn.chitieu.ingestion;

import jakarta.validation.Valid;
import java.time.Duration;
import java.util.Objects;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;
import vn.chitieu.ingestion.credential.SecretHash;
import vn.chitieu.support.settings.InRange;

/**
 * The settings that several features share; a feature with settings of its own has a record in its package.
 *
 * @param ingestion all of them, under {@code chitieu.ingestion}
 */
@Validated
@ConfigurationProperties("chitieu")
public record IngestionProperties(@DefaultValue @Valid Ingestion ingestion) {

    /**
     * Settings under {@code chitieu.ingestion}.
     *
     * @param adminKeySha256 SHA-256, in 64 lower-case hexadecimal digits, of the whole key of the first administrator;
     *     empty for none
     * @param maxBody largest body of a request, 1 KB to 64 MB
     * @param workbooksAtOnce how many workbooks are read at once, 1 to 64; each may need some 50 MB of heap
     * @param maxUpdates most updates in one request, 1 to 100,000
     * @param publishTimeout within which the log has to acknowledge, 500 milliseconds to one minute
     * @param clockTolerance how far a sender's clock may run ahead of ours, up to one day
     * @param credentialCache how long a credential is remembered, and so how long a revocation takes at the most, up to
     *     one second, which is what is promised; the same of exceptions from locks
     * @param access authorization, audit and rate limits
     */
    public record Ingestion(
            @DefaultValue("") String adminKeySha256,

            @DefaultValue("32MB") @InRange(from = "1KB", to = "64MB")
            DataSize maxBody,

            @DefaultValue("2") @InRange(from = "1", to = "64")
            int workbooksAtOnce,

            @DefaultValue("100000") @InRange(from = "1", to = "100000")
            int maxUpdates,

            @DefaultValue("5s") @InRange(from = "500ms", to = "1m")
            Duration publishTimeout,

            @DefaultValue("5m") @InRange(from = "0s", to = "1d")
            Duration clockTolerance,

            @DefaultValue("750ms") @InRange(from = "0s", to = "1s")
            Duration credentialCache,

            @DefaultValue @Valid Access access) {

        /** Checks the hash here, because the report of a failed constraint would show it. */
        public Ingestion {
            Objects.requireNonNull(access);
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

    /**
     * Authorization, audit and rate limits, under {@code chitieu.ingestion.access}.
     *
     * @param bodyDeadline within which the whole body of a request has to come, 100 ms to 1 h
     * @param auditEvery how often counts get into the audit, 100 ms to 1 h; those of the last moment are lost in a
     *     crash
     * @param auditMonths how many whole months the audit is kept beside the current one, 1 to 1200
     * @param limits how much one sender may send to this instance
     */
    public record Access(
            @DefaultValue("2m") @InRange(from = "100ms", to = "1h")
            Duration bodyDeadline,

            @DefaultValue("1m") @InRange(from = "100ms", to = "1h")
            Duration auditEvery,

            @DefaultValue("24") @InRange(from = "1", to = "1200")
            int auditMonths,

            @DefaultValue @Valid Limits limits) {}

    /**
     * What each credential may send to this instance where it has no limits of its own; each is 1 to 1,000,000,000.
     *
     * @param requestsPerSecond requests
     * @param requestsPerMinute requests
     * @param updatesPerSecond updates and targets
     * @param updatesPerMinute updates and targets
     * @param updatesPerDay updates and targets: the log is kept for ever, so it is this one that bounds what a program
     *     in a loop leaves there; all at once for a first load, and what was used comes back evenly within a day
     * @param failuresPerMinute attempts with keys that are not valid, of one remote address
     */
    public record Limits(
            @DefaultValue("100") @InRange(from = "1", to = MOST)
            int requestsPerSecond,

            @DefaultValue("3000") @InRange(from = "1", to = MOST)
            int requestsPerMinute,

            @DefaultValue("5000") @InRange(from = "1", to = MOST)
            int updatesPerSecond,

            @DefaultValue("20000") @InRange(from = "1", to = MOST)
            int updatesPerMinute,

            @DefaultValue("50000") @InRange(from = "1", to = MOST)
            int updatesPerDay,

            @DefaultValue("300") @InRange(from = "1", to = MOST)
            int failuresPerMinute) {

        private static final String MOST = "1000000000";
    }
}
