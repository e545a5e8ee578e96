package vn.chitieu.aggregation.fold;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.chitieu.catalog.Catalog;

/** Holder of the fold over the catalog in force, replaced when another catalog comes into force. Thread-safe. */
@Component
public final class CurrentFold implements Supplier<Fold> {

    private final Supplier<Catalog> catalog;
    private volatile @Nullable Made made;

    /** Takes the catalog in force. */
    public CurrentFold(Supplier<Catalog> catalog) {
        this.catalog = Objects.requireNonNull(catalog);
    }

    /** Returns the fold; a caller gets it once for the whole of a batch. */
    @Override
    public Fold get() {
        Catalog now = catalog.get();
        Made last = made;
        if (last == null || last.from() != now) {
            last = new Made(now, new Fold(now));
            made = last;
        }
        return last.fold();
    }

    private record Made(Catalog from, Fold fold) {}
}
