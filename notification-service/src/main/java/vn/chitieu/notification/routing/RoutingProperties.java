package vn.chitieu.notification.routing;

import jakarta.validation.Valid;
import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import vn.chitieu.notification.notice.DigestSlots;
import vn.chitieu.notification.notice.QuietHours;
import vn.chitieu.support.settings.InRange;

/**
 * Settings of when notices go out, under {@code chitieu.notification}.
 *
 * @param digest when digests go out, and what goes into them
 * @param quietHours when nothing goes out that is not urgent
 */
@Validated
@ConfigurationProperties("chitieu.notification")
public record RoutingProperties(
        @Valid @DefaultValue Digest digest, @DefaultValue Quiet quietHours) {

    /** Returns what the domain calls them, checked. */
    public RoutingService.Times toTimes() {
        return new RoutingService.Times(quietHours.toQuietHours(), digest.toSlots(), digest.mostAtOnce());
    }

    /**
     * Digests.
     *
     * @param slot the time of each working day at which digests are sent, in the city's zone, whole minutes
     * @param mostAtOnce how many mails about cases and missing reports a person gets at once in a day; the rest goes
     *     into the digest. With the digest itself that makes three mails a day by default
     */
    public record Digest(
            @DefaultValue("07:30") LocalTime slot,

            @DefaultValue("2") @InRange(from = "1", to = "10000")
            int mostAtOnce) {

        /** Returns what the domain calls the slots, checked. */
        public DigestSlots toSlots() {
            return new DigestSlots(slot);
        }
    }

    /**
     * Quiet hours; see {@link QuietHours}. Urgent mails do not care.
     *
     * @param from the first moment of quiet, in the city's zone
     * @param to the first moment after it; the same as {@code from} for no quiet hours
     * @param onlyWorkingDays whether days that are not worked are quiet too
     */
    public record Quiet(
            @DefaultValue("20:00") LocalTime from,
            @DefaultValue("06:30") LocalTime to,
            @DefaultValue("true") boolean onlyWorkingDays) {

        /** Returns what the domain calls it. */
        public QuietHours toQuietHours() {
            return new QuietHours(from, to, onlyWorkingDays);
        }
    }
}
