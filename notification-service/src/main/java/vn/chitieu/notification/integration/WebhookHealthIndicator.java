package vn.chitieu.notification.integration;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import vn.chitieu.notification.outbox.delivery.CircuitBreaker;
import vn.chitieu.support.runtime.WarningHealth;

/** WARNING, with its answer, while the other system takes no events. */
public final class WebhookHealthIndicator implements HealthIndicator {

    private final CircuitBreaker circuitBreaker;

    public WebhookHealthIndicator(CircuitBreaker circuitBreaker) {
        this.circuitBreaker = circuitBreaker;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        circuitBreaker
                .state()
                .ifPresent(state -> health.status(WarningHealth.WARNING)
                        .withDetail("channelClosed", state.why())
                        .withDetail("nextAttempt", state.until().toString()));
        return health.build();
    }
}
