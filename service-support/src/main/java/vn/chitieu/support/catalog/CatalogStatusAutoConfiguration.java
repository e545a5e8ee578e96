package vn.chitieu.support.catalog;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import vn.chitieu.catalog.CurrentCatalog;

/** Says in health, info and metrics which edition of the catalog is in force. */
@AutoConfiguration(after = CatalogAutoConfiguration.class)
@ConditionalOnBean(CurrentCatalog.class)
public class CatalogStatusAutoConfiguration {

    @Bean
    HealthIndicator catalogHealthIndicator(CurrentCatalog catalog) {
        return new CatalogHealthIndicator(catalog);
    }

    @Bean
    InfoContributor catalogInfo(CurrentCatalog catalog) {
        return info -> info.withDetail(
                "catalog",
                Map.of(
                        "city", catalog.get().id(),
                        "edition", catalog.get().edition(),
                        "since", catalog.since().toString()));
    }

    /** The age of the catalog in force, and how often another edition was taken or refused. */
    @Bean
    MeterBinder catalogMeters(CurrentCatalog catalog, Clock clock) {
        return meters -> {
            TimeGauge.builder(
                            "chitieu.catalog.age",
                            catalog,
                            TimeUnit.SECONDS,
                            inForce -> Duration.between(inForce.since(), clock.instant())
                                    .toSeconds())
                    .description("Since when the edition of the catalog is in force")
                    .register(meters);
            FunctionCounter.builder("chitieu.catalog.reloads", catalog, CurrentCatalog::replacements)
                    .description("Editions of the catalog that were taken or refused")
                    .tag("result", "loaded")
                    .register(meters);
            FunctionCounter.builder("chitieu.catalog.reloads", catalog, CurrentCatalog::refusals)
                    .description("Editions of the catalog that were taken or refused")
                    .tag("result", "refused")
                    .register(meters);
        };
    }
}
