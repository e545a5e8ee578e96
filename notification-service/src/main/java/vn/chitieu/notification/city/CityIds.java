package vn.chitieu.notification.city;

import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;

/**
 * Maps cities to what keys and stored ids hold of them, and back. Ids of the home city are those that were stored and
 * sent before there were several cities, so that old links, documents and Message-IDs stay valid. Thread-safe.
 */
@Component
public final class CityIds {

    private final HomeCity home;

    /** Takes which city is at home. */
    public CityIds(HomeCity home) {
        this.home = home;
    }

    /** Returns the mapping of a database whose home city is known. */
    public static CityIds ofHome(String city) {
        Optional<String> home = Optional.of(city);
        return new CityIds(() -> home);
    }

    /** Returns the component of keys for a city. */
    public CityKey key(String city) {
        return home.id().filter(city::equals).isPresent() ? CityKey.HOME : CityKey.other(city);
    }

    /**
     * Returns the id of the city of a key.
     *
     * @throws IllegalStateException if the key is one of the home city and the database has none
     */
    public String city(CityKey key) {
        return key.isHome()
                ? home.id()
                        .orElseThrow(() -> new IllegalStateException("expected a key of a city, got one without a"
                                + " city in a database that has no home city"))
                : key.id();
    }

    /** Returns the stored id of what has this id within a city. */
    public String stored(String city, String localId) {
        return key(city).stored(localId);
    }

    /** Returns the id of the city that a stored id belongs to; see {@link CityKey#ofId}. */
    public String cityOf(String storedId) {
        return city(CityKey.ofId(storedId));
    }

    /**
     * Returns the catalog of the city of a key.
     *
     * @throws vn.chitieu.catalog.UnknownCityException if none of its editions is in force
     */
    public Catalog catalog(Catalogs catalogs, CityKey key) {
        return catalogs.of(city(key));
    }
}
