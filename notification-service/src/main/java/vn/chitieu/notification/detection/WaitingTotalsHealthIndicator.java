package vn.chitieu.notification.detection;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import vn.chitieu.support.runtime.Runbook;
import vn.chitieu.support.runtime.WarningHealth;

/** WARNING while totals wait for a fault to pass: of which cities, how many, and the newest fault of each. */
public final class WaitingTotalsHealthIndicator implements HealthIndicator {

    private final TotalIntake intake;

    /** Takes what knows which cities are held up. */
    public WaitingTotalsHealthIndicator(TotalIntake intake) {
        this.intake = intake;
    }

    @Override
    public Health health() {
        Map<String, String> late = new TreeMap<>();
        intake.heldUp()
                .forEach((city, its) -> late.put(
                        city, its.revisions() + " revisions wait, next attempt " + its.until() + ": " + its.why()));
        return WarningHealth.of(Runbook.BEHIND, late);
    }
}
