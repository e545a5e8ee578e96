package vn.chitieu.support.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.catalog.DefaultCity;
import vn.chitieu.catalog.LocalizedName;

/** The cities that the caller of a request may ask about, as {@link RequestCityFilter} lets them. Thread-safe. */
public final class CallerCities {

    private final Catalogs catalogs;
    private final DefaultCity defaultCity;

    /** Takes the catalogs in force, and the city of callers who belong to none. */
    public CallerCities(Catalogs catalogs, DefaultCity defaultCity) {
        this.catalogs = catalogs;
        this.defaultCity = defaultCity;
    }

    /** Returns the catalogs of the cities that the caller may ask about and that have one, by the id of the city. */
    public List<Catalog> catalogs() {
        Set<String> own = own();
        return catalogs.all().values().stream()
                .filter(catalog -> maySee(catalog.id(), own))
                .toList();
    }

    /** Returns the same cities for a page to choose from, by their Vietnamese names. */
    public List<Choice> choices() {
        return catalogs().stream()
                .map(catalog -> new Choice(catalog.id(), catalog.name()))
                .sorted(Comparator.comparing((Choice city) -> city.name().vi()).thenComparing(Choice::id))
                .toList();
    }

    /** Returns the cities that the authorities of the caller name; empty for the default city. */
    static Set<String> own() {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        return caller == null ? Set.of() : CityAuthority.cities(caller.getAuthorities());
    }

    /**
     * Returns whether a caller may ask about a city.
     *
     * @param own the cities that the authorities of the caller name
     */
    boolean maySee(String city, Set<String> own) {
        return own.contains(city)
                || own.contains(CityAuthority.ALL)
                || (own.isEmpty() && defaultCity.id().filter(city::equals).isPresent());
    }

    /** One of several cities. */
    public record Choice(String id, LocalizedName name) {}
}
