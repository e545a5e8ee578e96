package vn.chitieu.notification.integration;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import vn.chitieu.support.settings.InRange;

/**
 * Settings of the webhook that gets every transition of a case, under {@code chitieu.notification.webhook}.
 *
 * @param url where events are posted, http or https; empty where there is none
 * @param secret signs each event, 16 characters or more; never shown
 * @param timeout how long to wait for a connection and for an answer
 * @param parallel how many events are posted at once
 */
@Validated
@ConfigurationProperties("chitieu.notification.webhook")
public record WebhookProperties(
        @DefaultValue("") String url,
        @DefaultValue("") String secret,

        @DefaultValue("PT10S") @InRange(from = "100ms", to = "1m")
        Duration timeout,

        @DefaultValue("2") @InRange(from = "1", to = "16") int parallel) {

    private static final int SHORTEST_SECRET = 16;

    public WebhookProperties {
        if (!url.isEmpty() && !isWeb(url)) {
            throw new IllegalArgumentException("expected chitieu.notification.webhook.url http or https, got " + url);
        }
        // Bean Validation would show the secret that it refuses.
        if (!url.isEmpty() && secret.length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException("expected chitieu.notification.webhook.secret of " + SHORTEST_SECRET
                    + " characters or more, got " + secret.length());
        }
    }

    /** Returns whether there is one. */
    public boolean isSet() {
        return !url.isEmpty();
    }

    @Override
    public String toString() {
        return "webhook " + url;
    }

    private static boolean isWeb(String url) {
        try {
            URI uri = URI.create(url);
            return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null;
        } catch (IllegalArgumentException noUri) {
            return false;
        }
    }
}
