package vn.chitieu.notification.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.TopicDefinitions;
import vn.chitieu.notification.CitySettings;
import vn.chitieu.notification.application.KeepRejections;
import vn.chitieu.notification.application.MailBell;
import vn.chitieu.notification.application.Positions;
import vn.chitieu.notification.application.TrackReports;
import vn.chitieu.notification.application.TrackTotals;
import vn.chitieu.support.kafka.RequiredTopics;

/** The Kafka side: topics, listeners, and patience with faults that pass. */
@Configuration(proxyBeanMethods = false)
class MessagingConfiguration {

    private static final long FIRST_WAIT_MILLIS = 500;
    private static final long LONGEST_WAIT_MILLIS = 30_000;

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
    KeptPlaces keptPlaces(Positions positions) {
        return new KeptPlaces(positions);
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

    /** Only a fault that passes gets here, since unreadable records are left behind: tried again for ever. */
    @Bean
    CommonErrorHandler waitsForFaultsToPass(MeterRegistry meters) {
        ExponentialBackOff patience = new ExponentialBackOff(FIRST_WAIT_MILLIS, 2);
        patience.setMaxInterval(LONGEST_WAIT_MILLIS);
        DefaultErrorHandler handler = new DefaultErrorHandler(patience);
        handler.setLogLevel(KafkaException.Level.WARN);
        handler.setRetryListeners(new VisibleRetries(meters));
        return handler;
    }
}
