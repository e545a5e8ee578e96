package vn.chitieu.notification.outbox.delivery;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import vn.chitieu.notification.outbox.DeliveryPolicy;

/**
 * Settings of this service, under {@code chitieu.notification}.
 *
 * @param database name of its database
 * @param sender address that mails come from
 * @param senderName name beside it
 * @param replyTo a mailbox that people watch
 * @param domain right side of every Message-ID
 * @param listId List-Id of all mails
 * @param dashboardUrl where the figures can be looked at, http or https
 * @param outbox how mail is delivered
 */
@ConfigurationProperties("chitieu.notification")
public record OutboxProperties(
        @DefaultValue("chitieu-notification") String database,
        @DefaultValue("chitieu@example.org") String sender,
        @DefaultValue("Theo dõi chỉ tiêu") String senderName,
        @DefaultValue("theo-doi-chi-tieu@example.org") String replyTo,
        @DefaultValue("chitieu.example.org") String domain,
        @DefaultValue("canh-bao.chitieu.example.org") String listId,
        @DefaultValue("http://localhost:8082/") URI dashboardUrl,
        @DefaultValue Outbox outbox) {

    public OutboxProperties {
        String scheme = dashboardUrl.getScheme();
        if (!"http".equals(scheme) && !"https".equals(scheme)) {
            throw new IllegalArgumentException(
                    "expected chitieu.notification.dashboard-url with http or https, got " + dashboardUrl);
        }
    }

    /**
     * How mail is delivered; see {@link DeliveryPolicy} for the first five.
     *
     * @param lease how long a sender may take
     * @param retryBase the first wait after a failure
     * @param retryMax the longest wait
     * @param deadline when a notice is given up
     * @param unknownAfter when a mail with an unknown outcome is sent again
     * @param parallel how many mails are handed over at once, 1 to 32
     * @param together how many mails share a connection and the writes that keep their steps, 1 to 100
     * @param perSecond how many mails are begun in a second on average, up to 10000; 0 for any number
     * @param poll how often to look for what is due without being woken, 10 ms to 1 min
     * @param pause how long to wait after the mail server refused our sign-in, and at most where it does not answer, 10
     *     ms to 1 h
     * @param overdueAfter how long a mail may be due untouched before health turns red, 1 s to 1 day
     * @param auditEvery how often to look whether every notice is accounted for, 100 ms to 1 h
     */
    public record Outbox(
            @DefaultValue("PT2M") Duration lease,
            @DefaultValue("PT5S") Duration retryBase,
            @DefaultValue("PT15M") Duration retryMax,
            @DefaultValue("P3D") Duration deadline,
            @DefaultValue("PT5M") Duration unknownAfter,
            @DefaultValue("4") int parallel,
            @DefaultValue("16") int together,
            @DefaultValue("100") int perSecond,
            @DefaultValue("PT1S") Duration poll,
            @DefaultValue("PT1M") Duration pause,
            @DefaultValue("PT5M") Duration overdueAfter,
            @DefaultValue("PT1M") Duration auditEvery) {

        public Outbox {
            if (parallel < 1 || parallel > 32) {
                throw new IllegalArgumentException("expected parallel 1 to 32, got " + parallel);
            }
            if (together < 1 || together > 100) {
                throw new IllegalArgumentException("expected together 1 to 100, got " + together);
            }
            if (perSecond < 0 || perSecond > 10_000) {
                throw new IllegalArgumentException("expected per-second 0 to 10000, got " + perSecond);
            }
            check("poll", poll, Duration.ofMillis(10), Duration.ofMinutes(1));
            check("pause", pause, Duration.ofMillis(10), Duration.ofHours(1));
            check("overdue-after", overdueAfter, Duration.ofSeconds(1), Duration.ofDays(1));
            check("audit-every", auditEvery, Duration.ofMillis(100), Duration.ofHours(1));
        }

        /** Returns what the domain calls it, checked. */
        public DeliveryPolicy toPolicy() {
            return new DeliveryPolicy(lease, retryBase, retryMax, deadline, unknownAfter);
        }

        private static void check(String name, Duration value, Duration from, Duration to) {
            if (value.compareTo(from) < 0 || value.compareTo(to) > 0) {
                throw new IllegalArgumentException("expected " + name + " " + from + " to " + to + ", got " + value);
            }
        }
    }
}
