package vn.chitieu.support.request;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

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
@ConfigurationProperties("chitieu.requests")
public record RequestLimitProperties(
        @DefaultValue("2m") Duration bodyDeadline,
        @DefaultValue("10s") Duration formDeadline,
        @DefaultValue("96KB") DataSize maxForm,
        @DefaultValue("8") int slowForms,
        @DefaultValue List<String> trustedProxies,
        @Nullable Boolean https) {

    private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f:.]{2,45}(/\\d{1,3})?");

    private static final int MOST_MILLIS = 3_600_000;
    private static final int MOST_MILLIS_OF_A_FORM = 60_000;

    /** Checks the ranges. */
    public RequestLimitProperties {
        requireWithin("body-deadline in ms", 100, bodyDeadline.toMillis(), MOST_MILLIS);
        requireWithin("form-deadline in ms", 100, formDeadline.toMillis(), MOST_MILLIS_OF_A_FORM);
        requireWithin("max-form in bytes", 0, maxForm.toBytes(), 1 << 20);
        requireWithin("slow-forms", 1, slowForms, 1_000);
        trustedProxies = List.copyOf(trustedProxies);
        for (String proxy : trustedProxies) {
            if (!ADDRESS.matcher(proxy).matches()) {
                throw new IllegalArgumentException("expected chitieu.requests.trusted-proxies to be addresses or"
                        + " networks such as 10.0.0.5 or 10.0.0.0/24, got " + proxy);
            }
        }
    }

    private static void requireWithin(String setting, long least, long value, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "expected chitieu.requests." + setting + " from " + least + " to " + most + ", got " + value);
        }
    }
}
