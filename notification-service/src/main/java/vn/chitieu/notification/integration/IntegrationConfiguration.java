package vn.chitieu.notification.integration;

import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaProducerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.contracts.kafka.TopicDefinitions;
import vn.chitieu.notification.cases.model.CaseRepository;
import vn.chitieu.notification.city.CityIds;
import vn.chitieu.notification.outbox.ArchiveProbe;
import vn.chitieu.notification.outbox.Channel;
import vn.chitieu.notification.outbox.DeliveryPolicy;
import vn.chitieu.notification.outbox.NotificationCounters;
import vn.chitieu.notification.outbox.Outbox;
import vn.chitieu.notification.outbox.OutboxPublisher;
import vn.chitieu.notification.outbox.TracedChannel;
import vn.chitieu.notification.outbox.delivery.CircuitBreaker;
import vn.chitieu.notification.outbox.delivery.OutboxDelivery;
import vn.chitieu.notification.outbox.delivery.OutboxDispatcher;
import vn.chitieu.notification.outbox.delivery.OutboxProperties;
import vn.chitieu.notification.outbox.delivery.SendRateLimiter;
import vn.chitieu.notification.outbox.delivery.WakeUpSignal;
import vn.chitieu.support.kafka.PublishTimeouts;
import vn.chitieu.support.kafka.RequiredTopics;
import vn.chitieu.support.tracing.FigureTracer;

/**
 * The topic of what happens to cases, and the webhook, with a gate, threads and a loop of its own on the same outbox:
 * what is slow there holds back no mail. It runs also where none is set up any more, so that no event waits for ever.
 */
@Configuration(proxyBeanMethods = false)
class IntegrationConfiguration {

    private final CircuitBreaker circuitBreaker;

    IntegrationConfiguration(Clock clock, OutboxProperties settings) {
        circuitBreaker = new CircuitBreaker(clock, settings.outbox().pause());
    }

    @Bean
    RequiredTopics topicOfAlertEvents(TopicDefinitions topics) {
        return RequiredTopics.of(topics.alertEvents());
    }

    /** Events and marks of the store are given up by the producer before the service stops waiting for them. */
    @Bean
    DefaultKafkaProducerFactoryCustomizer answersInTime() {
        PublishTimeouts times = new PublishTimeouts(KafkaAlertEvents.TIMEOUT);
        return factory -> factory.updateConfigs(times.producerSettings());
    }

    @Bean
    TransitionPublisher transitionPublisher(
            CaseRepository cases,
            AlertEvents events,
            OutboxPublisher outboxPublisher,
            WebhookProperties webhook,
            NotificationCounters counters) {
        return new TransitionPublisher(cases, events, outboxPublisher, webhook.isSet(), counters);
    }

    @Bean
    AlertEventsRelay alertEventsRelay(TransitionPublisher transitions, OutboxProperties settings) {
        return new AlertEventsRelay(transitions, settings.outbox().poll());
    }

    @Bean
    OutboxDispatcher webhookDispatcher(
            Outbox outbox,
            DeliveryPolicy policy,
            CityIds cities,
            NotificationCounters counters,
            Clock clock,
            WebhookProperties webhook,
            OutboxProperties settings,
            FigureTracer tracer) {
        OutboxDelivery delivery = new OutboxDelivery(
                outbox,
                new EventMessageWriter(cities),
                TracedChannel.of(new WebhookChannel(webhook, clock), tracer, "webhook send"),
                ArchiveProbe.none(),
                circuitBreaker,
                policy,
                counters,
                clock,
                below -> ThreadLocalRandom.current().nextInt(below));
        return new OutboxDispatcher(
                Channel.WEBHOOK,
                posted -> false,
                delivery,
                outbox,
                circuitBreaker,
                new SendRateLimiter(0, clock),
                new WakeUpSignal(),
                clock,
                settings.outbox().poll(),
                webhook.parallel(),
                settings.outbox().together());
    }

    @Bean
    HealthIndicator webhookHealthIndicator() {
        return new WebhookHealthIndicator(circuitBreaker);
    }
}
