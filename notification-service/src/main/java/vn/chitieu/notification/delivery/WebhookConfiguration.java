package vn.chitieu.notification.delivery;

import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.notification.NotificationSettings;
import vn.chitieu.notification.WebhookSettings;
import vn.chitieu.notification.application.ChannelGate;
import vn.chitieu.notification.application.DeliverBatch;
import vn.chitieu.notification.application.DeliverMail;
import vn.chitieu.notification.application.MailBell;
import vn.chitieu.notification.application.MailPace;
import vn.chitieu.notification.application.Tally;
import vn.chitieu.notification.domain.outbox.ArchiveProbe;
import vn.chitieu.notification.domain.outbox.Channel;
import vn.chitieu.notification.domain.outbox.DeliveryPolicy;
import vn.chitieu.notification.domain.outbox.MailChannel;
import vn.chitieu.notification.domain.outbox.Outbox;

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
