package vn.chitieu.notification.scheduling;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** DOWN while a scheduled job has failed for long. */
public final class SchedulerHealthIndicator implements HealthIndicator {

    private final ScheduledJobs scheduledJobs;
    private final Duration timeout;

    public SchedulerHealthIndicator(ScheduledJobs scheduledJobs, Duration timeout) {
        this.scheduledJobs = scheduledJobs;
        this.timeout = timeout;
    }

    @Override
    public Health health() {
        Map<String, String> failing = scheduledJobs.failing(timeout);
        return (failing.isEmpty() ? Health.up() : Health.down())
                .withDetail("failing", failing)
                .build();
    }
}
