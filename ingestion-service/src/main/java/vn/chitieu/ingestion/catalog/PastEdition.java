package vn.chitieu.ingestion.catalog;

import java.time.Instant;
import java.util.Map;

/**
 * An edition that was published.
 *
 * @param files text of each file by its name; none in a list of editions
 */
public record PastEdition(
        String city, String edition, String author, String reason, Instant publishedAt, Map<String, String> files) {

    public PastEdition {
        files = Map.copyOf(files);
    }
}
