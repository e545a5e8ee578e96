package vn.chitieu.aggregation;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the pages of this service lead to.
 *
 * @param alertsUrl public address of the alerts, http or https, to which the head of each page links; none: no link
 */
@ConfigurationProperties("chitieu.aggregation")
public record AlertsLinkProperties(@Nullable URI alertsUrl) {

    public AlertsLinkProperties {
        if (alertsUrl != null && !"http".equals(alertsUrl.getScheme()) && !"https".equals(alertsUrl.getScheme())) {
            throw new IllegalArgumentException(
                    "expected chitieu.aggregation.alerts-url with http or https, got " + alertsUrl);
        }
    }
}
