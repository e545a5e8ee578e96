package vn.chitieu.notification;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.notification.application.MailBell;
import vn.chitieu.notification.application.MarkDelivered;
import vn.chitieu.notification.application.ResendMail;
import vn.chitieu.notification.application.Tally;
import vn.chitieu.notification.domain.outbox.DeliveryPolicy;
import vn.chitieu.notification.domain.outbox.Interventions;
import vn.chitieu.notification.domain.outbox.Outbox;

/** What people do to mails by hand. */
@Configuration(proxyBeanMethods = false)
class OutboxConfiguration {

    @Bean
    ResendMail resendMail(
            Outbox outbox,
            Interventions interventions,
            DeliveryPolicy policy,
            Tally tally,
            MailBell bell,
            Clock clock) {
        return new ResendMail(outbox, interventions, policy, tally, bell, clock);
    }

    @Bean
    MarkDelivered markDelivered(Outbox outbox, Interventions interventions, Tally tally, Clock clock) {
        return new MarkDelivered(outbox, interventions, tally, clock);
    }
}
