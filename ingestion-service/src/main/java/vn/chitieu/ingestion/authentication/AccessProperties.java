package vn.chitieu.ingestion.authentication;

import jakarta.validation.Valid;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import vn.chitieu.support.settings.InRange;

/**
 * How much of this instance one sender may have.
 *
 * @param bodyDeadline within which the whole body of a request has to come, 100 ms to 1 h; {@code application.yml}
 *     hands it to {@code chitieu.requests.body-deadline}
 * @param limits how much one sender may send
 */
@Validated
@ConfigurationProperties("chitieu.ingestion.access")
public record AccessProperties(
        @DefaultValue("2m") @InRange(from = "100ms", to = "1h")
        Duration bodyDeadline,

        @DefaultValue @Valid Limits limits) {

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
