package vn.chitieu.support.catalog;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The city of whatever names none, under {@code chitieu}. The catalogs of all cities are taken from the topic.
 *
 * @param city id of the city of requests, people, keys and commands that name none, which has to have a catalog before
 *     the service starts; null, or empty, for the only city that has one, while it is the only one
 * @param startWithoutCatalog whether the service is made although the topic has no edition of any city, because the
 *     first one can be published by it
 * @param waitForCatalog whether the start waits until the first edition is published; a command refuses to run without
 */
@ConfigurationProperties("chitieu")
public record CatalogProperties(
        @Nullable String city,
        @DefaultValue("false") boolean startWithoutCatalog,
        @DefaultValue("true") boolean waitForCatalog) {

    public CatalogProperties {
        // As a file of settings has it that gets the id from a variable that is not set.
        city = city == null || city.isBlank() ? null : city;
    }
}
