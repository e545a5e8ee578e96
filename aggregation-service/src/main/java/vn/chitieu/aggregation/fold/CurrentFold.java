package vn.chitieu.aggregation.fold;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.stereotype.Component;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.catalog.UnknownCityException;

/**
 * The folds over the catalogs in force, by city; one is replaced when another edition of its city's catalog comes into
 * force. Thread-safe.
 */
@Component
public final class CurrentFold {

    private final Catalogs catalogs;
    private final ConcurrentMap<String, Made> made = new ConcurrentHashMap<>();

    /** Takes the catalogs in force. */
    public CurrentFold(Catalogs catalogs) {
        this.catalogs = Objects.requireNonNull(catalogs);
    }

    /** Returns the fold of a city, empty where it has no catalog; a caller gets it once for the whole of a batch. */
    public Optional<Fold> find(String city) {
        return catalogs.find(city).map(this::over);
    }

    /**
     * Returns the fold of a city; a caller gets it once for the whole of a decision.
     *
     * @throws UnknownCityException if it has no catalog
     */
    public Fold of(String city) {
        return over(catalogs.of(city));
    }

    /** Returns the catalogs in force. */
    Catalogs catalogs() {
        return catalogs;
    }

    private Fold over(Catalog now) {
        Made last = made.get(now.id());
        if (last == null || last.from() != now) {
            last = new Made(now, new Fold(now));
            made.put(now.id(), last);
        }
        return last.fold();
    }

    private record Made(Catalog from, Fold fold) {}
}
