package vn.chitieu.notification.city;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;

/** Does the work of a job for one city after the other. */
public final class EachCity {

    private EachCity() {}

    /**
     * Does what is due in each city whose catalog is in force, also where it fails in others.
     *
     * @param work does what is due in the city of a catalog, and returns whether any mail may now be sent
     * @return whether any mail may now be sent
     * @throws IllegalStateException after the last city, naming those in which it failed; of the only city its own
     *     fault is thrown
     */
    public static boolean doWhatIsDue(Catalogs catalogs, Predicate<Catalog> work) {
        Map<String, Catalog> all = catalogs.all();
        if (all.size() == 1) {
            return work.test(all.values().iterator().next());
        }
        boolean wanted = false;
        Map<String, RuntimeException> failed = new LinkedHashMap<>();
        for (Map.Entry<String, Catalog> city : all.entrySet()) {
            try {
                wanted |= work.test(city.getValue());
            } catch (RuntimeException fault) {
                failed.put(city.getKey(), fault);
            }
        }
        if (!failed.isEmpty()) {
            throw new IllegalStateException(
                    "in " + failed, failed.values().iterator().next());
        }
        return wanted;
    }
}
