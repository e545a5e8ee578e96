package vn.chitieu.notification.reminder;

import java.util.Collection;
import java.util.List;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.notification.city.CityKey;

/** The latest revision of each of the city's totals, as far as who has reported goes. Thread-safe. */
public interface MissingReports {

    /** Keeps a revision unless a later one is kept already. */
    void keep(MissingReport total);

    /** Returns what is known of these indicators of a city in these quarters, in the order of codes and quarters. */
    List<MissingReport> find(CityKey city, Collection<Quarter> quarters, Collection<String> indicators);
}
