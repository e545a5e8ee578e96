package vn.chitieu.notification;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.ProducerFactory;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.kafka.TopicDefinitions;
import vn.chitieu.notification.deadletter.DeadLetterMailService;
import vn.chitieu.notification.deadletter.UnitDeadLetterListener;
import vn.chitieu.notification.detection.AlertTotalsListener;
import vn.chitieu.notification.detection.DetectionService;
import vn.chitieu.notification.detection.PositionSeeker;
import vn.chitieu.notification.detection.TopicPositions;
import vn.chitieu.notification.outbox.delivery.OutboxProperties;
import vn.chitieu.notification.outbox.delivery.WakeUpSignal;
import vn.chitieu.notification.recovery.Restore;
import vn.chitieu.notification.reminder.MissingReportTracker;
import vn.chitieu.support.kafka.KafkaStoreMarks;
import vn.chitieu.support.kafka.RequiredTopics;
import vn.chitieu.support.kafka.RetryLogger;
import vn.chitieu.support.kafka.TopicInspector;
import vn.chitieu.support.restore.StoreMarks;

/** The Kafka side: topics and listeners. */
@Configuration(proxyBeanMethods = false)
class DetectionConfiguration {

    @Bean
    RequiredTopics quarterlyTotals(TopicDefinitions topics) {
        return RequiredTopics.of(topics.quarterlyTotals());
    }

    @Bean
    RequiredTopics rejectedUpdates(TopicDefinitions topics) {
        return RequiredTopics.of(topics.rejectedUpdates());
    }

    @Bean
    RequiredTopics storeMarksTopic(TopicDefinitions topics) {
        return RequiredTopics.of(topics.storeMarks());
    }

    @Bean
    StoreMarks storeMarks(
            ConsumerFactory<?, ?> consumers, ProducerFactory<String, byte[]> producers, OutboxProperties settings) {
        return new KafkaStoreMarks(consumers, producers, settings.database());
    }

    @Bean
    PositionSeeker keptPlaces(TopicPositions positions, TopicInspector topics, Restore restore, Clock clock) {
        return new PositionSeeker(positions, topics::inspect, restore, clock);
    }

    @Bean
    UnitDeadLetterListener rejectedUpdatesListener(
            DeadLetterMailService rejections, PositionSeeker places, Supplier<Catalog> catalog, MeterRegistry meters) {
        return new UnitDeadLetterListener(rejections, places, catalog, meters);
    }

    @Bean
    AlertTotalsListener quarterlyTotalsListener(
            DetectionService track,
            MissingReportTracker reports,
            PositionSeeker places,
            Supplier<Catalog> catalog,
            WakeUpSignal bell,
            MeterRegistry meters) {
        return new AlertTotalsListener(track, reports, places, catalog, bell, meters);
    }

    @Bean
    RetryLogger retryLogger(MeterRegistry meters) {
        return new RetryLogger(meters.counter("chitieu.notification.totals.retried"));
    }
}
