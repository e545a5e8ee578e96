package vn.chitieu.notification;

import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.notification.outbox.ArchiveProbe;
import vn.chitieu.notification.outbox.DeliveryPolicy;
import vn.chitieu.notification.outbox.MessageChannel;
import vn.chitieu.notification.outbox.MessageWriter;
import vn.chitieu.notification.outbox.NotificationCounters;
import vn.chitieu.notification.outbox.Outbox;
import vn.chitieu.notification.outbox.delivery.CircuitBreaker;
import vn.chitieu.notification.outbox.delivery.OutboxDelivery;
import vn.chitieu.notification.outbox.delivery.OutboxProperties;
import vn.chitieu.notification.outbox.delivery.WakeUpSignal;
import vn.chitieu.notification.recovery.Restore;
import vn.chitieu.support.restore.StoreCheck;

/** Delivery of what is in the outbox. */
@Configuration(proxyBeanMethods = false)
class NotificationConfiguration {

    @Bean
    DeliveryPolicy deliveryPolicy(OutboxProperties settings) {
        return settings.outbox().toPolicy();
    }

    @Bean
    WakeUpSignal mailWakeUp() {
        return new WakeUpSignal();
    }

    @Bean
    CircuitBreaker channelGate(Clock clock, OutboxProperties settings) {
        return new CircuitBreaker(clock, settings.outbox().pause());
    }

    @Bean
    OutboxDelivery mailDelivery(
            Outbox outbox,
            MessageWriter letters,
            MessageChannel channel,
            ArchiveProbe archive,
            CircuitBreaker circuitBreaker,
            DeliveryPolicy policy,
            NotificationCounters counters,
            Restore restore,
            StoreCheck storeCheck,
            Clock clock) {
        return new OutboxDelivery(
                outbox,
                letters,
                channel,
                archive,
                circuitBreaker,
                policy,
                counters,
                clock,
                below -> ThreadLocalRandom.current().nextInt(below),
                now -> !storeCheck.hasCompared() || restore.isRecent(now));
    }
}
