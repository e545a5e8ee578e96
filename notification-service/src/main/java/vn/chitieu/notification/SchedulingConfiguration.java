package vn.chitieu.notification;

import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.notification.cases.KeepCases;
import vn.chitieu.notification.deadletter.KeepRejections;
import vn.chitieu.notification.outbox.delivery.MailBell;
import vn.chitieu.notification.outbox.delivery.MendRestored;
import vn.chitieu.notification.quarterreport.ReportAtDeadline;
import vn.chitieu.notification.quarterreport.WantReports;
import vn.chitieu.notification.recovery.WatchClock;
import vn.chitieu.notification.reminder.KeepReports;
import vn.chitieu.notification.routing.digest.CloseDigests;
import vn.chitieu.notification.scheduling.KeepTime;
import vn.chitieu.notification.scheduling.TimeJob;
import vn.chitieu.notification.scheduling.Timekeeper;
import vn.chitieu.notification.scheduling.TimekeeperHealthIndicator;
import vn.chitieu.notification.scheduling.TimekeeperSettings;

/** Everything that time brings about, in the order in which it is done. */
@Configuration(proxyBeanMethods = false)
class SchedulingConfiguration {

    @Bean
    KeepTime keepTime(
            KeepCases cases,
            KeepReports reports,
            KeepRejections rejections,
            CloseDigests digests,
            WantReports want,
            WatchClock watchClock,
            MendRestored mend,
            Supplier<Catalog> catalog,
            MailBell bell,
            Clock clock) {
        ReportAtDeadline atDeadline = new ReportAtDeadline(catalog, want);
        return new KeepTime(
                List.of(
                        new TimeJob("clock", watchClock::tick),
                        new TimeJob("after a restore", mend::tick),
                        new TimeJob("cases", cases::tick),
                        new TimeJob("reports due", reports::tick),
                        new TimeJob("report of the quarter", atDeadline::tick),
                        new TimeJob("rejected records", rejections::tick),
                        new TimeJob("digests", digests::tick)),
                bell,
                clock);
    }

    @Bean
    Timekeeper timekeeper(KeepTime keepTime, TimekeeperSettings settings) {
        return new Timekeeper(keepTime, settings.every());
    }

    @Bean
    TimekeeperHealthIndicator timekeeperHealthIndicator(KeepTime keepTime, TimekeeperSettings settings) {
        return new TimekeeperHealthIndicator(keepTime, settings.patience());
    }
}
