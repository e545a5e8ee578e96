package vn.chitieu.aggregation.target;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.page.StalePageException;
import vn.chitieu.catalog.Catalog;

/**
 * The targets as they stand in the store, whoever put them there. Whoever stores totals that he judged asks twice:
 * {@link #get} before he judges, {@link #confirm} after he has stored and before he moves his position on. If a target
 * came in between, he does it again; if none did, whoever assigns one later sees these totals and judges them anew.
 * Thread-safe.
 */
public final class CurrentTargets implements Supplier<TargetsInForce> {

    private final Supplier<Catalog> catalog;
    private final TargetRepository targets;
    private volatile @Nullable TargetsInForce known;

    /** Takes the catalogue, asked each time so that a changed one can take its place, and the store. */
    public CurrentTargets(Supplier<Catalog> catalog, TargetRepository targets) {
        this.catalog = catalog;
        this.targets = targets;
    }

    /** Returns the targets of now: one small read, and all of them only where they changed. */
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
     * Returns where these are still the targets of now.
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
