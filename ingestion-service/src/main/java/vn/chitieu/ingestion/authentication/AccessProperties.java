package vn.chitieu.ingestion.authentication;

import java.time.Duration;
import java.util.Objects;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of authorization and rate limits.
 *
 * @param bodyDeadline within which the whole body of a request has to come, 100 ms to 1 h
 * @param auditEvery how often counts get into the audit, 100 ms to 1 h; those of the last moment are lost in a crash
 * @param auditMonths how many whole months the audit is kept beside the current one, 1 to 1200
 * @param limits how much one sender may send to this instance
 */
@ConfigurationProperties("chitieu.ingestion.access")
public record AccessProperties(
        @DefaultValue("2m") Duration bodyDeadline,
        @DefaultValue("1m") Duration auditEvery,
        @DefaultValue("24") int auditMonths,
        @DefaultValue Limits limits) {

    public AccessProperties {
        Objects.requireNonNull(limits);
        requireWithin("body-deadline in ms", 100, bodyDeadline.toMillis(), 3_600_000);
        requireWithin("audit-every in ms", 100, auditEvery.toMillis(), 3_600_000);
        requireWithin("audit-months", 1, auditMonths, 1_200);
    }

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
            @DefaultValue("100") int requestsPerSecond,
            @DefaultValue("3000") int requestsPerMinute,
            @DefaultValue("5000") int updatesPerSecond,
            @DefaultValue("20000") int updatesPerMinute,
            @DefaultValue("50000") int updatesPerDay,
            @DefaultValue("300") int failuresPerMinute) {

        private static final int MOST = 1_000_000_000;

        public Limits {
            requireWithin("limits.requests-per-second", 1, requestsPerSecond, MOST);
            requireWithin("limits.requests-per-minute", 1, requestsPerMinute, MOST);
            requireWithin("limits.updates-per-second", 1, updatesPerSecond, MOST);
            requireWithin("limits.updates-per-minute", 1, updatesPerMinute, MOST);
            requireWithin("limits.updates-per-day", 1, updatesPerDay, MOST);
            requireWithin("limits.failures-per-minute", 1, failuresPerMinute, MOST);
        }
    }

    private static void requireWithin(String setting, long least, long value, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("expected chitieu.ingestion.access." + setting + " from " + least
                    + " to " + most + ", got " + value);
        }
    }
}
