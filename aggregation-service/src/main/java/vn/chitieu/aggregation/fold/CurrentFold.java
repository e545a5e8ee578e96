package vn.chitieu.aggregation.fold;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.Catalog;

/** The fold over the catalogue in force, made anew when another catalogue is. Thread-safe. */
public final class CurrentFold implements Supplier<Fold> {

    private final Supplier<Catalog> catalog;
    private volatile @Nullable Made made;

    /** Takes the catalogue in force. */
    public CurrentFold(Supplier<Catalog> catalog) {
        this.catalog = Objects.requireNonNull(catalog);
    }

    /** Returns the fold; whoever folds a batch asks once for all of it. */
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
