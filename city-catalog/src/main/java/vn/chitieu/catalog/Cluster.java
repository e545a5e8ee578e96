package vn.chitieu.catalog;

import java.util.Objects;

/**
 * A group of wards (cụm) that one member of the standing board is in charge of.
 *
 * @param id permanent id of ours
 * @param name names for display
 * @param validity from when to when
 */
public record Cluster(String id, LocalizedName name, DateRange validity) {
    public Cluster {
        Objects.requireNonNull(id);
        Objects.requireNonNull(name);
        Objects.requireNonNull(validity);
    }
}
