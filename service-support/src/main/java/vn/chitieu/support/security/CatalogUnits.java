package vn.chitieu.support.security;

import java.util.Set;
import vn.chitieu.catalog.Catalog;

/** Checks units that settings name against the catalog. */
public final class CatalogUnits {

    private CatalogUnits() {}

    /**
     * Checks the units of one setting.
     *
     * @param setting full name of the property, and whose it is
     * @throws IllegalArgumentException if the catalog does not know one of the units
     */
    public static void require(String setting, Set<String> units, Catalog catalog) {
        for (String unit : units) {
            if (catalog.unit(unit).isEmpty()) {
                throw new IllegalArgumentException(
                        "expected " + setting + " to be ids of units of the catalog, got " + unit);
            }
        }
    }
}
