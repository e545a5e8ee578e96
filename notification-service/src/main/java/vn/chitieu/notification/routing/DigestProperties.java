package vn.chitieu.notification.routing;

import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import vn.chitieu.notification.notice.DigestSlots;

/**
 * Settings of digests, under {@code chitieu.notification.digest}.
 *
 * @param slot the time of each working day at which digests are sent, in the city's zone, whole minutes
 * @param mostAtOnce how many mails about cases and missing reports a person gets at once in a day, 1 to 10000; the rest
 *     goes into the digest. With the digest itself that makes three mails a day by default
 */
@ConfigurationProperties("chitieu.notification.digest")
public record DigestProperties(
        @DefaultValue("07:30") LocalTime slot,
        @DefaultValue("2") int mostAtOnce) {

    public DigestProperties {
        if (mostAtOnce < 1 || mostAtOnce > 10_000) {
            throw new IllegalArgumentException(
                    "expected chitieu.notification.digest.most-at-once 1 to 10000, got " + mostAtOnce);
        }
    }

    /** Returns what the domain calls the slots, checked. */
    public DigestSlots toSlots() {
        return new DigestSlots(slot);
    }
}
