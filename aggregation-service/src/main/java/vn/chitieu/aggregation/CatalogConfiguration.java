package vn.chitieu.aggregation;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.catalog.CurrentCatalog;
import vn.chitieu.catalog.files.CatalogReloader;
import vn.chitieu.catalog.files.CatalogWatcher;
import vn.chitieu.catalog.files.format.InvalidCatalogException;

/** Reads the city's catalogue, keeps it up to date with its files, and says which edition is in force. */
@Configuration(proxyBeanMethods = false)
class CatalogConfiguration {

    @Bean
    CatalogReloader catalogReload(AggregationProperties settings, Clock clock) throws InvalidCatalogException {
        return CatalogReloader.open(Path.of(settings.catalog()), clock);
    }

    /** Whoever needs the catalogue asks for it each time, as a {@code Supplier<Catalog>}. */
    @Bean
    CurrentCatalog catalogInForce(CatalogReloader reload) {
        return reload.inForce();
    }

    @Bean
    CatalogWatcher catalogWatch(CatalogReloader reload, AggregationProperties settings) {
        return CatalogWatcher.start(reload, settings.catalogReload());
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

    /** Tells how old the catalogue in force is, and how often changed files were taken or refused. */
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
