package vn.chitieu.aggregation;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import vn.chitieu.support.settings.InRange;

/**
 * Settings of this service, under {@code chitieu.aggregation}.
 *
 * @param database name of its MongoDB database
 * @param publishTimeout how long the broker may take to acknowledge the totals of one batch
 * @param watchers how many browsers may watch the stream of totals at once
 * @param watchersOfAUser how many of them may be of one user
 * @param rememberedPages how many pages are kept in memory, each some tens of kilobytes
 * @param idWindow to how many records that follow it on the log the id of an update is known at least, each some 10
 *     bytes of memory; the same for all instances and commands
 * @param alertsUrl public address of the alerts, http or https, to which the head of each page links; none: no link
 */
@Validated
@ConfigurationProperties("chitieu.aggregation")
public record AggregationProperties(
        @DefaultValue("chitieu-aggregation") String database,

        @DefaultValue("30s") @InRange(from = "1s", to = "10m")
        Duration publishTimeout,

        @DefaultValue("200") @InRange(from = "1", to = "10000")
        int watchers,

        @DefaultValue("20") @InRange(from = "1", to = "10000")
        int watchersOfAUser,

        @DefaultValue("400") @InRange(from = "0", to = "10000")
        int rememberedPages,

        @DefaultValue("5000000") @InRange(from = "1000000", to = "60000000")
        long idWindow,

        @Nullable URI alertsUrl) {

    public AggregationProperties {
        if (alertsUrl != null && !"http".equals(alertsUrl.getScheme()) && !"https".equals(alertsUrl.getScheme())) {
            throw new IllegalArgumentException(
                    "expected chitieu.aggregation.alerts-url with http or https, got " + alertsUrl);
        }
    }
}
