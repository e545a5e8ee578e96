package vn.chitieu.notification;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.notification.cases.model.CaseRepository;
import vn.chitieu.notification.documents.DamagedDocuments;
import vn.chitieu.notification.integration.AlertEvents;
import vn.chitieu.notification.integration.TransitionPublisher;
import vn.chitieu.notification.integration.WebhookProperties;
import vn.chitieu.notification.mailoperations.DeliveryConfirmationService;
import vn.chitieu.notification.mailoperations.InterventionRepository;
import vn.chitieu.notification.mailoperations.ResendService;
import vn.chitieu.notification.outbox.DeliveryPolicy;
import vn.chitieu.notification.outbox.NotificationCounters;
import vn.chitieu.notification.outbox.Outbox;
import vn.chitieu.notification.outbox.OutboxPublisher;
import vn.chitieu.notification.outbox.delivery.OutboxAudit;
import vn.chitieu.notification.outbox.delivery.OutboxProperties;
import vn.chitieu.notification.outbox.delivery.WakeUpSignal;

/** Configuration of interventions, of events for other systems, and of the audit of the outbox. */
@Configuration(proxyBeanMethods = false)
class OutboxConfiguration {

    @Bean
    ResendService resendMail(
            Outbox outbox,
            InterventionRepository interventions,
            DeliveryPolicy policy,
            NotificationCounters counters,
            WakeUpSignal wakeUp,
            Clock clock) {
        return new ResendService(outbox, interventions, policy, counters, wakeUp, clock);
    }

    @Bean
    OutboxAudit auditOutbox(Outbox outbox, DamagedDocuments damaged, Clock clock, OutboxProperties settings) {
        return new OutboxAudit(outbox, damaged, clock, settings.outbox().overdueAfter());
    }

    @Bean
    TransitionPublisher passOnTransitions(
            CaseRepository cases,
            AlertEvents events,
            OutboxPublisher outboxPublisher,
            WebhookProperties webhook,
            NotificationCounters counters) {
        return new TransitionPublisher(cases, events, outboxPublisher, webhook.isSet(), counters);
    }

    @Bean
    DeliveryConfirmationService markDelivered(
            Outbox outbox, InterventionRepository interventions, NotificationCounters counters, Clock clock) {
        return new DeliveryConfirmationService(outbox, interventions, counters, clock);
    }
}
