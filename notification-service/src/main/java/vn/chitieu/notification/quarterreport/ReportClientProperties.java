package vn.chitieu.notification.quarterreport;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import vn.chitieu.support.settings.InRange;

/**
 * Settings of the client of quarterly reports, under {@code chitieu.notification.aggregation}.
 *
 * @param url address of the aggregation service, http or https
 * @param key a reader's key there; without one no report can be read
 * @param timeout how long one answer may take
 */
@Validated
@ConfigurationProperties("chitieu.notification.aggregation")
public record ReportClientProperties(
        @DefaultValue("http://localhost:8082/") URI url,
        @DefaultValue("") String key,

        @DefaultValue("PT20S") @InRange(from = "100ms", to = "2m")
        Duration timeout) {

    public ReportClientProperties {
        String scheme = url.getScheme();
        if (!"http".equals(scheme) && !"https".equals(scheme)) {
            throw new IllegalArgumentException(
                    "expected chitieu.notification.aggregation.url with http or https, got " + url);
        }
        url = url.toString().endsWith("/") ? url : URI.create(url + "/");
    }

    /** Returns nothing of the key. */
    @Override
    public String toString() {
        return url + " within " + timeout;
    }
}
