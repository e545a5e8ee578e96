package vn.chitieu.notification;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.notification.cases.model.Cases;
import vn.chitieu.notification.documents.DamagedDocuments;
import vn.chitieu.notification.integration.AlertEvents;
import vn.chitieu.notification.integration.PassOnTransitions;
import vn.chitieu.notification.integration.WebhookSettings;
import vn.chitieu.notification.mailoperations.Interventions;
import vn.chitieu.notification.mailoperations.MarkDelivered;
import vn.chitieu.notification.mailoperations.ResendMail;
import vn.chitieu.notification.outbox.DeliveryPolicy;
import vn.chitieu.notification.outbox.Outbox;
import vn.chitieu.notification.outbox.PostNotices;
import vn.chitieu.notification.outbox.Tally;
import vn.chitieu.notification.outbox.delivery.AuditOutbox;
import vn.chitieu.notification.outbox.delivery.MailBell;
import vn.chitieu.notification.outbox.delivery.NotificationSettings;

/** What is done to mails by hand, what other systems are told, and whether all is accounted for. */
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
    AuditOutbox auditOutbox(Outbox outbox, DamagedDocuments damaged, Clock clock, NotificationSettings settings) {
        return new AuditOutbox(outbox, damaged, clock, settings.outbox().overdueAfter());
    }

    @Bean
    PassOnTransitions passOnTransitions(
            Cases cases, AlertEvents events, PostNotices post, WebhookSettings webhook, Tally tally) {
        return new PassOnTransitions(cases, events, post, webhook.isSet(), tally);
    }

    @Bean
    MarkDelivered markDelivered(Outbox outbox, Interventions interventions, Tally tally, Clock clock) {
        return new MarkDelivered(outbox, interventions, tally, clock);
    }
}
