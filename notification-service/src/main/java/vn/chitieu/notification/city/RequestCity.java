package vn.chitieu.notification.city;

import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import vn.chitieu.catalog.Catalog;

/**
 * The city that a request is about, as what keys hold of it. For what serves requests alone: what is found by an id
 * belongs to the caller's city only if it says so itself. Thread-safe.
 */
@Component
public final class RequestCity {

    private final Supplier<Catalog> catalog;
    private final CityIds cities;

    /** Takes the catalog of the request's city, and the ids of cities. */
    public RequestCity(Supplier<Catalog> catalog, CityIds cities) {
        this.catalog = catalog;
        this.cities = cities;
    }

    /**
     * Returns the city as keys name it.
     *
     * @throws vn.chitieu.support.problem.ProblemException if the request is about none of several cities
     */
    public CityKey key() {
        return cities.key(catalog.get().id());
    }
}
