package vn.chitieu.notification.scheduling;

import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.ProducerFactory;
import vn.chitieu.contracts.kafka.TopicDefinitions;
import vn.chitieu.notification.cases.CaseClockCorrection;
import vn.chitieu.notification.cases.CaseScheduler;
import vn.chitieu.notification.cases.FigureWatchService;
import vn.chitieu.notification.cases.TransitionContextFactory;
import vn.chitieu.notification.cases.model.CaseRepository;
import vn.chitieu.notification.confirmation.ConfirmationMailService;
import vn.chitieu.notification.deadletter.DeadLetterMailService;
import vn.chitieu.notification.detection.TopicPositions;
import vn.chitieu.notification.detection.TotalIntake;
import vn.chitieu.notification.detection.TotalsBacklog;
import vn.chitieu.notification.mail.OutboxRestoreRepair;
import vn.chitieu.notification.outbox.Outbox;
import vn.chitieu.notification.outbox.delivery.OutboxClockCorrection;
import vn.chitieu.notification.outbox.delivery.OutboxProperties;
import vn.chitieu.notification.outbox.delivery.WakeUpSignal;
import vn.chitieu.notification.quarterreport.ReportDeadlineJob;
import vn.chitieu.notification.question.QuestionService;
import vn.chitieu.notification.recovery.ClockSkewMonitor;
import vn.chitieu.notification.recovery.Restore;
import vn.chitieu.notification.recovery.TimeMark;
import vn.chitieu.notification.reminder.ReminderService;
import vn.chitieu.notification.routing.digest.DigestService;
import vn.chitieu.support.kafka.KafkaStoreMarks;
import vn.chitieu.support.kafka.RequiredTopics;
import vn.chitieu.support.kafka.TopicInspector;
import vn.chitieu.support.restore.StoreCheck;
import vn.chitieu.support.restore.StoreCheckScheduler;
import vn.chitieu.support.restore.StoreHealthIndicator;
import vn.chitieu.support.restore.StoreHistories;
import vn.chitieu.support.restore.StoreMarks;

/** Everything that time brings about, in the order in which it is done; beside it the check of the database. */
@Configuration(proxyBeanMethods = false)
class SchedulerConfiguration {

    @Bean
    ClockSkewMonitor clockSkewMonitor(
            TimeMark mark, Restore restore, Outbox outbox, CaseRepository cases, TransitionContextFactory context) {
        return new ClockSkewMonitor(
                mark, restore, List.of(new OutboxClockCorrection(outbox), new CaseClockCorrection(cases, context)));
    }

    @Bean
    ScheduledJobs scheduledJobs(
            ClockSkewMonitor clockSkew,
            OutboxRestoreRepair repair,
            TotalIntake totals,
            Supplier<TotalsBacklog> backlogs,
            CaseScheduler cases,
            ReminderService reminders,
            ReportDeadlineJob reports,
            ConfirmationMailService confirmations,
            DeadLetterMailService deadLetters,
            QuestionService questions,
            FigureWatchService watches,
            DigestService digests,
            WakeUpSignal wakeUp,
            Clock clock) {
        return new ScheduledJobs(
                List.of(
                        new ScheduledJob("clock", clockSkew::tick),
                        new ScheduledJob("after a restore", repair::tick),
                        new ScheduledJob("totals that wait", totals::tick),
                        new ScheduledJob("cases", behind(backlogs.get(), cases::tick)),
                        new ScheduledJob("reports due", behind(backlogs.get(), reminders::tick)),
                        new ScheduledJob("report of the quarter", reports::tick),
                        new ScheduledJob("figures to confirm", behind(backlogs.get(), confirmations::tick)),
                        new ScheduledJob("rejected records", deadLetters::tick),
                        new ScheduledJob("questions", questions::tick),
                        new ScheduledJob("watches", watches::tick),
                        new ScheduledJob("digests", digests::tick)),
                wakeUp,
                clock);
    }

    /** A job that asks for something waits until what was reported by now is known. */
    private static ScheduledJob.Work behind(TotalsBacklog backlog, ScheduledJob.Work work) {
        return now -> backlog.isIncluded(now) && work.doWhatIsDue(now);
    }

    /** Each job has one of its own, since each asks at its own moments. */
    @Bean
    Supplier<TotalsBacklog> totalsBacklogs(TopicPositions positions, TopicInspector topics) {
        return () -> new TotalsBacklog(positions, topics::inspect);
    }

    @Bean
    SchedulerLifecycle timekeeper(ScheduledJobs jobs, SchedulerProperties settings) {
        return new SchedulerLifecycle(jobs, settings.every());
    }

    @Bean
    SchedulerHealthIndicator timekeeperHealthIndicator(ScheduledJobs jobs, SchedulerProperties settings) {
        return new SchedulerHealthIndicator(jobs, settings.patience());
    }

    @Bean
    RequiredTopics topicOfStoreMarks(TopicDefinitions topics) {
        return RequiredTopics.of(topics.storeMarks());
    }

    @Bean
    StoreMarks storeMarks(
            ConsumerFactory<?, ?> consumers, ProducerFactory<String, byte[]> producers, OutboxProperties settings) {
        return new KafkaStoreMarks(consumers, producers, settings.database());
    }

    @Bean
    StoreCheck storeCheck(StoreHistories histories, StoreMarks marks, Restore restore) {
        return new StoreCheck(
                histories, marks, (history, now) -> restore.noticed("its mark on the log is ahead of it", now));
    }

    /** Something changes here as long as the service runs, so every look counts. */
    @Bean
    StoreCheckScheduler storeCheckScheduler(StoreCheck check, Clock clock, SchedulerProperties settings) {
        return StoreCheckScheduler.ofWhatAlwaysChanges(check, clock, settings.every());
    }

    @Bean
    HealthIndicator storeHealthIndicator(StoreCheck check, Clock clock) {
        return new StoreHealthIndicator(check, clock, Restore.CAREFUL_FOR);
    }
}
