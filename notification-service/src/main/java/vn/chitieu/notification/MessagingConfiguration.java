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
import vn.chitieu.notification.deadletter.KeepRejections;
import vn.chitieu.notification.deadletter.RejectedUpdatesListener;
import vn.chitieu.notification.detection.KeptPlaces;
import vn.chitieu.notification.detection.Positions;
import vn.chitieu.notification.detection.QuarterlyTotalsListener;
import vn.chitieu.notification.detection.TrackTotals;
import vn.chitieu.notification.outbox.delivery.MailBell;
import vn.chitieu.notification.outbox.delivery.NotificationSettings;
import vn.chitieu.notification.recovery.Restore;
import vn.chitieu.notification.reminder.TrackReports;
import vn.chitieu.support.kafka.KafkaStoreMarks;
import vn.chitieu.support.kafka.RequiredTopics;
import vn.chitieu.support.kafka.RetryLogger;
import vn.chitieu.support.kafka.TopicInspector;
import vn.chitieu.support.restore.StoreMarks;

/** The Kafka side: topics and listeners. */
@Configuration(proxyBeanMethods = false)
class MessagingConfiguration {

    @Bean
    RequiredTopics quarterlyTotals(CitySettings settings) {
        return RequiredTopics.of(new TopicDefinitions(
                        settings.topics().partitions(), settings.topics().replicas())
                .quarterlyTotals());
    }

    @Bean
    RequiredTopics rejectedUpdates(CitySettings settings) {
        return RequiredTopics.of(new TopicDefinitions(
                        settings.topics().partitions(), settings.topics().replicas())
                .rejectedUpdates());
    }

    @Bean
    RequiredTopics storeMarksTopic(CitySettings settings) {
        return RequiredTopics.of(new TopicDefinitions(
                        settings.topics().partitions(), settings.topics().replicas())
                .storeMarks());
    }

    @Bean
    StoreMarks storeMarks(
            ConsumerFactory<?, ?> consumers, ProducerFactory<String, byte[]> producers, NotificationSettings settings) {
        return new KafkaStoreMarks(consumers, producers, settings.database());
    }

    @Bean
    KeptPlaces keptPlaces(Positions positions, TopicInspector topics, Restore restore, Clock clock) {
        return new KeptPlaces(positions, topics::inspect, restore, clock);
    }

    @Bean
    RejectedUpdatesListener rejectedUpdatesListener(
            KeepRejections rejections, KeptPlaces places, Supplier<Catalog> catalog, MeterRegistry meters) {
        return new RejectedUpdatesListener(rejections, places, catalog, meters);
    }

    @Bean
    QuarterlyTotalsListener quarterlyTotalsListener(
            TrackTotals track,
            TrackReports reports,
            KeptPlaces places,
            Supplier<Catalog> catalog,
            MailBell bell,
            MeterRegistry meters) {
        return new QuarterlyTotalsListener(track, reports, places, catalog, bell, meters);
    }

    @Bean
    RetryLogger retryLogger(MeterRegistry meters) {
        return new RetryLogger(meters.counter("chitieu.notification.totals.retried"));
    }
}
