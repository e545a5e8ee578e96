package vn.chitieu.notification.watch;

import java.util.List;
import vn.chitieu.notification.city.CityKey;

/** What people watch. Thread-safe; a write is kept when the call returns. */
public interface WatchRepository {

    /** Keeps a watch; one of the same person and figure that is there already stays as it is. */
    void add(Watch watch);

    /** Removes the mark {@link Watch#pending}; where there is no such watch any more nothing changes. */
    void settle(Watch watch);

    /** Forgets the watch of that person and figure, if there is one. */
    void remove(Watch watch);

    /** Returns what a person watches, in the order of scope and indicator. */
    List<Watch> of(CityKey city, String person);

    /** Returns the watches of all cities that are {@link Watch#pending}. */
    List<Watch> pending();

    /** Returns all watches of all cities, in the order of city, person, scope and indicator. */
    List<Watch> all();
}
