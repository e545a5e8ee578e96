package vn.chitieu.support.catalog;

import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import vn.chitieu.catalog.CurrentCatalog;

/**
 * WARNING, with all that is wrong, while the newest edition is refused, and so not the catalog in force, or a target is
 * implausible.
 */
final class CatalogHealthIndicator implements HealthIndicator {

    private static final Status WARNING = new Status("WARNING");

    private final CurrentCatalog catalog;

    CatalogHealthIndicator(CurrentCatalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        catalog.refusal()
                .ifPresent(refusal -> health.status(WARNING)
                        .withDetail("refusedAt", refusal.at().toString())
                        .withDetail("errors", refusal.errors()));
        List<String> doubts = catalog.doubts();
        if (!doubts.isEmpty()) {
            health.status(WARNING).withDetail("doubts", doubts);
        }
        return health.withDetail("edition", catalog.get().edition())
                .withDetail("since", catalog.since().toString())
                .build();
    }
}
