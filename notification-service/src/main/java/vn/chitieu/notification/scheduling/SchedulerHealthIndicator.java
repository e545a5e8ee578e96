package vn.chitieu.notification.scheduling;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** DOWN while a scheduled job has failed for long. */
public final class SchedulerHealthIndicator implements HealthIndicator {

    private final ScheduledJobs keepTime;
    private final Duration patience;

    public SchedulerHealthIndicator(ScheduledJobs keepTime, Duration patience) {
        this.keepTime = keepTime;
        this.patience = patience;
    }

    @Override
    public Health health() {
        Map<String, String> failing = keepTime.failing(patience);
        return (failing.isEmpty() ? Health.up() : Health.down())
                .withDetail("failing", failing)
                .build();
    }
}
