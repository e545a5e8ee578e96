package vn.chitieu.notification.documents;

import java.util.Map;

/** Documents that could not be read and are left alone until they are mended. Thread-safe. */
@FunctionalInterface
public interface DamagedDocuments {

    /** Returns none, for stores in memory. */
    static DamagedDocuments none() {
        return limit -> Map.of();
    }

    /**
     * Returns why documents that were come across, by any instance and before any restart, still cannot be read.
     *
     * @param limit at most so many
     * @return by collection and id, separated by a slash
     */
    Map<String, String> known(int limit);
}
