package vn.chitieu.ingestion.catalog;

import java.util.List;
import java.util.Optional;
import vn.chitieu.contracts.CatalogPublished;

/**
 * The editions that were in force: the topic keeps the newest one of a city alone. Each method throws
 * {@code UnavailableException} while the store does not answer.
 */
public interface EditionHistory {

    /** How many publications of a city are kept; older ones are forgotten. */
    int MOST = 100;

    /** Keeps a publication; one that is kept already changes nothing. */
    void add(CatalogPublished event);

    /** Returns the publications of a city, the newest first, without their files. */
    List<PastEdition> newestFirst(String city);

    /** Returns the newest publication of an edition with its files. */
    Optional<PastEdition> find(String city, String edition);
}
