package vn.chitieu.notification.routing.digest;

import java.time.Instant;
import java.util.List;
import vn.chitieu.notification.city.CityKey;

/**
 * All digests of all times. A digest begins with its first item, takes more while it is open, and never changes once it
 * is closed. Thread-safe, also between instances; a write is kept when the call returns.
 */
public interface DigestRepository {

    /**
     * Puts an item into a digest unless it is closed or full. An item whose notice is in it already is JOINED again and
     * changes nothing, whether the digest is open or closed.
     */
    Joined join(DigestKey digest, DigestItem item);

    /** Returns whether the digest has the item of that notice. */
    boolean has(DigestKey digest, String notice);

    /**
     * Returns digests of a city whose slot has come and that are not {@link #settled}, the earliest slot first, at most
     * {@code limit}; open ones and closed ones.
     */
    List<DigestKey> due(CityKey city, Instant now, int limit);

    /** Closes a digest: nothing is added to it from now on. Idempotent. */
    void close(DigestKey digest);

    /** Removes the hint that there is something to do for a closed digest: its notice is posted. */
    void settled(DigestKey digest);

    /**
     * Returns what is in a digest, each notice once, by the time it was wanted; empty where there is no such digest.
     * For one that is closed the answer is always the same.
     */
    List<DigestItem> items(DigestKey digest);

    /** What became of an attempt to join. */
    enum Joined {
        /** It is in the digest, since now or before. */
        JOINED,
        /** The digest is closed and does not have it. */
        CLOSED,
        /** The digest has no room left. */
        FULL
    }
}
