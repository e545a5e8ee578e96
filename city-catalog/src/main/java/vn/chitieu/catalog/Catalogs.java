package vn.chitieu.catalog;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The catalogs in force, by city. A caller looks the catalog of a city up once per decision and passes it on, so that
 * one decision never mixes two editions. Implementations are thread-safe.
 */
public interface Catalogs {

    /** Returns the catalog of a city; empty where none of its editions is in force here. */
    Optional<Catalog> find(String city);

    /** Returns the catalogs of all cities as they are now, by the id of the city. */
    NavigableMap<String, Catalog> all();

    /**
     * Returns the catalog of a city.
     *
     * @throws UnknownCityException if none of its editions is in force here
     */
    default Catalog of(String city) {
        return find(city).orElseThrow(() -> new UnknownCityException(city, all().navigableKeySet()));
    }

    /** Returns catalogs that never change. */
    static Catalogs of(Catalog... catalogs) {
        NavigableMap<String, Catalog> byCity = new TreeMap<>();
        Stream.of(catalogs).forEach(catalog -> byCity.put(catalog.id(), catalog));
        Map<String, Catalog> fixed = Map.copyOf(byCity);
        return new Catalogs() {
            @Override
            public Optional<Catalog> find(String city) {
                return Optional.ofNullable(fixed.get(city));
            }

            @Override
            public NavigableMap<String, Catalog> all() {
                return new TreeMap<>(fixed);
            }
        };
    }
}
