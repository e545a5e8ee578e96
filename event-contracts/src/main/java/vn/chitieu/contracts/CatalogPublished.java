package vn.chitieu.contracts;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import vn.chitieu.contracts.kafka.Topics;

/**
 * An edition of a city's catalog, whole: every service takes the catalog from here, in the order of the topic. Topic
 * {@link Topics#CITY_CATALOGS}.
 *
 * @param city id of the city; the key of the record
 * @param edition SHA-256 over names and bytes of the files, 64 hexadecimal digits
 * @param files text of each file by its name, such as {@code units.csv}; at least one
 * @param author who published it, in words
 * @param reason why, in words; may be empty
 * @param publishedAt when
 */
public record CatalogPublished(
        String city,
        String edition,
        SortedMap<String, String> files,
        String author,
        String reason,
        Instant publishedAt) {

    /** The CloudEvents type. */
    public static final String TYPE = "vn.chitieu.catalog-published.v1";

    /** The largest event as JSON, in bytes: ten times a usual catalog, and what brokers and clients take by default. */
    public static final int MAX_BYTES = 1_000_000;

    private static final Pattern EDITION = Pattern.compile("[0-9a-f]{64}");

    public CatalogPublished {
        Objects.requireNonNull(city, "expected city, got none");
        Objects.requireNonNull(edition, "expected edition, got none");
        Objects.requireNonNull(files, "expected files, got none");
        Objects.requireNonNull(author, "expected author, got none");
        Objects.requireNonNull(reason, "expected reason, got none");
        Objects.requireNonNull(publishedAt, "expected publishedAt, got none");
        if (city.isBlank() || author.isBlank() || !EDITION.matcher(edition).matches()) {
            throw new IllegalArgumentException("expected city, author and an edition of 64 hexadecimal digits, got "
                    + city + ", " + author + " and " + edition);
        }
        if (files.isEmpty() || files.containsValue(null)) {
            throw new IllegalArgumentException("expected the text of at least one file, got " + files.keySet());
        }
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /** Makes one of files in any order. */
    public static CatalogPublished of(
            String city, String edition, Map<String, String> files, String author, String reason, Instant at) {
        return new CatalogPublished(city, edition, new TreeMap<>(files), author, reason, at);
    }

    /** Returns the id of this event: each publication is one of its own, also where an earlier edition comes back. */
    public String id() {
        return city + "@" + edition + "@" + publishedAt;
    }
}
