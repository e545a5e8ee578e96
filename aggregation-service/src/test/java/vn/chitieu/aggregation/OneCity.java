package vn.chitieu.aggregation;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;

/** The catalogs in force where there is one city, whose edition a test may change. */
public final class OneCity implements Catalogs {

    private final Supplier<Catalog> catalog;

    private OneCity(Supplier<Catalog> catalog) {
        this.catalog = catalog;
    }

    /** The catalogs of one city as it is now. */
    public static Catalogs of(Supplier<Catalog> catalog) {
        return new OneCity(catalog);
    }

    @Override
    public Optional<Catalog> find(String city) {
        return Optional.of(catalog.get()).filter(now -> now.id().equals(city));
    }

    @Override
    public NavigableMap<String, Catalog> all() {
        Catalog now = catalog.get();
        return new TreeMap<>(Map.of(now.id(), now));
    }
}
