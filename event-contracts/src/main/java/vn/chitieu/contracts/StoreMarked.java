package vn.chitieu.contracts;

import java.time.Instant;
import java.util.Objects;
import vn.chitieu.contracts.kafka.Topics;

/**
 * Watermark of a service's database, kept outside of it, so that the service detects when an older copy of the database
 * takes its place. Topic {@link Topics#STORE_MARKS}.
 *
 * @param store name of the database; the key of the record
 * @param number how many changes it has had, 1 or more; it only grows
 * @param at when the last of them was
 */
public record StoreMarked(String store, long number, Instant at) {

    /** The CloudEvents type. */
    public static final String TYPE = "vn.chitieu.store-marked.v1";

    public StoreMarked {
        Objects.requireNonNull(store, "expected store, got none");
        Objects.requireNonNull(at, "expected at, got none");
        if (store.isBlank() || number < 1) {
            throw new IllegalArgumentException("expected a name and a number from 1, got " + store + " and " + number);
        }
    }

    /** Returns the id of this event: the same for the same mark. */
    public String id() {
        return store + "@" + number;
    }
}
