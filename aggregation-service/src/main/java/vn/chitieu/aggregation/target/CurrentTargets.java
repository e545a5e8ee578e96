package vn.chitieu.aggregation.target;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.chitieu.aggregation.page.StalePageException;
import vn.chitieu.catalog.Catalog;

/**
 * Cache of the targets in force, invalidated by the edition of their store. A writer of totals calls {@link #get}
 * before it judges, and {@link #confirm} after it has stored and before it moves its position on (an optimistic check).
 * If a target came in between, it repeats its work; if none did, the assignment of a later one sees these totals and
 * reassesses them. Thread-safe.
 */
@Component
public final class CurrentTargets implements Supplier<TargetsInForce> {

    private final Supplier<Catalog> catalog;
    private final TargetRepository targets;
    private volatile @Nullable TargetsInForce known;

    /** Takes the catalog, read each time so that a changed one can take its place, and the store. */
    public CurrentTargets(Supplier<Catalog> catalog, TargetRepository targets) {
        this.catalog = catalog;
        this.targets = targets;
    }

    /** Returns the current targets: one small read, and all of them only where they changed. */
    @Override
    public TargetsInForce get() {
        TargetsInForce last = known;
        Catalog city = catalog.get();
        if (last != null && last.areOf(city, targets.edition())) {
            return last;
        }
        TargetsInForce read = TargetsInForce.of(city, targets.all());
        known = read;
        return read;
    }

    /**
     * Checks that these are still the current targets.
     *
     * @throws StalePageException if others have come since
     */
    public void confirm(TargetsInForce used) {
        String now = targets.edition();
        if (!used.edition().equals(now)) {
            throw new StalePageException(
                    "expected targets of edition " + used.edition() + ", but another one has come: " + now);
        }
    }
}
