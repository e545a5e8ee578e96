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
import vn.chitieu.notification.cases.model.Cases;
import vn.chitieu.notification.mail.RelayNotices;
import vn.chitieu.notification.outbox.ArchiveProbe;
import vn.chitieu.notification.outbox.DeliveryPolicy;
import vn.chitieu.notification.outbox.Letters;
import vn.chitieu.notification.outbox.MailChannel;
import vn.chitieu.notification.outbox.Outbox;
import vn.chitieu.notification.outbox.PostNotices;
import vn.chitieu.notification.outbox.Routing;
import vn.chitieu.notification.outbox.Tally;
import vn.chitieu.notification.outbox.delivery.ChannelGate;
import vn.chitieu.notification.outbox.delivery.DeliverBatch;
import vn.chitieu.notification.outbox.delivery.DeliverMail;
import vn.chitieu.notification.outbox.delivery.MailBell;
import vn.chitieu.notification.outbox.delivery.NotificationSettings;
import vn.chitieu.notification.quarterreport.WantReports;
import vn.chitieu.notification.recovery.Restore;
import vn.chitieu.notification.recovery.Restores;
import vn.chitieu.notification.scheduling.TimekeeperSettings;
import vn.chitieu.support.restore.StoreHealthIndicator;
import vn.chitieu.support.restore.StoreHistories;
import vn.chitieu.support.restore.StoreKeeper;
import vn.chitieu.support.restore.StoreMarks;
import vn.chitieu.support.restore.StoreWitness;

/** Puts the use cases together; the adapters are configured in their own packages. */
@Configuration(proxyBeanMethods = false)
class NotificationConfiguration {

    /** Ticks in milliseconds, as MongoDB keeps times. */
    @Bean
    Clock clock(CitySettings settings) {
        return Clock.offset(
                Clock.tick(Clock.systemUTC(), Duration.ofMillis(1)),
                settings.clock().offset());
    }

    @Bean
    DeliveryPolicy deliveryPolicy(NotificationSettings settings) {
        return settings.outbox().toPolicy();
    }

    @Bean
    Tally tally(MeterRegistry meters) {
        return new MeterTally(meters);
    }

    @Bean
    Restore restore(Restores restores) {
        return new Restore(restores);
    }

    @Bean
    StoreWitness storeWitness(StoreHistories histories, StoreMarks marks, Restore restore) {
        return new StoreWitness(
                histories, marks, (history, now) -> restore.noticed("its mark on the log is ahead of it", now));
    }

    /** Something changes here as long as the service runs, so every look counts. */
    @Bean
    StoreKeeper storeKeeper(StoreWitness witness, Clock clock, TimekeeperSettings settings) {
        return StoreKeeper.ofWhatAlwaysChanges(witness, clock, settings.every());
    }

    @Bean
    HealthIndicator storeHealthIndicator(StoreWitness witness, Clock clock) {
        return new StoreHealthIndicator(witness, clock, Restore.CAREFUL_FOR);
    }

    @Bean
    MailBell mailBell() {
        return new MailBell();
    }

    @Bean
    ChannelGate channelGate(Clock clock, NotificationSettings settings) {
        return new ChannelGate(clock, settings.outbox().pause());
    }

    @Bean
    PostNotices postNotices(Outbox outbox, Routing routing, DeliveryPolicy policy, Tally tally, Clock clock) {
        return new PostNotices(outbox, routing, policy, tally, clock);
    }

    @Bean
    WantReports wantReports(Supplier<Catalog> catalog, PostNotices post, Clock clock) {
        return new WantReports(catalog, post, clock);
    }

    @Bean
    RelayNotices relayNotices(Cases cases, PostNotices post) {
        return new RelayNotices(cases, post);
    }

    @Bean
    DeliverMail deliverMail(
            Outbox outbox,
            Letters letters,
            MailChannel channel,
            ArchiveProbe archive,
            ChannelGate gate,
            DeliveryPolicy policy,
            Tally tally,
            Restore restore,
            StoreWitness witness,
            Clock clock) {
        return new DeliverMail(
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

    @Bean
    DeliverBatch deliverBatch(
            DeliverMail single,
            Outbox outbox,
            MailChannel channel,
            ChannelGate gate,
            DeliveryPolicy policy,
            Clock clock) {
        return new DeliverBatch(single, outbox, channel, gate, policy, clock);
    }
}
