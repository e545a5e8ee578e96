package vn.chitieu.aggregation.target;

import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import vn.chitieu.catalog.Catalog;

/** The targets in force of the city that a request is about. Thread-safe. */
@Component
public final class RequestTargets implements Supplier<TargetsInForce> {

    private final Supplier<Catalog> catalog;
    private final CurrentTargets targets;

    /** Takes the catalog of the request, and the targets of all cities. */
    public RequestTargets(Supplier<Catalog> catalog, CurrentTargets targets) {
        this.catalog = catalog;
        this.targets = targets;
    }

    @Override
    public TargetsInForce get() {
        return targets.get(catalog.get());
    }
}
