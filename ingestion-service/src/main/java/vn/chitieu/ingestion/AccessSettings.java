package vn.chitieu.ingestion;

import java.time.Duration;
import java.util.Objects;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may what, and how much of it.
 *
 * @param bodyDeadline within which the whole body of a request has to come, 100 ms to 1 h
 */
@ConfigurationProperties("chitieu.ingestion.access")
public record AccessSettings(@DefaultValue("2m") Duration bodyDeadline) {

    public AccessSettings {
        Objects.requireNonNull(bodyDeadline);
        requireWithin("body-deadline in ms", 100, bodyDeadline.toMillis(), 3_600_000);
    }

    private static void requireWithin(String setting, long least, long value, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("expected chitieu.ingestion.access." + setting + " from " + least
                    + " to " + most + ", got " + value);
        }
    }
}
