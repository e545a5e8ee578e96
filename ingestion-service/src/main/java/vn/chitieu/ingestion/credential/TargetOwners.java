package vn.chitieu.ingestion.credential;

import java.util.Set;
import java.util.TreeSet;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Target;

/** The owners that may assign targets. */
public final class TargetOwners {

    private TargetOwners() {}

    /**
     * Returns, in the order of the alphabet, {@code PROVINCE}, {@code CITY} and the owners of targets of the catalog.
     */
    public static Set<String> of(Catalog catalog) {
        Set<String> owners = new TreeSet<>();
        owners.add("CITY");
        owners.add("PROVINCE");
        catalog.targets().stream().map(Target::owner).forEach(owners::add);
        return owners;
    }
}
