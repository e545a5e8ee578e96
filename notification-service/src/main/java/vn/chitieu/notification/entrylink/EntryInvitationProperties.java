package vn.chitieu.notification.entrylink;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import vn.chitieu.support.settings.InRange;

/**
 * The links in reminders by which the head of a unit enters figures, under {@code chitieu.notification.entry}. They are
 * signed with the keys of {@code chitieu.notification.links.keys}, which the ingestion service has as well.
 *
 * @param url address of the ingestion service as recipients reach it, http or https; that of
 *     {@code chitieu.identity.issuer} where it is not given. Without either, reminders have no such link
 * @param internalUrl its address as this service reaches it; the same where it is not given
 * @param timeout how long the workbook that goes with a reminder may take
 * @param openAfterDeadline how long after the deadline, or after an overdue notice, a link is good
 */
@Validated
@ConfigurationProperties("chitieu.notification.entry")
record EntryInvitationProperties(
        @Nullable URI url,
        @Nullable URI internalUrl,

        @DefaultValue("PT5S") @InRange(from = "100ms", to = "30s")
        Duration timeout,

        @DefaultValue("P30D") @InRange(from = "1d", to = "200d")
        Duration openAfterDeadline) {

    EntryInvitationProperties {
        require("url", url);
        require("internal-url", internalUrl);
    }

    private static void require(String name, @Nullable URI address) {
        if (address != null
                && (!("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
                        || address.getHost() == null
                        || address.getQuery() != null
                        || address.getFragment() != null)) {
            throw new IllegalArgumentException(
                    "expected chitieu.notification.entry." + name + " with http or https and a host, got " + address);
        }
    }

    /** Returns the first of two addresses that is given, ending in a slash; null where neither is. */
    static @Nullable URI first(@Nullable URI one, @Nullable URI other) {
        URI address = one == null ? other : one;
        if (address == null) {
            return null;
        }
        return address.toString().endsWith("/") ? address : URI.create(address + "/");
    }
}
