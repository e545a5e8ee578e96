package vn.chitieu.support.testing;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import vn.chitieu.catalog.CurrentCatalogs;
import vn.chitieu.catalog.files.CatalogReloader;
import vn.chitieu.catalog.files.CatalogWatcher;
import vn.chitieu.catalog.files.format.InvalidCatalogException;
import vn.chitieu.support.catalog.CatalogAutoConfiguration;
import vn.chitieu.support.catalog.CatalogRefresh;
import vn.chitieu.support.runtime.RuntimeAutoConfiguration;

/**
 * Gives a service under test the catalog of a folder, {@code chitieu.catalog}, in place of the topic of catalogs: most
 * tests are about something else. {@code chitieu.catalog-reload} is the pause before each look whether it has changed.
 */
@AutoConfiguration(after = RuntimeAutoConfiguration.class, before = CatalogAutoConfiguration.class)
@ConditionalOnProperty("chitieu.catalog")
public class FolderCatalogAutoConfiguration {

    private static final String RELOAD = "chitieu.catalog-reload";

    @Bean
    CatalogReloader catalogReloader(Environment settings, Clock clock) throws InvalidCatalogException {
        return CatalogReloader.open(Path.of(settings.getRequiredProperty("chitieu.catalog")), clock);
    }

    @Bean
    CurrentCatalogs currentCatalogs(CatalogReloader reloader) {
        return CurrentCatalogs.of(reloader.inForce());
    }

    @Bean
    CatalogWatcher catalogWatcher(CatalogReloader reloader, Environment settings) {
        return CatalogWatcher.start(reloader, pause(settings));
    }

    /** Two services look at their folders at times of their own. */
    @Bean
    CatalogRefresh catalogRefresh(CatalogReloader reloader, Environment settings) {
        Duration lag = pause(settings).multipliedBy(2);
        return new CatalogRefresh() {

            @Override
            public void refresh() {
                reloader.look();
            }

            @Override
            public Duration lag() {
                return lag;
            }
        };
    }

    private static Duration pause(Environment settings) {
        return settings.getProperty(RELOAD, Duration.class, Duration.ofSeconds(5));
    }
}
