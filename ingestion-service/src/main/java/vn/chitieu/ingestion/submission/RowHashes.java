package vn.chitieu.ingestion.submission;

import java.util.Set;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.ingestion.update.RawRow;
import vn.chitieu.ingestion.update.Violation;

/** 64-bit hashes of rows and texts, and open addressing over them: a request may have many rows. */
final class RowHashes {

    private static final long SEED = 0xCBF29CE484222325L;
    private static final long PRIME = 0x100000001B3L;

    private RowHashes() {}

    /** Returns room for the hashes of so many rows, at most 32 bytes each. */
    static long[] table(int rows) {
        return new long[Integer.highestOneBit(rows) << 2];
    }

    /** Returns where a hash stands in a table, or may stand. */
    static int place(long[] hashes, long hash) {
        int place = (int) hash & (hashes.length - 1);
        while (hashes[place] != 0 && hashes[place] != hash) {
            place = (place + 1) & (hashes.length - 1);
        }
        return place;
    }

    /** Returns the hash of all that a row says, but for some fields. */
    static long content(RawRow row, Set<Field> without) {
        long hash = SEED;
        for (var text : row.texts().entrySet()) {
            if (!without.contains(text.getKey())) {
                hash = also(also(hash, text.getKey().label()), text.getValue());
            }
        }
        for (Violation flaw : row.flaws()) {
            hash = also(also(hash, flaw.field()), flaw.message());
        }
        return hash;
    }

    /** Returns the hash of some texts in their order; never zero. */
    static long ofAll(String... texts) {
        long hash = SEED;
        for (String text : texts) {
            hash = also(hash, text);
        }
        return stirred(hash);
    }

    private static long also(long hash, String text) {
        return hash * PRIME + hash(text);
    }

    /** FNV-1a over the characters, stirred so that its low bits differ between texts as well; never zero. */
    static long hash(String text) {
        long hash = SEED;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        return stirred(hash);
    }

    private static long stirred(long hash) {
        long mixed = (hash ^ (hash >>> 32)) * 0x9E3779B97F4A7C15L;
        return (mixed ^ (mixed >>> 29)) | 1;
    }
}
