package vn.chitieu.notification.detection;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import org.springframework.boot.health.contributor.HealthIndicator;
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
        return RequiredTopics.of(
                topics.quarterlyTotals(), topics.rejectedUpdates(), topics.accountInvitations(), topics.unitRemarks());
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

    @Bean
    MeterBinder waitingTotalsMeter(TotalIntake intake) {
        return meters -> Gauge.builder("chitieu.notification.totals.waiting", intake, TotalIntake::waiting)
                .description("Revisions of totals that wait for a fault of their city or of their own to pass")
                .register(meters);
    }

    @Bean
    HealthIndicator waitingTotalsHealthIndicator(TotalIntake intake) {
        return new WaitingTotalsHealthIndicator(intake);
    }
}
