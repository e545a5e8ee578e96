package vn.chitieu.ingestion.catalogdraft;

import java.util.Optional;

/** The drafts of cities. Each method throws {@code UnavailableException} while the store does not answer. */
public interface CatalogDraftRepository {

    /** Returns the draft of a city; empty where nothing was changed. */
    Optional<CatalogDraft> find(String city);

    /** Keeps the first draft of a city; returns whether there was none. */
    boolean add(CatalogDraft draft);

    /** Replaces the draft of a city; returns whether it still was of the edition that is expected. */
    boolean replace(CatalogDraft draft, String expected);

    /** Removes the draft of a city; returns whether it still was of the edition that is expected. */
    boolean remove(String city, String expected);
}
