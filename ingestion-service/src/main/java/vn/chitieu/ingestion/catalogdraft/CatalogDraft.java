package vn.chitieu.ingestion.catalogdraft;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.files.CatalogSnapshot;

/**
 * A catalog that is being edited. A city has one draft, which its administrators share.
 *
 * @param basedOn the edition from which it was begun
 * @param files text of each file by its name; they may have errors
 * @param changedBy who changed it last; null where nothing was changed yet
 * @param changedAt when; null where nothing was changed yet
 */
public record CatalogDraft(
        String city,
        String basedOn,
        Map<String, String> files,
        @Nullable String changedBy,
        @Nullable Instant changedAt) {

    public CatalogDraft {
        files = Map.copyOf(files);
    }

    /** Returns what tells these files from others: the edition that they would be. */
    public String edition() {
        return CatalogSnapshot.of(files).edition();
    }

    /** Returns the draft with other files. */
    CatalogDraft with(Map<String, String> changed, String by, Instant at) {
        return new CatalogDraft(city, basedOn, changed, by, at);
    }
}
