package vn.chitieu.aggregation.domain;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The ids of one unit's updates by 64 bits of each, with where the first update of an id lay and what it said: 32 bytes
 * an id, for they are kept for ever and in memory. Open addressing, at most two thirds full; whoever puts something in
 * asks for {@link #roomy} before. Not thread-safe.
 */
final class IdTable {

    private static final int SMALLEST = 64;
    private static final int FIELDS = 4;
    private static final int OFFSET = 1;
    private static final int FINGERPRINT = 2;
    private static final int REPORTED_AT = 3;
    /** Offsets are kept plus one, so that nothing but an empty place has this. */
    private static final long EMPTY = 0;

    private final long[] places;
    private final AtomicInteger size = new AtomicInteger();

    IdTable() {
        this(SMALLEST);
    }

    private IdTable(int size) {
        this.places = new long[size * FIELDS];
    }

    /** Returns this table while there is room in it, or one of twice the size with the same ids. */
    IdTable roomy() {
        int room = places.length / FIELDS;
        if (3L * (size.get() + 1) <= 2L * room) {
            return this;
        }
        IdTable larger = new IdTable(2 * room);
        for (int from = 0; from < places.length; from += FIELDS) {
            if (places[from + OFFSET] != EMPTY) {
                System.arraycopy(places, from, larger.places, larger.place(places[from]), FIELDS);
            }
        }
        larger.size.set(size.get());
        return larger;
    }

    /** Puts an id in if it is new, and returns its handle for the other methods. */
    int put(long id, long offset, Saying saying) {
        int place = place(id);
        if (places[place + OFFSET] == EMPTY) {
            places[place] = id;
            places[place + OFFSET] = offset + 1;
            places[place + FINGERPRINT] = saying.fingerprint();
            places[place + REPORTED_AT] = saying.reportedAtMillis();
            size.incrementAndGet();
        }
        return place;
    }

    /** Returns where the first update with the id lay. */
    long offset(int handle) {
        return places[handle + OFFSET] - 1;
    }

    /** Returns what it said. */
    Saying saying(int handle) {
        return new Saying(places[handle + FINGERPRINT], places[handle + REPORTED_AT]);
    }

    private int place(long id) {
        int mask = places.length / FIELDS - 1;
        int place = (int) id & mask;
        while (places[place * FIELDS + OFFSET] != EMPTY && places[place * FIELDS] != id) {
            place = (place + 1) & mask;
        }
        return place * FIELDS;
    }
}
