package vn.chitieu.aggregation.target;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.stereotype.Component;
import vn.chitieu.aggregation.page.StalePageException;
import vn.chitieu.catalog.Catalog;

/**
 * Cache of the targets in force of all cities, invalidated by the editions of their stores. A writer of totals calls
 * {@link #get} before it judges, and {@link #confirm} after it has stored and before it moves its position on (an
 * optimistic check). If a target came in between, it repeats its work; if none did, the assignment of a later one sees
 * these totals and reassesses them. Thread-safe.
 */
@Component
public final class CurrentTargets {

    private final TargetRepositories targets;
    private final ConcurrentMap<String, TargetsInForce> known = new ConcurrentHashMap<>();

    /** Takes the stores. */
    public CurrentTargets(TargetRepositories targets) {
        this.targets = targets;
    }

    /**
     * Returns the current targets of a city: one small read, and all of them only where they changed.
     *
     * @param city the edition of its catalog that the caller decides by
     */
    public TargetsInForce get(Catalog city) {
        TargetRepository ofCity = targets.of(city.id());
        TargetsInForce last = known.get(city.id());
        if (last != null && last.areOf(city, ofCity.edition())) {
            return last;
        }
        TargetsInForce read = TargetsInForce.of(city, ofCity.all());
        known.put(city.id(), read);
        return read;
    }

    /** Returns the targets of a city as they would be by another edition of its catalog. */
    public TargetsInForce with(Catalog other) {
        return TargetsInForce.of(other, targets.of(other.id()).all());
    }

    /**
     * Checks that these are still the current targets.
     *
     * @throws StalePageException if others have come since
     */
    public void confirm(TargetsInForce used) {
        String now = targets.of(used.city()).edition();
        if (!used.edition().equals(now)) {
            throw new StalePageException("expected targets of " + used.city() + " of edition " + used.edition()
                    + ", but another one has come: " + now);
        }
    }
}
