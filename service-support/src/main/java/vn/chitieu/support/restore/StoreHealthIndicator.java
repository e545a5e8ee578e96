package vn.chitieu.support.restore;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import vn.chitieu.support.runtime.WarningHealth;

/** WARNING for a while after a restore was noticed, with what is missing; says since when nothing is missing. */
public final class StoreHealthIndicator implements HealthIndicator {

    private final StoreCheck storeCheck;
    private final Clock clock;
    private final Duration warns;

    /**
     * Takes whom to ask.
     *
     * @param warns for how long after a restore
     */
    public StoreHealthIndicator(StoreCheck storeCheck, Clock clock, Duration warns) {
        this.storeCheck = storeCheck;
        this.clock = clock;
        this.warns = warns;
    }

    /** That the database does not answer is for another indicator to say. */
    @Override
    public Health health() {
        try {
            Health.Builder health = Health.up().withDetail("compared", storeCheck.hasCompared());
            Optional<StoreHistory> found = storeCheck.history();
            found.ifPresent(history -> health.withDetail("since", history.since()));
            found.map(StoreHistory::gap)
                    .ifPresent(gap ->
                            health.withDetail("missingChanges", gap.changes()).withDetail("missingUntil", gap.until()));
            boolean warning = found.filter(history -> history.gap() != null
                            && clock.instant().isBefore(history.since().plus(warns)))
                    .isPresent();
            return (warning ? health.status(WarningHealth.WARNING) : health).build();
        } catch (RuntimeException away) {
            return Health.unknown().withDetail("fault", away.toString()).build();
        }
    }
}
