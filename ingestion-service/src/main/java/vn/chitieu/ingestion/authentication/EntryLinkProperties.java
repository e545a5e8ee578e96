package vn.chitieu.ingestion.authentication;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import vn.chitieu.support.link.LinkSigningKeys;

/**
 * The links of reminders by which the entry page opens without an account, under {@code chitieu.ingestion.links}.
 *
 * @param keys the keys of the notification service, which signs the links, in Base64, each of 32 to 128 bytes, at most
 *     8: any of them may have signed. Without any no link opens
 */
@ConfigurationProperties("chitieu.ingestion.links")
record EntryLinkProperties(@DefaultValue List<String> keys) {

    private static final String KEYS = "chitieu.ingestion.links.keys";

    EntryLinkProperties {
        keys = List.copyOf(keys);
        LinkSigningKeys.ofBase64(KEYS, keys);
    }

    LinkSigningKeys toKeys() {
        return LinkSigningKeys.ofBase64(KEYS, keys);
    }

    /** Returns nothing of the keys, so that they never get into a log. */
    @Override
    public String toString() {
        return "EntryLinks[" + keys.size() + " keys]";
    }
}
