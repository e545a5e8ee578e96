package vn.chitieu.support.mongo;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import vn.chitieu.support.settings.InRange;

/**
 * Timeouts of MongoDB.
 *
 * @param waitTimeout how long to wait for a server that can take the operation, for its connection and for a free one
 *     of the pool; 100 ms to 1 min
 * @param readTimeout how long a server may take for one answer; 100 ms to 10 min. A primary that froze is given up then
 *     and the operation is retried once on the next one; an answer that takes longer is never received
 */
@Validated
@ConfigurationProperties("chitieu.mongo")
public record MongoTimeoutProperties(
        @DefaultValue("5s") @InRange(from = "100ms", to = "1m")
        Duration waitTimeout,

        @DefaultValue("5s") @InRange(from = "100ms", to = "10m")
        Duration readTimeout) {}
