package vn.chitieu.notification.outbox.delivery;

import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.notification.documents.DamagedDocuments;
import vn.chitieu.notification.outbox.ArchiveProbe;
import vn.chitieu.notification.outbox.DeliveryPolicy;
import vn.chitieu.notification.outbox.MessageChannel;
import vn.chitieu.notification.outbox.MessageWriter;
import vn.chitieu.notification.outbox.NotificationCounters;
import vn.chitieu.notification.outbox.Outbox;
import vn.chitieu.notification.outbox.TracedChannel;
import vn.chitieu.notification.recovery.Restore;
import vn.chitieu.support.restore.StoreCheck;
import vn.chitieu.support.tracing.FigureTracer;

/** Delivery of mails from the outbox, by its settings, and its audit. */
@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {

    @Bean
    DeliveryPolicy deliveryPolicy(OutboxProperties settings) {
        return settings.outbox().toPolicy();
    }

    @Bean
    CircuitBreaker mailCircuitBreaker(Clock clock, OutboxProperties settings) {
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
            Clock clock,
            FigureTracer tracer) {
        return new OutboxDelivery(
                outbox,
                letters,
                TracedChannel.of(channel, tracer, "mail send"),
                archive,
                circuitBreaker,
                policy,
                counters,
                clock,
                below -> ThreadLocalRandom.current().nextInt(below),
                now -> !storeCheck.hasCompared() || restore.isRecent(now));
    }

    @Bean
    OutboxAudit outboxAudit(Outbox outbox, DamagedDocuments damaged, Clock clock, OutboxProperties settings) {
        return new OutboxAudit(outbox, damaged, clock, settings.outbox().overdueAfter());
    }

    @Bean
    OutboxAuditScheduler outboxAuditScheduler(OutboxAudit audit, OutboxProperties settings) {
        return new OutboxAuditScheduler(audit, settings.outbox().auditEvery());
    }

    @Bean
    OutboxHealthIndicator outboxHealthIndicator(
            OutboxAudit audit, CircuitBreaker circuitBreaker, Clock clock, OutboxProperties settings) {
        return new OutboxHealthIndicator(
                audit, circuitBreaker, clock, settings.outbox().auditEvery());
    }
}
