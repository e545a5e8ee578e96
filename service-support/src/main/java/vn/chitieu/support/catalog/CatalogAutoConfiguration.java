package vn.chitieu.support.catalog;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.HandlerExceptionResolver;
import vn.chitieu.catalog.CurrentCatalog;
import vn.chitieu.catalog.CurrentCatalogs;
import vn.chitieu.catalog.DefaultCity;
import vn.chitieu.contracts.kafka.TopicDefinitions;
import vn.chitieu.support.kafka.KafkaSupportAutoConfiguration;
import vn.chitieu.support.kafka.RequiredTopics;
import vn.chitieu.support.runtime.RuntimeAutoConfiguration;

/**
 * Takes the catalogs of all cities from the topic {@code city-catalogs} and follows it, says in health, info and
 * metrics which editions are in force, and finds the city of a request. A service that finds no edition there waits for
 * the first before any of it is made, and says so in its log and at its ports. What takes them backs off for
 * {@link CurrentCatalogs} of the service.
 */
@AutoConfiguration(after = {RuntimeAutoConfiguration.class, KafkaSupportAutoConfiguration.class})
@EnableConfigurationProperties(CatalogProperties.class)
public class CatalogAutoConfiguration {

    @Bean
    @ConditionalOnBean(CurrentCatalogs.class)
    HealthIndicator catalogHealthIndicator(CurrentCatalogs catalogs) {
        return new CatalogHealthIndicator(catalogs);
    }

    @Bean
    @ConditionalOnBean(CurrentCatalogs.class)
    InfoContributor catalogInfo(CurrentCatalogs catalogs) {
        return info -> {
            Map<String, Object> cities = new TreeMap<>();
            for (CurrentCatalog catalog : catalogs.holders()) {
                cities.put(
                        catalog.get().id(),
                        Map.of(
                                "edition", catalog.get().edition(),
                                "since", catalog.since().toString()));
            }
            info.withDetail("catalogs", cities);
        };
    }

    /** The age of the newest edition in force, how often one was taken or refused, and the number of cities. */
    @Bean
    @ConditionalOnBean(CurrentCatalogs.class)
    MeterBinder catalogMeters(CurrentCatalogs catalogs, Clock clock) {
        return meters -> {
            TimeGauge.builder(
                            "chitieu.catalog.age",
                            catalogs,
                            TimeUnit.SECONDS,
                            inForce -> Duration.between(newest(inForce), clock.instant())
                                    .toSeconds())
                    .description("Since when the newest edition of a catalog is in force")
                    .register(meters);
            FunctionCounter.builder(
                            "chitieu.catalog.reloads",
                            catalogs,
                            inForce -> inForce.holders().stream()
                                    .mapToLong(CurrentCatalog::replacements)
                                    .sum())
                    .description("Editions of catalogs that were taken or refused")
                    .tag("result", "loaded")
                    .register(meters);
            FunctionCounter.builder(
                            "chitieu.catalog.reloads",
                            catalogs,
                            inForce -> inForce.holders().stream()
                                    .mapToLong(CurrentCatalog::refusals)
                                    .sum())
                    .description("Editions of catalogs that were taken or refused")
                    .tag("result", "refused")
                    .register(meters);
            Gauge.builder(
                            "chitieu.catalog.cities",
                            catalogs,
                            inForce -> inForce.holders().size())
                    .description("Cities whose catalog is in force")
                    .register(meters);
        };
    }

    private static Instant newest(CurrentCatalogs catalogs) {
        return catalogs.holders().stream()
                .map(CurrentCatalog::since)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    @Bean
    @ConditionalOnBean(CurrentCatalogs.class)
    DefaultCity defaultCity(CurrentCatalogs catalogs, CatalogProperties settings) {
        return new DefaultCity(catalogs, settings.city());
    }

    /** What serves requests asks for the catalog each time, as a {@code Supplier<Catalog>}. */
    @Bean
    @ConditionalOnBean(CurrentCatalogs.class)
    RequestCatalog requestCatalog(CurrentCatalogs catalogs, DefaultCity defaultCity) {
        return new RequestCatalog(catalogs, defaultCity);
    }

    /** Behind the filter chains of Spring Security, which find out who asks. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(SecurityContextHolder.class)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    @ConditionalOnBean(CurrentCatalogs.class)
    static class OfRequests {

        private static final int BEHIND_SECURITY = -90;

        @Bean
        CallerCities callerCities(CurrentCatalogs catalogs, DefaultCity defaultCity) {
            return new CallerCities(catalogs, defaultCity);
        }

        @Bean
        FilterRegistrationBean<RequestCityFilter> requestCityFilter(
                CurrentCatalogs catalogs,
                DefaultCity defaultCity,
                ObjectProvider<NewCityRequests> newCities,
                ObjectProvider<CityRefusals> refusals,
                HandlerExceptionResolver handlerExceptionResolver) {
            FilterRegistrationBean<RequestCityFilter> filter = new FilterRegistrationBean<>(new RequestCityFilter(
                    catalogs,
                    defaultCity,
                    newCities.getIfAvailable(() -> NewCityRequests.NONE),
                    refusals.getIfAvailable(() -> CityRefusals.NONE),
                    handlerExceptionResolver));
            filter.setOrder(BEHIND_SECURITY);
            return filter;
        }
    }

    /** The catalogs that the topic has. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBean({Clock.class, ConsumerFactory.class, TopicDefinitions.class})
    @ConditionalOnMissingBean(CurrentCatalogs.class)
    static class FromTheTopic {

        /** How long a start needs at most where there is an edition. */
        private static final Duration USUAL = Duration.ofSeconds(10);

        @Bean
        CatalogFollower catalogFollower(ConsumerFactory<?, ?> consumers, CatalogProperties settings, Clock clock) {
            return CatalogFollower.start(
                    consumers.getConfigurationProperties(),
                    settings.startWithoutCatalog() ? null : settings.city(),
                    clock);
        }

        @Bean
        @SuppressWarnings("try") // the probes are open, not used
        CurrentCatalogs currentCatalogs(CatalogFollower follower, CatalogProperties settings, Environment environment)
                throws InterruptedException {
            boolean isNeeded = !settings.startWithoutCatalog() || !settings.waitForCatalog();
            Optional<CurrentCatalogs> atOnce = isNeeded ? follower.first(USUAL) : follower.read(USUAL);
            if (atOnce.isPresent()) {
                return atOnce.get();
            }
            if (!settings.waitForCatalog()) {
                throw new IllegalStateException(follower.status());
            }
            try (WaitingProbes probes = WaitingProbes.open(environment, follower::status)) {
                return isNeeded ? follower.first() : follower.read();
            }
        }

        @Bean
        RequiredTopics topicOfCatalogs(TopicDefinitions topics) {
            return RequiredTopics.of(topics.cityCatalogs());
        }
    }
}
