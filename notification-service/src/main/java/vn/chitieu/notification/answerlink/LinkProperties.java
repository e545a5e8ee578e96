package vn.chitieu.notification.answerlink;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import vn.chitieu.support.link.LinkSigningKeys;
import vn.chitieu.support.settings.InRange;

/**
 * The links by which recipients of mails answer, under {@code chitieu.notification.links}.
 *
 * @param baseUrl address of this service as recipients reach it, http or https, ending in a slash
 * @param keys keys in Base64, each of 32 to 128 bytes, at most 8: the first signs, all are accepted. Without any, mails
 *     lead to the dashboard instead, and no case can be answered by a link
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
    private static final String KEYS = "chitieu.notification.links.keys";

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
        LinkSigningKeys.ofBase64(KEYS, keys);
    }

    /** Returns the keys. */
    public LinkSigningKeys toKeys() {
        return LinkSigningKeys.ofBase64(KEYS, keys);
    }

    /** Returns what writes and reads the links. */
    public SignedLinkCodec toLinks() {
        return new SignedLinkCodec(baseUrl, toKeys(), lifetime);
    }

    /** Returns nothing of the keys, so that they never get into a log. */
    @Override
    public String toString() {
        return "LinkSettings[" + baseUrl + ", " + keys.size() + " keys, " + lifetime + "]";
    }
}
