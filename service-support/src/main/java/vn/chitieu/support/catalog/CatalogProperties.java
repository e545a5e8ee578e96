package vn.chitieu.support.catalog;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which city's catalog is taken from the topic of catalogs, under {@code chitieu}.
 *
 * @param city id of the city; null where the topic has the catalog of one city alone
 * @param waitForCatalog whether the start waits until the first edition is published; a command refuses to run without
 */
@ConfigurationProperties("chitieu")
public record CatalogProperties(
        @Nullable String city, @DefaultValue("true") boolean waitForCatalog) {}
