package vn.chitieu.support.catalog;

import java.time.Duration;

/** Source of the catalog in force that can be asked at once instead of being waited for. */
public interface CatalogRefresh {

    /**
     * Puts the newest edition in force before it returns.
     *
     * @throws RuntimeException if the source does not answer in time
     */
    void refresh();

    /** Returns how long another service may know a newer edition than a refresh finds. */
    Duration lag();
}
