package vn.chitieu.notification;

import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.notification.cases.CaseCircumstances;
import vn.chitieu.notification.cases.TakeBackClosings;
import vn.chitieu.notification.cases.model.Cases;
import vn.chitieu.notification.deadletter.KeepRejections;
import vn.chitieu.notification.deadletter.RejectedUnits;
import vn.chitieu.notification.outbox.DeliveryPolicy;
import vn.chitieu.notification.outbox.Outbox;
import vn.chitieu.notification.outbox.PostNotices;
import vn.chitieu.notification.outbox.Routing;
import vn.chitieu.notification.outbox.delivery.MendRestored;
import vn.chitieu.notification.outbox.delivery.TakeBackRows;
import vn.chitieu.notification.recovery.Restore;
import vn.chitieu.notification.recovery.TimeMark;
import vn.chitieu.notification.recovery.WatchClock;
import vn.chitieu.notification.reminder.Duties;
import vn.chitieu.notification.reminder.KeepReports;
import vn.chitieu.notification.reminder.Ledger;
import vn.chitieu.notification.reminder.ReadLedger;
import vn.chitieu.notification.reminder.ReportingSettings;
import vn.chitieu.notification.reminder.SeenTotals;
import vn.chitieu.notification.reminder.TrackReports;
import vn.chitieu.notification.routing.DigestSettings;
import vn.chitieu.notification.routing.MailAllowance;
import vn.chitieu.notification.routing.QuietHoursSettings;
import vn.chitieu.notification.routing.RouteNotices;
import vn.chitieu.notification.routing.digest.CloseDigests;
import vn.chitieu.notification.routing.digest.Digests;
import vn.chitieu.notification.routing.silence.SilenceCases;
import vn.chitieu.notification.routing.silence.Silences;

/** When notices go out, and what time itself brings about. */
@Configuration(proxyBeanMethods = false)
class TimeConfiguration {

    @Bean
    Routing routing(
            Supplier<Catalog> catalog,
            Silences silences,
            Digests digests,
            MailAllowance allowance,
            DigestSettings digest,
            QuietHoursSettings quietHours) {
        RouteNotices.Times times =
                new RouteNotices.Times(quietHours.toQuietHours(), digest.toSlots(), digest.mostAtOnce());
        return new RouteNotices(catalog, silences, digests, allowance, times);
    }

    @Bean
    WatchClock watchClock(TimeMark mark, Restore restore, Outbox outbox, Cases cases, CaseCircumstances circumstances) {
        return new WatchClock(
                mark, restore, List.of(new TakeBackRows(outbox), new TakeBackClosings(cases, circumstances)));
    }

    @Bean
    MendRestored mendRestored(Restore restore, Cases cases, Outbox outbox, DeliveryPolicy policy) {
        return new MendRestored(restore, cases, outbox, policy);
    }

    @Bean
    CloseDigests closeDigests(Digests digests, PostNotices post) {
        return new CloseDigests(digests, post);
    }

    @Bean
    TrackReports trackReports(SeenTotals totals) {
        return new TrackReports(totals);
    }

    @Bean
    KeepReports keepReports(
            Supplier<Catalog> catalog,
            SeenTotals totals,
            Duties duties,
            Ledger ledger,
            PostNotices post,
            ReportingSettings settings) {
        return new KeepReports(catalog, totals, duties, ledger, post, settings.toPolicy());
    }

    @Bean
    KeepRejections keepRejections(
            Supplier<Catalog> catalog, RejectedUnits units, PostNotices post, DigestSettings digest, Clock clock) {
        return new KeepRejections(catalog, units, post, digest.toSlots(), clock);
    }

    @Bean
    ReadLedger readLedger(Supplier<Catalog> catalog, Ledger ledger) {
        return new ReadLedger(catalog, ledger);
    }

    @Bean
    SilenceCases silenceCases(Silences silences, Clock clock) {
        return new SilenceCases(silences, clock);
    }
}
