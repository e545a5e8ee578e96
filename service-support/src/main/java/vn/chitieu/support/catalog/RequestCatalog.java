package vn.chitieu.support.catalog;

import java.util.NavigableSet;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.catalog.DefaultCity;
import vn.chitieu.support.problem.ProblemException;

/**
 * The catalog of the city that a request is about, as {@link RequestCityFilter} found it. For what serves requests
 * alone: listeners and jobs know their city and look its catalog up by it. Thread-safe.
 */
public final class RequestCatalog implements Supplier<Catalog> {

    static final String NONE = "";
    static final String CITY = RequestCatalog.class.getName() + ".city";

    private final Catalogs catalogs;
    private final DefaultCity defaultCity;

    /** Takes the catalogs in force, and the city of requests that name none. */
    public RequestCatalog(Catalogs catalogs, DefaultCity defaultCity) {
        this.catalogs = catalogs;
        this.defaultCity = defaultCity;
    }

    /**
     * Returns the catalog of the request's city.
     *
     * @throws ProblemException if several cities have a catalog and the request is about none of them, or no edition of
     *     its city is in force
     */
    @Override
    public Catalog get() {
        return find().orElseThrow(this::missing);
    }

    private ProblemException missing() {
        NavigableSet<String> known = catalogs.all().navigableKeySet();
        Optional<String> city = city();
        if (known.isEmpty() || city.isPresent()) {
            return ProblemException.later(
                    CityProblemCode.CATALOG_MISSING,
                    "expected an edition of the catalog of " + city.orElse("any city") + ", got none");
        }
        return new ProblemException(
                CityProblemCode.CITY_REQUIRED, "expected the parameter city with one of " + known + ", got none");
    }

    /** Returns the catalog of the request's city; empty where the request is about none, such as a sign-in. */
    public Optional<Catalog> find() {
        return city().flatMap(catalogs::find);
    }

    /** Returns the id of the request's city, whether or not it has a catalog; empty where the request is about none. */
    public Optional<String> city() {
        String bound = bound();
        return bound == null ? defaultCity.id() : Optional.of(bound).filter(city -> !city.equals(NONE));
    }

    private static @Nullable String bound() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        return request == null ? null : (String) request.getAttribute(CITY, RequestAttributes.SCOPE_REQUEST);
    }
}
