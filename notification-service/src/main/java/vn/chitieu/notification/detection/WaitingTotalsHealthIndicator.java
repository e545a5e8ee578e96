package vn.chitieu.notification.detection;

import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import vn.chitieu.support.runtime.Runbook;

/** WARNING while totals wait for a fault to pass: of which cities, how many, and the newest fault of each. */
public final class WaitingTotalsHealthIndicator implements HealthIndicator {

    private static final Status WARNING = new Status("WARNING");

    private final TotalIntake intake;

    /** Takes what knows which cities are held up. */
    public WaitingTotalsHealthIndicator(TotalIntake intake) {
        this.intake = intake;
    }

    @Override
    public Health health() {
        Map<String, TotalIntake.HeldUp> heldUp = intake.heldUp();
        Health.Builder health = heldUp.isEmpty() ? Health.up() : Runbook.BEHIND.on(Health.status(WARNING));
        heldUp.forEach((city, its) -> health.withDetail(
                city, its.revisions() + " revisions wait, next attempt " + its.until() + ": " + its.why()));
        return health.build();
    }
}
