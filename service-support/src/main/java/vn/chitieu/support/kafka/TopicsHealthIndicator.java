package vn.chitieu.support.kafka;

import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/** WARNING while a topic is missing: what reads it waits. */
final class TopicsHealthIndicator implements HealthIndicator {

    private static final Status WARNING = new Status("WARNING");

    private final TopicInitializer topics;

    TopicsHealthIndicator(TopicInitializer topics) {
        this.topics = topics;
    }

    @Override
    public Health health() {
        List<String> missing = topics.missing();
        return missing.isEmpty()
                ? Health.up().build()
                : Health.status(WARNING).withDetail("missing", missing).build();
    }
}
