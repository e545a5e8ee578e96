package vn.chitieu.catalog;

import java.util.NavigableMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The city of whatever names none: requests, people, keys, commands and entries of older releases. Thread-safe. */
public final class DefaultCity {

    private final Catalogs catalogs;
    private final @Nullable String configured;

    /**
     * Takes the catalogs in force.
     *
     * @param configured id of the city; null for the only one that has a catalog, while it is the only one
     */
    public DefaultCity(Catalogs catalogs, @Nullable String configured) {
        this.catalogs = catalogs;
        this.configured = configured;
    }

    /** Returns its id; empty where several cities have a catalog and none is configured. */
    public Optional<String> id() {
        if (configured != null) {
            return Optional.of(configured);
        }
        NavigableMap<String, Catalog> all = catalogs.all();
        return all.size() == 1 ? Optional.of(all.firstKey()) : Optional.empty();
    }

    /**
     * Returns its id.
     *
     * @throws IllegalStateException if several cities have a catalog and none is configured
     */
    public String required() {
        return id().orElseThrow(() -> new IllegalStateException("expected chitieu.city, or a city to be named, because "
                + catalogs.all().navigableKeySet() + " have catalogs"));
    }
}
