package vn.chitieu.aggregation.fold;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;
import vn.chitieu.support.runtime.WarningHealth;

/**
 * WARNING from the moment on at which the log has four fifths of the records to which an id is known: what comes again
 * under an id that is older than that is taken for a new update.
 */
@Component("idsHealthIndicator")
final class UpdateIdsHealthIndicator implements HealthIndicator {

    private final KnownUpdateIds ids;

    UpdateIdsHealthIndicator(KnownUpdateIds ids) {
        this.ids = ids;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        if (ids.reached() >= ids.window() / 5 * 4) {
            health.status(WarningHealth.WARNING)
                    .withDetail(
                            "expected",
                            "fewer than " + ids.window() / 5 * 4 + " records on a partition of indicator-updates; raise"
                                    + " chitieu.aggregation.id-window, 10 bytes of heap for each record");
        }
        return health.withDetail("records", ids.reached())
                .withDetail("window", ids.window())
                .withDetail("ids", ids.size())
                .build();
    }
}
