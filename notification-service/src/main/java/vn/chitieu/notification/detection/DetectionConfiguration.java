package vn.chitieu.notification.detection;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.contracts.kafka.TopicDefinitions;
import vn.chitieu.notification.recovery.Restore;
import vn.chitieu.support.kafka.RequiredTopics;
import vn.chitieu.support.kafka.RetryLogger;
import vn.chitieu.support.kafka.TopicInspector;

/** The topics that are read from positions in the database. */
@Configuration(proxyBeanMethods = false)
class DetectionConfiguration {

    @Bean
    RequiredTopics topicsThatAreRead(TopicDefinitions topics) {
        return RequiredTopics.of(topics.quarterlyTotals(), topics.rejectedUpdates());
    }

    @Bean
    PositionSeeker positionSeeker(TopicPositions positions, TopicInspector topics, Restore restore, Clock clock) {
        return new PositionSeeker(positions, topics::inspect, restore, clock);
    }

    @Bean
    RetryLogger retryLogger(MeterRegistry meters, Clock clock) {
        return new RetryLogger(
                Counter.builder("chitieu.notification.totals.retried")
                        .description("Attempts at batches of totals that failed and are made again")
                        .register(meters),
                clock);
    }
}
