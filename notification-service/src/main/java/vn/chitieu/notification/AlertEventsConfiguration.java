package vn.chitieu.notification;

import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaTemplate;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.kafka.TopicDefinitions;
import vn.chitieu.notification.integration.AlertEvents;
import vn.chitieu.notification.integration.AlertEventsRelay;
import vn.chitieu.notification.integration.KafkaAlertEvents;
import vn.chitieu.notification.integration.TransitionPublisher;
import vn.chitieu.notification.outbox.delivery.OutboxProperties;
import vn.chitieu.support.kafka.RequiredTopics;

/** The topic of what happens to cases, and what fills it. */
@Configuration(proxyBeanMethods = false)
class AlertEventsConfiguration {

    @Bean
    RequiredTopics alertEventsTopic(TopicDefinitions topics) {
        return RequiredTopics.of(topics.alertEvents());
    }

    @Bean
    AlertEvents alertEvents(KafkaTemplate<String, byte[]> kafka, Supplier<Catalog> catalog) {
        return new KafkaAlertEvents(kafka, catalog);
    }

    @Bean
    AlertEventsRelay alertEventsRelay(TransitionPublisher passOn, OutboxProperties settings) {
        return new AlertEventsRelay(passOn, settings.outbox().poll());
    }
}
