package vn.chitieu.support.catalog;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import vn.chitieu.catalog.CurrentCatalog;
import vn.chitieu.catalog.CurrentCatalogs;
import vn.chitieu.support.runtime.WarningHealth;

/**
 * DOWN while no city has a catalog, in a service that starts without; WARNING, with all that is wrong by city, while
 * the newest edition of a city is refused, and so not the catalog in force, or one of its targets is implausible.
 */
final class CatalogHealthIndicator implements HealthIndicator {

    private final CurrentCatalogs catalogs;

    CatalogHealthIndicator(CurrentCatalogs catalogs) {
        this.catalogs = catalogs;
    }

    @Override
    public Health health() {
        Health.Builder health = catalogs.holders().isEmpty()
                ? Health.down().withDetail("reason", "no edition of the catalog of any city is in force")
                : Health.up();
        for (CurrentCatalog catalog : catalogs.holders()) {
            Map<String, Object> details = new LinkedHashMap<>();
            details.put("edition", catalog.get().edition());
            details.put("since", catalog.since().toString());
            catalog.refusal().ifPresent(refusal -> warn(health, details, refusal));
            if (!catalog.doubts().isEmpty()) {
                health.status(WarningHealth.WARNING);
                details.put("doubts", catalog.doubts());
            }
            health.withDetail(catalog.get().id(), details);
        }
        catalogs.citiesWithoutCatalog().forEach((city, refusal) -> {
            Map<String, Object> details = new LinkedHashMap<>();
            warn(health, details, refusal);
            health.withDetail(city, details);
        });
        return health.build();
    }

    private static void warn(Health.Builder health, Map<String, Object> details, CurrentCatalog.Refusal refusal) {
        health.status(WarningHealth.WARNING);
        details.put("refusedAt", refusal.at().toString());
        details.put("errors", refusal.errors());
    }
}
