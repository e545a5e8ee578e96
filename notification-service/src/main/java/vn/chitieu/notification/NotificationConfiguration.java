package vn.chitieu.notification;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.notification.cases.model.CaseRepository;
import vn.chitieu.notification.mail.NoticeRelay;
import vn.chitieu.notification.outbox.ArchiveProbe;
import vn.chitieu.notification.outbox.DeliveryPolicy;
import vn.chitieu.notification.outbox.MessageChannel;
import vn.chitieu.notification.outbox.MessageWriter;
import vn.chitieu.notification.outbox.NoticeRouter;
import vn.chitieu.notification.outbox.NotificationCounters;
import vn.chitieu.notification.outbox.Outbox;
import vn.chitieu.notification.outbox.OutboxPublisher;
import vn.chitieu.notification.outbox.delivery.CircuitBreaker;
import vn.chitieu.notification.outbox.delivery.OutboxDelivery;
import vn.chitieu.notification.outbox.delivery.OutboxProperties;
import vn.chitieu.notification.outbox.delivery.WakeUpSignal;
import vn.chitieu.notification.quarterreport.ReportMailService;
import vn.chitieu.notification.recovery.Restore;
import vn.chitieu.notification.recovery.Restores;
import vn.chitieu.notification.scheduling.SchedulerProperties;
import vn.chitieu.support.restore.StoreCheck;
import vn.chitieu.support.restore.StoreCheckScheduler;
import vn.chitieu.support.restore.StoreHealthIndicator;
import vn.chitieu.support.restore.StoreHistories;
import vn.chitieu.support.restore.StoreMarks;
import vn.chitieu.support.runtime.ClockProperties;

/** Puts the use cases together; the adapters are configured in their own packages. */
@Configuration(proxyBeanMethods = false)
class NotificationConfiguration {

    /** In the place of the common clock: ticks in milliseconds, as MongoDB keeps times. */
    @Bean
    Clock clock(ClockProperties settings) {
        return Clock.offset(Clock.tick(Clock.systemUTC(), Duration.ofMillis(1)), settings.offset());
    }

    @Bean
    DeliveryPolicy deliveryPolicy(OutboxProperties settings) {
        return settings.outbox().toPolicy();
    }

    @Bean
    MicrometerNotificationCounters tally(MeterRegistry meters) {
        return new MicrometerNotificationCounters(meters);
    }

    @Bean
    Restore restore(Restores restores) {
        return new Restore(restores);
    }

    @Bean
    StoreCheck storeWitness(StoreHistories histories, StoreMarks marks, Restore restore) {
        return new StoreCheck(
                histories, marks, (history, now) -> restore.noticed("its mark on the log is ahead of it", now));
    }

    /** Something changes here as long as the service runs, so every look counts. */
    @Bean
    StoreCheckScheduler storeKeeper(StoreCheck witness, Clock clock, SchedulerProperties settings) {
        return StoreCheckScheduler.ofWhatAlwaysChanges(witness, clock, settings.every());
    }

    @Bean
    HealthIndicator storeHealthIndicator(StoreCheck witness, Clock clock) {
        return new StoreHealthIndicator(witness, clock, Restore.CAREFUL_FOR);
    }

    @Bean
    WakeUpSignal mailBell() {
        return new WakeUpSignal();
    }

    @Bean
    CircuitBreaker channelGate(Clock clock, OutboxProperties settings) {
        return new CircuitBreaker(clock, settings.outbox().pause());
    }

    @Bean
    OutboxPublisher postNotices(
            Outbox outbox, NoticeRouter routing, DeliveryPolicy policy, NotificationCounters tally, Clock clock) {
        return new OutboxPublisher(outbox, routing, policy, tally, clock);
    }

    @Bean
    ReportMailService wantReports(Supplier<Catalog> catalog, OutboxPublisher post, Clock clock) {
        return new ReportMailService(catalog, post, clock);
    }

    @Bean
    NoticeRelay relayNotices(CaseRepository cases, OutboxPublisher post) {
        return new NoticeRelay(cases, post);
    }

    @Bean
    OutboxDelivery mailDelivery(
            Outbox outbox,
            MessageWriter letters,
            MessageChannel channel,
            ArchiveProbe archive,
            CircuitBreaker gate,
            DeliveryPolicy policy,
            NotificationCounters tally,
            Restore restore,
            StoreCheck witness,
            Clock clock) {
        return new OutboxDelivery(
                outbox,
                letters,
                channel,
                archive,
                gate,
                policy,
                tally,
                clock,
                below -> ThreadLocalRandom.current().nextInt(below),
                now -> !witness.hasCompared() || restore.isRecent(now));
    }
}
