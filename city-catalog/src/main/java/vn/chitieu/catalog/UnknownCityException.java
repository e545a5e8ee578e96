package vn.chitieu.catalog;

import java.util.Collection;
import java.util.List;
import vn.chitieu.contracts.vocabulary.SafeText;

/** No edition of the catalog of a city is in force. */
public final class UnknownCityException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String city;

    /**
     * Names the city.
     *
     * @param city the id that was given, from outside perhaps
     * @param known ids of the cities whose catalogs are in force
     */
    public UnknownCityException(String city, Collection<String> known) {
        super("expected a city of " + List.copyOf(known) + ", got " + SafeText.of(city));
        this.city = city;
    }

    /** Returns the id that was given. */
    public String city() {
        return city;
    }
}
