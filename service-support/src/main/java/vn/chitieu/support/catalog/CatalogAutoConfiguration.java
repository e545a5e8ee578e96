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
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import vn.chitieu.catalog.CurrentCatalog;
import vn.chitieu.catalog.files.CatalogReloader;
import vn.chitieu.catalog.files.CatalogWatcher;
import vn.chitieu.catalog.files.format.InvalidCatalogException;
import vn.chitieu.support.runtime.RuntimeAutoConfiguration;

/**
 * Reads the city's catalog, keeps it up to date with its files, and says which edition is in force. All of it backs off
 * for a {@link CurrentCatalog} of the service.
 */
@AutoConfiguration(after = RuntimeAutoConfiguration.class)
@ConditionalOnBean(Clock.class)
@ConditionalOnMissingBean(CurrentCatalog.class)
@EnableConfigurationProperties(CatalogProperties.class)
public class CatalogAutoConfiguration {

    @Bean
    CatalogReloader catalogReloader(CatalogProperties settings, Clock clock) throws InvalidCatalogException {
        return CatalogReloader.open(settings.directory(), clock);
    }

    /** Users ask for the catalog each time, as a {@code Supplier<Catalog>}. */
    @Bean
    CurrentCatalog currentCatalog(CatalogReloader reloader) {
        return reloader.inForce();
    }

    @Bean
    CatalogWatcher catalogWatcher(CatalogReloader reloader, CatalogProperties settings) {
        return CatalogWatcher.start(reloader, settings.catalogReload());
    }

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

    /** The age of the catalog in force, and how often changed files were loaded or refused. */
    @Bean
    MeterBinder catalogMeters(CurrentCatalog catalog, Clock clock) {
        return meters -> {
            TimeGauge.builder(
                            "chitieu.catalog.age",
                            catalog,
                            TimeUnit.SECONDS,
                            inForce -> Duration.between(inForce.since(), clock.instant())
                                    .toSeconds())
                    .register(meters);
            FunctionCounter.builder("chitieu.catalog.reloads", catalog, CurrentCatalog::replacements)
                    .tag("result", "loaded")
                    .register(meters);
            FunctionCounter.builder("chitieu.catalog.reloads", catalog, CurrentCatalog::refusals)
                    .tag("result", "refused")
                    .register(meters);
        };
    }
}
