package vn.chitieu.support.catalog;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the city's catalog lies, under {@code chitieu}.
 *
 * @param catalog directory of the catalog, absolute or from the working directory; text, because Spring would look for
 *     a relative {@link Path} among the resources of the web application
 * @param catalogReload how long to wait before each look whether the files have changed, 100 ms to 1 h; zero never
 *     looks
 */
@ConfigurationProperties("chitieu")
public record CatalogProperties(
        @DefaultValue("catalog/thanh-hoa") String catalog,
        @DefaultValue("5s") Duration catalogReload) {

    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofHours(1);

    public CatalogProperties {
        if (!catalogReload.isZero()
                && (catalogReload.compareTo(SHORTEST) < 0 || catalogReload.compareTo(LONGEST) > 0)) {
            throw new IllegalArgumentException(
                    "expected chitieu.catalog-reload 100ms to 1h, or zero, got " + catalogReload);
        }
    }

    /** Returns the directory of the catalog. */
    public Path directory() {
        return Path.of(catalog);
    }
}
