package vn.chitieu.reference;

import java.util.BitSet;
import java.util.UUID;
import vn.chitieu.contracts.IndicatorUpdated;

/**
 * Which ids come more than once on the log, found out by a first reading, so that the second one need keep no others.
 * Two sets of bits, 16 MB each at the most: of five million ids some 4 in 100 are taken for such that come again, which
 * costs memory and nothing else. Not thread-safe.
 */
public final class ReferenceRepeatedIds {

    private static final int BITS = 1 << 27;

    private final BitSet once = new BitSet();
    private final BitSet again = new BitSet();

    /** Takes the next update of the log, in any order. */
    public void take(IndicatorUpdated event) {
        int bit = bit(ReferenceLog.id(event));
        if (once.get(bit)) {
            again.set(bit);
        } else {
            once.set(bit);
        }
    }

    /** Returns whether the id of an update may come again. */
    boolean has(UUID id) {
        return again.get(bit(id));
    }

    private static int bit(UUID id) {
        return (int) (id.getLeastSignificantBits() & BITS - 1);
    }
}
