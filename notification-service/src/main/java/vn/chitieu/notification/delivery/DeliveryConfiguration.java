package vn.chitieu.notification.delivery;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import vn.chitieu.notification.NotificationSettings;
import vn.chitieu.notification.application.ChannelGate;
import vn.chitieu.notification.application.DeliverMail;
import vn.chitieu.notification.application.MailBell;
import vn.chitieu.notification.application.RelayNotices;
import vn.chitieu.notification.domain.outbox.MailChannel;
import vn.chitieu.notification.domain.outbox.Outbox;

/** SMTP and the loop that delivers. */
@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {

    @Bean
    MailChannel mailChannel(JavaMailSenderImpl settings) {
        return new SmtpChannel(settings);
    }

    @Bean
    MailDispatcher mailDispatcher(
            RelayNotices relay,
            DeliverMail deliver,
            Outbox outbox,
            ChannelGate gate,
            MailBell bell,
            Clock clock,
            NotificationSettings settings) {
        NotificationSettings.Outbox how = settings.outbox();
        return new MailDispatcher(relay, deliver, outbox, gate, bell, clock, how.poll(), how.parallel());
    }

    @Bean
    OutboxHealthIndicator outboxHealthIndicator(
            Outbox outbox, ChannelGate gate, Clock clock, NotificationSettings settings) {
        return new OutboxHealthIndicator(outbox, gate, clock, settings.outbox().overdueAfter());
    }

    @Bean
    LiveNotices liveNotices(Outbox outbox, Clock clock) {
        return new LiveNotices(outbox, clock);
    }
}
