package vn.chitieu.ingestion.application;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.chitieu.ingestion.domain.Checked;
import vn.chitieu.ingestion.domain.Code;
import vn.chitieu.ingestion.domain.Field;
import vn.chitieu.ingestion.domain.RawRow;
import vn.chitieu.ingestion.domain.Rows;
import vn.chitieu.ingestion.domain.Violation;

/**
 * The ids that different rows of one request share: nobody can tell which of them was meant, so none is kept. The very
 * same row twice is one row and passes, wherever in a file it stands.
 *
 * <p>Of each row 64 bits of its id are held, at most 32 bytes with the room between them, because a request may have
 * many; what rows say is looked at only where an id comes again.
 */
final class DuplicateIds {

    private static final DuplicateIds NONE = new DuplicateIds(Set.of());
    private static final long SEED = 0xCBF29CE484222325L;
    private static final long PRIME = 0x100000001B3L;

    private final Set<Long> ambiguous;

    private DuplicateIds(Set<Long> ambiguous) {
        this.ambiguous = ambiguous;
    }

    /** Finds them. */
    static DuplicateIds in(Rows rows) {
        if (rows.size() <= 1) {
            return NONE;
        }
        Set<Long> repeated = repeated(rows);
        return repeated.isEmpty() ? NONE : new DuplicateIds(ofDifferentRows(rows, repeated));
    }

    /** Returns the hashes of ids that come more than once. */
    private static Set<Long> repeated(Rows rows) {
        long[] hashes = new long[Integer.highestOneBit(rows.size()) << 2];
        Set<Long> repeated = new HashSet<>();
        for (List<RawRow> part : rows.parts()) {
            for (RawRow row : part) {
                String id = row.texts().get(Field.ID);
                if (id != null) {
                    long hash = hash(id);
                    int place = place(hashes, hash);
                    if (hashes[place] == hash) {
                        repeated.add(hash);
                    }
                    hashes[place] = hash;
                }
            }
        }
        return repeated;
    }

    private static Set<Long> ofDifferentRows(Rows rows, Set<Long> repeated) {
        Map<Long, Long> contents = new HashMap<>();
        Set<Long> ambiguous = new HashSet<>();
        for (List<RawRow> part : rows.parts()) {
            for (RawRow row : part) {
                String id = row.texts().get(Field.ID);
                Long hash = id == null ? null : Long.valueOf(hash(id));
                if (hash != null && repeated.contains(hash)) {
                    Long content = content(row);
                    Long first = contents.putIfAbsent(hash, content);
                    if (first != null && !first.equals(content)) {
                        ambiguous.add(hash);
                    }
                }
            }
        }
        return ambiguous;
    }

    /** Returns what was made of the row, or a refusal where its id is another one's, too. */
    <T> Checked<T> refuse(RawRow raw, Checked<T> checked) {
        String id = ambiguous.isEmpty() ? null : raw.texts().get(Field.ID);
        if (id == null || !ambiguous.contains(hash(id))) {
            return checked;
        }
        return Checked.Bad.beside(
                checked,
                Violation.of(Code.DUPLICATE_ID, Field.ID, "expected one row per id, got this id for different ones"));
    }

    /** Returns where that hash stands, or may stand. */
    private static int place(long[] hashes, long hash) {
        int place = (int) hash & (hashes.length - 1);
        while (hashes[place] != 0 && hashes[place] != hash) {
            place = (place + 1) & (hashes.length - 1);
        }
        return place;
    }

    private static long content(RawRow row) {
        long hash = SEED;
        for (var text : row.texts().entrySet()) {
            hash = also(also(hash, text.getKey().label()), text.getValue());
        }
        for (Violation flaw : row.flaws()) {
            hash = also(also(hash, flaw.field()), flaw.message());
        }
        return hash;
    }

    private static long also(long hash, String text) {
        return hash * PRIME + hash(text);
    }

    /** FNV-1a over the characters, stirred so that its low bits tell texts apart as well; never zero. */
    private static long hash(String text) {
        long hash = SEED;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        hash = (hash ^ (hash >>> 32)) * 0x9E3779B97F4A7C15L;
        return (hash ^ (hash >>> 29)) | 1;
    }
}
