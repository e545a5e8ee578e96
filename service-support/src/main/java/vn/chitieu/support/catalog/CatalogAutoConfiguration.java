package vn.chitieu.support.catalog;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.kafka.core.ConsumerFactory;
import vn.chitieu.catalog.CurrentCatalog;
import vn.chitieu.contracts.kafka.TopicDefinitions;
import vn.chitieu.support.kafka.KafkaSupportAutoConfiguration;
import vn.chitieu.support.kafka.RequiredTopics;
import vn.chitieu.support.runtime.RuntimeAutoConfiguration;

/**
 * Takes the city's catalog from the topic {@code city-catalogs} and follows it. A service that finds no edition there
 * waits for the first before any of it is made, and says so in its log and at its ports. All of it backs off for a
 * {@link CurrentCatalog} of the service.
 */
@AutoConfiguration(after = {RuntimeAutoConfiguration.class, KafkaSupportAutoConfiguration.class})
@ConditionalOnBean({Clock.class, ConsumerFactory.class, TopicDefinitions.class})
@ConditionalOnMissingBean(CurrentCatalog.class)
@EnableConfigurationProperties(CatalogProperties.class)
public class CatalogAutoConfiguration {

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
