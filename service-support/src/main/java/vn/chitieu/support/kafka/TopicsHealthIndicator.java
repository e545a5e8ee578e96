package vn.chitieu.support.kafka;

import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import vn.chitieu.support.runtime.WarningHealth;

/** WARNING while a topic is missing: what reads it waits. */
final class TopicsHealthIndicator implements HealthIndicator {

    private final TopicInitializer topics;

    TopicsHealthIndicator(TopicInitializer topics) {
        this.topics = topics;
    }

    @Override
    public Health health() {
        List<String> missing = topics.missing();
        return missing.isEmpty()
                ? Health.up().build()
                : Health.status(WarningHealth.WARNING)
                        .withDetail("missing", missing)
                        .build();
    }
}
