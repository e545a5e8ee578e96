package vn.chitieu.support.request;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;
import vn.chitieu.support.settings.InRange;

/**
 * How much of a thread and of memory a request may take.
 *
 * @param bodyDeadline within which the whole body of a request has to come, 100 ms to 1 h
 * @param formDeadline the same of a form, which is read before it is known who sends it; 100 ms to 1 min
 * @param maxForm the largest form that is read, 0 (forms are not read at all) to 1 MB
 * @param slowForms how many forms that have not come at once are waited for at a time, 1 to 1000; of one address half
 *     as many
 * @param trustedProxies addresses or networks (CIDR) of the proxies whose {@code X-Forwarded-For} and
 *     {@code X-Forwarded-Proto} are believed; none by default
 * @param https whether people come over TLS; by default if this service has a certificate or trusts a proxy
 */
@Validated
@ConfigurationProperties("chitieu.requests")
public record RequestLimitProperties(
        @DefaultValue("2m") @InRange(from = "100ms", to = "1h")
        Duration bodyDeadline,

        @DefaultValue("10s") @InRange(from = "100ms", to = "1m")
        Duration formDeadline,

        @DefaultValue("96KB") @InRange(from = "0B", to = "1MB")
        DataSize maxForm,

        @DefaultValue("8") @InRange(from = "1", to = "1000") int slowForms,
        @DefaultValue List<String> trustedProxies,
        @Nullable Boolean https) {

    private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f:.]{2,45}(/\\d{1,3})?");

    /** Checks what ranges cannot say. */
    public RequestLimitProperties {
        trustedProxies = List.copyOf(trustedProxies);
        for (String proxy : trustedProxies) {
            if (!ADDRESS.matcher(proxy).matches()) {
                throw new IllegalArgumentException("expected chitieu.requests.trusted-proxies to be addresses or"
                        + " networks such as 10.0.0.5 or 10.0.0.0/24, got " + proxy);
            }
        }
    }
}
