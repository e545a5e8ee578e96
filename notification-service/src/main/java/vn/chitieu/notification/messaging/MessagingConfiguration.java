package vn.chitieu.notification.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.ProducerFactory;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.TopicDefinitions;
import vn.chitieu.notification.CitySettings;
import vn.chitieu.notification.NotificationSettings;
import vn.chitieu.notification.application.KeepRejections;
import vn.chitieu.notification.application.MailBell;
import vn.chitieu.notification.application.Positions;
import vn.chitieu.notification.application.Restore;
import vn.chitieu.notification.application.TrackReports;
import vn.chitieu.notification.application.TrackTotals;
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
