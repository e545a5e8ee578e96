package vn.chitieu.catalog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Holder of the catalogs in force, to which cities are added while it is in use. Thread-safe; a change is visible to
 * all threads at once.
 */
public final class CurrentCatalogs implements Catalogs {

    private final ConcurrentSkipListMap<String, CurrentCatalog> inForce = new ConcurrentSkipListMap<>();
    private final ConcurrentSkipListMap<String, CurrentCatalog.Refusal> withoutCatalog = new ConcurrentSkipListMap<>();

    /** Returns a holder with one city. */
    public static CurrentCatalogs of(CurrentCatalog first) {
        CurrentCatalogs catalogs = new CurrentCatalogs();
        catalogs.inForce.put(first.get().id(), first);
        return catalogs;
    }

    @Override
    public Optional<Catalog> find(String city) {
        return current(city).map(CurrentCatalog::get);
    }

    @Override
    public NavigableMap<String, Catalog> all() {
        NavigableMap<String, Catalog> all = new TreeMap<>();
        inForce.forEach((city, catalog) -> all.put(city, catalog.get()));
        return all;
    }

    /** Returns the holder of a city's catalog. */
    public Optional<CurrentCatalog> current(String city) {
        return Optional.ofNullable(inForce.get(city));
    }

    /** Returns the holders of all cities, in the order of their ids. */
    public Collection<CurrentCatalog> holders() {
        return new ArrayList<>(inForce.values());
    }

    /** Returns why cities have no catalog although there are editions of it, by city. */
    public NavigableMap<String, CurrentCatalog.Refusal> citiesWithoutCatalog() {
        return new TreeMap<>(withoutCatalog);
    }

    /** Puts an edition in force, of a city that is known or of a new one. */
    public synchronized CurrentCatalog take(Catalog next, Instant at) {
        CurrentCatalog known = inForce.get(next.id());
        if (known == null) {
            known = new CurrentCatalog(next, at);
            inForce.put(next.id(), known);
        } else {
            known.replace(next, at);
        }
        withoutCatalog.remove(next.id());
        return known;
    }

    /**
     * Records why the newest edition of a city was refused; the one in force, if any, stays.
     *
     * @param errors what is wrong with it, at least one
     */
    public synchronized void refuse(String city, List<String> errors, Instant at) {
        CurrentCatalog known = inForce.get(city);
        if (known == null) {
            withoutCatalog.put(city, new CurrentCatalog.Refusal(errors, at));
        } else {
            known.refuse(errors, at);
        }
    }
}
