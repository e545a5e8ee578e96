package vn.chitieu.support.mongo;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Timeouts of MongoDB.
 *
 * @param waitTimeout how long to wait for a server that can take the operation, for its connection and for a free one
 *     of the pool; 100 ms to 1 min
 * @param readTimeout how long a server may take for one answer; 100 ms to 10 min. A primary that froze is given up then
 *     and the operation is retried once on the next one; an answer that takes longer is never received
 */
@ConfigurationProperties("chitieu.mongo")
public record MongoTimeoutProperties(
        @DefaultValue("5s") Duration waitTimeout,
        @DefaultValue("5s") Duration readTimeout) {

    private static final Duration SHORTEST = Duration.ofMillis(100);

    public MongoTimeoutProperties {
        requireWithin("wait-timeout", waitTimeout, Duration.ofMinutes(1));
        requireWithin("read-timeout", readTimeout, Duration.ofMinutes(10));
    }

    private static void requireWithin(String name, Duration value, Duration longest) {
        if (value.compareTo(SHORTEST) < 0 || value.compareTo(longest) > 0) {
            throw new IllegalArgumentException(
                    "expected chitieu.mongo." + name + " " + SHORTEST + " to " + longest + ", got " + value);
        }
    }
}
