package vn.chitieu.notification.mail.letter;

import vn.chitieu.catalog.Catalogs;
import vn.chitieu.notification.city.CityIds;
import vn.chitieu.notification.city.CityKey;

/**
 * How a link to a page of figures names its city, which is what its reader sees there, whatever city this browser chose
 * last. Thread-safe.
 */
@FunctionalInterface
public interface LinkedCity {

    /** Names no city: for one that is the only one. */
    LinkedCity UNNAMED = city -> "";

    /**
     * Returns what stands at the end of the query of a link about that city: empty, or a parameter with its ampersand.
     */
    String parameter(CityKey city);

    /**
     * Returns names for all cities where several catalogs are in force. Of the home city alone links stay what they
     * were before there were several.
     */
    static LinkedCity of(Catalogs catalogs, CityIds ids) {
        return city -> city.isHome() && catalogs.all().size() <= 1 ? "" : "&city=" + ids.city(city);
    }
}
