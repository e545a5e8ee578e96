package vn.chitieu.notification;

import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.notification.integration.EventMessageWriter;
import vn.chitieu.notification.integration.WebhookChannel;
import vn.chitieu.notification.integration.WebhookHealthIndicator;
import vn.chitieu.notification.integration.WebhookProperties;
import vn.chitieu.notification.outbox.ArchiveProbe;
import vn.chitieu.notification.outbox.Channel;
import vn.chitieu.notification.outbox.DeliveryPolicy;
import vn.chitieu.notification.outbox.NotificationCounters;
import vn.chitieu.notification.outbox.Outbox;
import vn.chitieu.notification.outbox.delivery.CircuitBreaker;
import vn.chitieu.notification.outbox.delivery.OutboxDelivery;
import vn.chitieu.notification.outbox.delivery.OutboxDispatcher;
import vn.chitieu.notification.outbox.delivery.OutboxProperties;
import vn.chitieu.notification.outbox.delivery.SendRateLimiter;
import vn.chitieu.notification.outbox.delivery.WakeUpSignal;

/**
 * The webhook, with a gate, threads and a loop of its own on the same outbox: what is slow there holds back no mail. It
 * runs also where none is set up any more, so that no event waits for ever.
 */
@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {

    private final CircuitBreaker gate;

    WebhookConfiguration(Clock clock, OutboxProperties settings) {
        gate = new CircuitBreaker(clock, settings.outbox().pause());
    }

    @Bean
    OutboxDispatcher webhookDispatcher(
            Outbox outbox,
            DeliveryPolicy policy,
            Supplier<Catalog> catalog,
            NotificationCounters tally,
            Clock clock,
            WebhookProperties webhook,
            OutboxProperties settings) {
        OutboxDelivery delivery = new OutboxDelivery(
                outbox,
                new EventMessageWriter(catalog),
                new WebhookChannel(webhook, clock),
                ArchiveProbe.none(),
                gate,
                policy,
                tally,
                clock,
                below -> ThreadLocalRandom.current().nextInt(below));
        return new OutboxDispatcher(
                Channel.WEBHOOK,
                posted -> false,
                delivery,
                outbox,
                gate,
                new SendRateLimiter(0, clock),
                new WakeUpSignal(),
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
