package vn.chitieu.aggregation.fold;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Hash table from ids of updates to their offsets: 8 bytes an entry, load factor four fifths at most, so some 10 bytes
 * an id. An entry has 44 bits of the hash, so what is found is a candidate and has to be verified. Open addressing; a
 * caller that adds calls {@link #roomy} before. Not thread-safe.
 */
final class IdHashTable {

    /** Offsets of a table go from 0 to one less than this. */
    static final int PLACES = 1_000_000;

    private static final int SMALLEST = 64;
    /** An offset is stored plus one, so that no entry is 0. */
    private static final int PLACE_BITS = 20;

    private static final long PLACE_MASK = (1L << PLACE_BITS) - 1;
    /** So many bits of the hash times the size of a table fit a long. */
    private static final int SLOT_BITS = 40;

    /** Has room for all places. */
    private static final int LARGEST = PLACES / 4 * 5 + 2;

    private final long[] entries;
    private final AtomicInteger size = new AtomicInteger();

    IdHashTable() {
        this(SMALLEST);
    }

    private IdHashTable(int length) {
        this.entries = new long[length];
    }

    /** Returns this table while there is room in it, or one that is half as large again with the same entries. */
    IdHashTable roomy() {
        if (5L * (size.get() + 1) <= 4L * entries.length) {
            return this;
        }
        int half = entries.length + entries.length / 2;
        IdHashTable larger = new IdHashTable(entries.length < LARGEST ? Math.min(half, LARGEST) : half);
        for (long entry : entries) {
            if (entry != 0) {
                larger.put(entry);
            }
        }
        larger.size.set(size.get());
        return larger;
    }

    /** Adds an offset under an id, whether or not there are others. */
    void add(long id, int place) {
        put(id << PLACE_BITS | (place + 1));
        size.incrementAndGet();
    }

    /** Passes on every offset under an id, and by collisions some under another id. */
    void find(long id, IntConsumer each) {
        long hash = id << PLACE_BITS;
        for (int slot = slot(hash); entries[slot] != 0; slot = after(slot)) {
            if ((entries[slot] & ~PLACE_MASK) == hash) {
                each.accept((int) (entries[slot] & PLACE_MASK) - 1);
            }
        }
    }

    /** Returns whether there is an entry that {@link #find} would pass on. */
    boolean has(long id) {
        long hash = id << PLACE_BITS;
        int slot = slot(hash);
        while (entries[slot] != 0 && (entries[slot] & ~PLACE_MASK) != hash) {
            slot = after(slot);
        }
        return entries[slot] != 0;
    }

    int size() {
        return size.get();
    }

    /** Returns how much memory it takes. */
    long bytes() {
        return (long) entries.length * Long.BYTES;
    }

    private void put(long entry) {
        int slot = slot(entry);
        while (entries[slot] != 0) {
            slot = after(slot);
        }
        entries[slot] = entry;
    }

    private int slot(long entry) {
        long top = entry >>> (Long.SIZE - SLOT_BITS);
        return (int) ((top * entries.length) >>> SLOT_BITS);
    }

    private int after(int slot) {
        return slot + 1 == entries.length ? 0 : slot + 1;
    }
}
