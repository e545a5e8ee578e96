package vn.chitieu.notification;

import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.notification.integration.EventLetters;
import vn.chitieu.notification.integration.WebhookChannel;
import vn.chitieu.notification.integration.WebhookHealthIndicator;
import vn.chitieu.notification.integration.WebhookSettings;
import vn.chitieu.notification.outbox.ArchiveProbe;
import vn.chitieu.notification.outbox.Channel;
import vn.chitieu.notification.outbox.DeliveryPolicy;
import vn.chitieu.notification.outbox.MailChannel;
import vn.chitieu.notification.outbox.Outbox;
import vn.chitieu.notification.outbox.Tally;
import vn.chitieu.notification.outbox.delivery.ChannelGate;
import vn.chitieu.notification.outbox.delivery.DeliverBatch;
import vn.chitieu.notification.outbox.delivery.DeliverMail;
import vn.chitieu.notification.outbox.delivery.MailBell;
import vn.chitieu.notification.outbox.delivery.MailDispatcher;
import vn.chitieu.notification.outbox.delivery.MailPace;
import vn.chitieu.notification.outbox.delivery.NotificationSettings;

/**
 * The webhook, with a gate, threads and a loop of its own on the same outbox: what is slow there holds back no mail. It
 * runs also where none is set up any more, so that no event waits for ever.
 */
@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {

    private final ChannelGate gate;

    WebhookConfiguration(Clock clock, NotificationSettings settings) {
        gate = new ChannelGate(clock, settings.outbox().pause());
    }

    @Bean
    MailDispatcher webhookDispatcher(
            Outbox outbox,
            DeliveryPolicy policy,
            Supplier<Catalog> catalog,
            Tally tally,
            Clock clock,
            WebhookSettings webhook,
            NotificationSettings settings) {
        MailChannel channel = new WebhookChannel(webhook, clock);
        DeliverMail deliver = new DeliverMail(
                outbox,
                new EventLetters(catalog),
                channel,
                ArchiveProbe.none(),
                gate,
                policy,
                tally,
                clock,
                below -> ThreadLocalRandom.current().nextInt(below));
        return new MailDispatcher(
                Channel.WEBHOOK,
                posted -> false,
                new DeliverBatch(deliver, outbox, channel, gate, policy, clock),
                outbox,
                gate,
                new MailPace(0, clock),
                new MailBell(),
                clock,
                settings.outbox().poll(),
                webhook.parallel(),
                settings.outbox().together());
    }

    @Bean
    HealthIndicator webhookHealthIndicator() {
        return new WebhookHealthIndicator(gate);
    }
}
