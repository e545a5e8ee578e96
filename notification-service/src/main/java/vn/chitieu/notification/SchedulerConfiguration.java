package vn.chitieu.notification;

import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.notification.cases.CaseScheduler;
import vn.chitieu.notification.deadletter.DeadLetterMailService;
import vn.chitieu.notification.mail.OutboxRestoreRepair;
import vn.chitieu.notification.outbox.delivery.WakeUpSignal;
import vn.chitieu.notification.quarterreport.ReportDeadlineJob;
import vn.chitieu.notification.quarterreport.ReportMailService;
import vn.chitieu.notification.recovery.ClockSkewMonitor;
import vn.chitieu.notification.reminder.ReminderService;
import vn.chitieu.notification.routing.digest.DigestService;
import vn.chitieu.notification.scheduling.ScheduledJob;
import vn.chitieu.notification.scheduling.ScheduledJobs;
import vn.chitieu.notification.scheduling.SchedulerHealthIndicator;
import vn.chitieu.notification.scheduling.SchedulerLifecycle;
import vn.chitieu.notification.scheduling.SchedulerProperties;

/** Everything that time brings about, in the order in which it is done. */
@Configuration(proxyBeanMethods = false)
class SchedulerConfiguration {

    @Bean
    ScheduledJobs keepTime(
            CaseScheduler cases,
            ReminderService reports,
            DeadLetterMailService rejections,
            DigestService digests,
            ReportMailService want,
            ClockSkewMonitor watchClock,
            OutboxRestoreRepair mend,
            Supplier<Catalog> catalog,
            WakeUpSignal bell,
            Clock clock) {
        ReportDeadlineJob atDeadline = new ReportDeadlineJob(catalog, want);
        return new ScheduledJobs(
                List.of(
                        new ScheduledJob("clock", watchClock::tick),
                        new ScheduledJob("after a restore", mend::tick),
                        new ScheduledJob("cases", cases::tick),
                        new ScheduledJob("reports due", reports::tick),
                        new ScheduledJob("report of the quarter", atDeadline::tick),
                        new ScheduledJob("rejected records", rejections::tick),
                        new ScheduledJob("digests", digests::tick)),
                bell,
                clock);
    }

    @Bean
    SchedulerLifecycle timekeeper(ScheduledJobs keepTime, SchedulerProperties settings) {
        return new SchedulerLifecycle(keepTime, settings.every());
    }

    @Bean
    SchedulerHealthIndicator timekeeperHealthIndicator(ScheduledJobs keepTime, SchedulerProperties settings) {
        return new SchedulerHealthIndicator(keepTime, settings.patience());
    }
}
