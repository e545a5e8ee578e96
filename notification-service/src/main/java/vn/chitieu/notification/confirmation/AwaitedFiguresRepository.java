package vn.chitieu.notification.confirmation;

import java.util.Collection;
import java.util.List;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.notification.city.CityKey;

/** What waits for the heads of units by the latest revision of each total. Thread-safe. */
public interface AwaitedFiguresRepository {

    /** Keeps revisions, in any order, unless a later one is kept already; idempotent. */
    void keep(List<AwaitedFigures> totals);

    /** Returns those of a city in these quarters in which something waits, by unit and indicator. */
    List<AwaitedFigures> find(CityKey city, Collection<Quarter> quarters);
}
