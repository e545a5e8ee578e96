package vn.chitieu.notification;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.notification.mail.NoticeRelay;
import vn.chitieu.notification.outbox.Channel;
import vn.chitieu.notification.outbox.Outbox;
import vn.chitieu.notification.outbox.delivery.CircuitBreaker;
import vn.chitieu.notification.outbox.delivery.LiveNoticeMetrics;
import vn.chitieu.notification.outbox.delivery.OutboxAudit;
import vn.chitieu.notification.outbox.delivery.OutboxAuditScheduler;
import vn.chitieu.notification.outbox.delivery.OutboxCountMetrics;
import vn.chitieu.notification.outbox.delivery.OutboxDelivery;
import vn.chitieu.notification.outbox.delivery.OutboxDispatcher;
import vn.chitieu.notification.outbox.delivery.OutboxHealthIndicator;
import vn.chitieu.notification.outbox.delivery.OutboxProperties;
import vn.chitieu.notification.outbox.delivery.SendRateLimiter;
import vn.chitieu.notification.outbox.delivery.WakeUpSignal;

/** The loop that delivers. */
@Configuration(proxyBeanMethods = false)
class MailConfiguration {

    @Bean
    OutboxDispatcher mailDispatcher(
            NoticeRelay relay,
            OutboxDelivery delivery,
            Outbox outbox,
            CircuitBreaker circuitBreaker,
            WakeUpSignal wakeUp,
            Clock clock,
            OutboxProperties settings) {
        OutboxProperties.Outbox how = settings.outbox();
        SendRateLimiter pace = new SendRateLimiter(how.perSecond(), clock);
        return new OutboxDispatcher(
                Channel.MAIL,
                relay::relay,
                delivery,
                outbox,
                circuitBreaker,
                pace,
                wakeUp,
                clock,
                how.poll(),
                how.parallel(),
                how.together());
    }

    @Bean
    OutboxAuditScheduler outboxAuditor(OutboxAudit audit, OutboxProperties settings) {
        return new OutboxAuditScheduler(audit, settings.outbox().auditEvery());
    }

    @Bean
    OutboxHealthIndicator outboxHealthIndicator(
            OutboxAudit audit, CircuitBreaker circuitBreaker, Clock clock, OutboxProperties settings) {
        return new OutboxHealthIndicator(
                audit, circuitBreaker, clock, settings.outbox().auditEvery());
    }

    @Bean
    OutboxCountMetrics ledgerMeters(OutboxAudit audit) {
        return new OutboxCountMetrics(audit);
    }

    @Bean
    LiveNoticeMetrics liveNotices(Outbox outbox, Clock clock) {
        return new LiveNoticeMetrics(outbox, clock);
    }
}
