package vn.chitieu.notification.answerlink;

import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import vn.chitieu.support.settings.InRange;

/**
 * The links by which recipients of mails answer, under {@code chitieu.notification.links}.
 *
 * @param baseUrl address of this service as recipients reach it, http or https, ending in a slash
 * @param keys keys in Base64, each of 32 to 128 bytes, at most {@value #MOST_KEYS}: the first signs, all are accepted.
 *     Without any, mails lead to the dashboard instead, and no case can be answered by a link
 * @param lifetime how long a link is good from when its notice was wanted
 */
@Validated
@ConfigurationProperties("chitieu.notification.links")
public record LinkProperties(
        @DefaultValue("http://localhost:8083/") URI baseUrl,
        @DefaultValue List<String> keys,

        @DefaultValue("P60D") @InRange(from = "1d", to = "400d")
        Duration lifetime) {

    private static final String PREFIX = "expected chitieu.notification.links.";
    private static final int MOST_KEYS = 8;
    private static final int MOST_BYTES = 128;

    public LinkProperties {
        keys = List.copyOf(keys);
        String scheme = baseUrl.getScheme();
        if (!("http".equals(scheme) || "https".equals(scheme))
                || baseUrl.getHost() == null
                || baseUrl.getQuery() != null
                || baseUrl.getFragment() != null
                || !baseUrl.getPath().endsWith("/")) {
            throw new IllegalArgumentException(
                    PREFIX + "base-url with http or https, a host, and a slash at its end, got " + baseUrl);
        }
        // Bean Validation would show the keys that it refuses.
        if (keys.size() > MOST_KEYS) {
            throw new IllegalArgumentException(PREFIX + "keys to be at most " + MOST_KEYS + ", got " + keys.size());
        }
        keys.forEach(LinkProperties::decoded);
    }

    /** Returns what writes and reads the links. */
    public SignedLinkCodec toLinks() {
        return new SignedLinkCodec(
                baseUrl,
                new LinkSigningKeys(keys.stream().map(LinkProperties::decoded).toList()),
                lifetime);
    }

    private static byte[] decoded(String key) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(key);
        } catch (IllegalArgumentException none) {
            throw new IllegalArgumentException(PREFIX + "keys[] in Base64, got something else");
        }
        if (bytes.length < LinkSigningKeys.LEAST_BYTES || bytes.length > MOST_BYTES) {
            throw new IllegalArgumentException(PREFIX + "keys[] of " + LinkSigningKeys.LEAST_BYTES + " to " + MOST_BYTES
                    + " bytes, got one of " + bytes.length);
        }
        return bytes;
    }

    /** Returns nothing of the keys, so that they never get into a log. */
    @Override
    public String toString() {
        return "LinkSettings[" + baseUrl + ", " + keys.size() + " keys, " + lifetime + "]";
    }
}
