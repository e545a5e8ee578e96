package vn.chitieu.notification;

import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import vn.chitieu.notification.mail.ArchiveSettings;
import vn.chitieu.notification.mail.ImapArchive;
import vn.chitieu.notification.mail.RelayNotices;
import vn.chitieu.notification.mail.SmtpChannel;
import vn.chitieu.notification.outbox.ArchiveProbe;
import vn.chitieu.notification.outbox.Channel;
import vn.chitieu.notification.outbox.MailChannel;
import vn.chitieu.notification.outbox.Outbox;
import vn.chitieu.notification.outbox.delivery.AuditOutbox;
import vn.chitieu.notification.outbox.delivery.ChannelGate;
import vn.chitieu.notification.outbox.delivery.DeliverBatch;
import vn.chitieu.notification.outbox.delivery.LedgerMeters;
import vn.chitieu.notification.outbox.delivery.LiveNotices;
import vn.chitieu.notification.outbox.delivery.MailBell;
import vn.chitieu.notification.outbox.delivery.MailDispatcher;
import vn.chitieu.notification.outbox.delivery.MailPace;
import vn.chitieu.notification.outbox.delivery.NotificationSettings;
import vn.chitieu.notification.outbox.delivery.OutboxAuditor;
import vn.chitieu.notification.outbox.delivery.OutboxHealthIndicator;

/** SMTP and the loop that delivers. */
@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {

    @Bean
    MailChannel mailChannel(JavaMailSenderImpl settings, ArchiveSettings archive) {
        return new SmtpChannel(settings, archive.address());
    }

    /** Whoever starts the service beside an archive of its mail registers a probe of it instead. */
    @Bean
    @ConditionalOnMissingBean
    ArchiveProbe archiveProbe(ArchiveSettings archive) {
        return archive.isAsked() ? new ImapArchive(archive) : ArchiveProbe.none();
    }

    @Bean
    MailDispatcher mailDispatcher(
            RelayNotices relay,
            DeliverBatch deliver,
            Outbox outbox,
            ChannelGate gate,
            MailBell bell,
            Clock clock,
            NotificationSettings settings) {
        NotificationSettings.Outbox how = settings.outbox();
        MailPace pace = new MailPace(how.perSecond(), clock);
        return new MailDispatcher(
                Channel.MAIL,
                relay::relay,
                deliver,
                outbox,
                gate,
                pace,
                bell,
                clock,
                how.poll(),
                how.parallel(),
                how.together());
    }

    @Bean
    OutboxAuditor outboxAuditor(AuditOutbox audit, NotificationSettings settings) {
        return new OutboxAuditor(audit, settings.outbox().auditEvery());
    }

    @Bean
    OutboxHealthIndicator outboxHealthIndicator(
            AuditOutbox audit, ChannelGate gate, Clock clock, NotificationSettings settings) {
        return new OutboxHealthIndicator(audit, gate, clock, settings.outbox().auditEvery());
    }

    @Bean
    LedgerMeters ledgerMeters(AuditOutbox audit) {
        return new LedgerMeters(audit);
    }

    @Bean
    LiveNotices liveNotices(Outbox outbox, Clock clock) {
        return new LiveNotices(outbox, clock);
    }
}
