package vn.chitieu.support.catalog;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.kafka.core.ConsumerFactory;
import vn.chitieu.catalog.CurrentCatalog;
import vn.chitieu.contracts.kafka.TopicDefinitions;
import vn.chitieu.support.kafka.KafkaSupportAutoConfiguration;
import vn.chitieu.support.kafka.RequiredTopics;
import vn.chitieu.support.runtime.RuntimeAutoConfiguration;

/**
 * Takes the city's catalog from the topic {@code city-catalogs} and follows it, and says in health, info and metrics
 * which edition is in force. A service that finds no edition there waits for the first before any of it is made, and
 * says so in its log and at its ports. What takes it backs off for a {@link CurrentCatalog} of the service.
 */
@AutoConfiguration(after = {RuntimeAutoConfiguration.class, KafkaSupportAutoConfiguration.class})
public class CatalogAutoConfiguration {

    @Bean
    @ConditionalOnBean(CurrentCatalog.class)
    HealthIndicator catalogHealthIndicator(CurrentCatalog catalog) {
        return new CatalogHealthIndicator(catalog);
    }

    @Bean
    @ConditionalOnBean(CurrentCatalog.class)
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
    @ConditionalOnBean(CurrentCatalog.class)
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

    /** The catalog that the topic has. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBean({Clock.class, ConsumerFactory.class, TopicDefinitions.class})
    @ConditionalOnMissingBean(CurrentCatalog.class)
    @EnableConfigurationProperties(CatalogProperties.class)
    static class FromTheTopic {

        /** How long a start needs at most where there is an edition. */
        private static final Duration USUAL = Duration.ofSeconds(10);

        @Bean
        CatalogFollower catalogFollower(ConsumerFactory<?, ?> consumers, CatalogProperties settings, Clock clock) {
            return CatalogFollower.start(consumers.getConfigurationProperties(), settings.city(), clock);
        }

        /** Users ask for the catalog each time, as a {@code Supplier<Catalog>}. */
        @Bean
        @SuppressWarnings("try") // the probes are open, not used
        CurrentCatalog currentCatalog(CatalogFollower follower, CatalogProperties settings, Environment environment)
                throws InterruptedException {
            Optional<CurrentCatalog> atOnce = follower.first(USUAL);
            if (atOnce.isPresent()) {
                return atOnce.get();
            }
            if (!settings.waitForCatalog()) {
                throw new IllegalStateException(follower.status());
            }
            try (WaitingProbes probes = WaitingProbes.open(environment, follower::status)) {
                return follower.first();
            }
        }

        @Bean
        RequiredTopics topicOfCatalogs(TopicDefinitions topics) {
            return RequiredTopics.of(topics.cityCatalogs());
        }
    }
}
