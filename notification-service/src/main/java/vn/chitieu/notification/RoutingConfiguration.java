package vn.chitieu.notification;

import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.notification.cases.CaseClockCorrection;
import vn.chitieu.notification.cases.TransitionContextFactory;
import vn.chitieu.notification.cases.model.CaseRepository;
import vn.chitieu.notification.deadletter.DeadLetterMailService;
import vn.chitieu.notification.deadletter.UnitDeadLetterRepository;
import vn.chitieu.notification.mail.OutboxRestoreRepair;
import vn.chitieu.notification.outbox.DeliveryPolicy;
import vn.chitieu.notification.outbox.NoticeRouter;
import vn.chitieu.notification.outbox.Outbox;
import vn.chitieu.notification.outbox.OutboxPublisher;
import vn.chitieu.notification.outbox.delivery.OutboxClockCorrection;
import vn.chitieu.notification.recovery.ClockSkewMonitor;
import vn.chitieu.notification.recovery.Restore;
import vn.chitieu.notification.recovery.TimeMark;
import vn.chitieu.notification.reminder.DutyRepository;
import vn.chitieu.notification.reminder.MissingReportTracker;
import vn.chitieu.notification.reminder.MissingReports;
import vn.chitieu.notification.reminder.PunctualityQuery;
import vn.chitieu.notification.reminder.PunctualityRepository;
import vn.chitieu.notification.reminder.ReminderProperties;
import vn.chitieu.notification.reminder.ReminderService;
import vn.chitieu.notification.routing.DailyMailQuota;
import vn.chitieu.notification.routing.DigestProperties;
import vn.chitieu.notification.routing.QuietHoursProperties;
import vn.chitieu.notification.routing.RoutingService;
import vn.chitieu.notification.routing.digest.DigestRepository;
import vn.chitieu.notification.routing.digest.DigestService;
import vn.chitieu.notification.routing.silence.SilenceRepository;
import vn.chitieu.notification.routing.silence.SilenceService;

/** When notices go out, and what time itself brings about. */
@Configuration(proxyBeanMethods = false)
class RoutingConfiguration {

    @Bean
    NoticeRouter routing(
            Supplier<Catalog> catalog,
            SilenceRepository silences,
            DigestRepository digests,
            DailyMailQuota allowance,
            DigestProperties digest,
            QuietHoursProperties quietHours) {
        RoutingService.Times times =
                new RoutingService.Times(quietHours.toQuietHours(), digest.toSlots(), digest.mostAtOnce());
        return new RoutingService(catalog, silences, digests, allowance, times);
    }

    @Bean
    ClockSkewMonitor watchClock(
            TimeMark mark,
            Restore restore,
            Outbox outbox,
            CaseRepository cases,
            TransitionContextFactory circumstances) {
        return new ClockSkewMonitor(
                mark,
                restore,
                List.of(new OutboxClockCorrection(outbox), new CaseClockCorrection(cases, circumstances)));
    }

    @Bean
    OutboxRestoreRepair mendRestored(Restore restore, CaseRepository cases, Outbox outbox, DeliveryPolicy policy) {
        return new OutboxRestoreRepair(restore, cases, outbox, policy);
    }

    @Bean
    DigestService closeDigests(DigestRepository digests, OutboxPublisher post) {
        return new DigestService(digests, post);
    }

    @Bean
    MissingReportTracker trackReports(MissingReports totals) {
        return new MissingReportTracker(totals);
    }

    @Bean
    ReminderService keepReports(
            Supplier<Catalog> catalog,
            MissingReports totals,
            DutyRepository duties,
            PunctualityRepository ledger,
            OutboxPublisher post,
            ReminderProperties settings) {
        return new ReminderService(catalog, totals, duties, ledger, post, settings.toPolicy());
    }

    @Bean
    DeadLetterMailService keepRejections(
            Supplier<Catalog> catalog,
            UnitDeadLetterRepository units,
            OutboxPublisher post,
            DigestProperties digest,
            Clock clock) {
        return new DeadLetterMailService(catalog, units, post, digest.toSlots(), clock);
    }

    @Bean
    PunctualityQuery readLedger(Supplier<Catalog> catalog, PunctualityRepository ledger) {
        return new PunctualityQuery(catalog, ledger);
    }

    @Bean
    SilenceService silenceCases(SilenceRepository silences, Clock clock) {
        return new SilenceService(silences, clock);
    }
}
