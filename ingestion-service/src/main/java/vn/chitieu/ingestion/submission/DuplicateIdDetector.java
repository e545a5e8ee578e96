package vn.chitieu.ingestion.submission;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.chitieu.contracts.vocabulary.QuotedText;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.ingestion.update.FindingCode;
import vn.chitieu.ingestion.update.RawRow;
import vn.chitieu.ingestion.update.RowSource;
import vn.chitieu.ingestion.update.ValidationResult;
import vn.chitieu.ingestion.update.Violation;

/**
 * The ids that different rows of one request share: which of them was meant is not known, so none is accepted. The very
 * same row twice is one row and passes, wherever in a file it stands.
 *
 * <p>Of each row 64 bits of its id are held, at most 32 bytes with the room between them, because a request may have
 * many; what rows say is looked at only where an id comes again.
 */
final class DuplicateIdDetector {

    private static final DuplicateIdDetector NONE = new DuplicateIdDetector(Set.of());
    private static final Set<Field> NO_FIELDS = Set.of();

    private final Set<Long> ambiguous;

    private DuplicateIdDetector(Set<Long> ambiguous) {
        this.ambiguous = ambiguous;
    }

    /** Finds them. */
    static DuplicateIdDetector in(RowSource rows) {
        if (rows.size() <= 1) {
            return NONE;
        }
        Set<Long> repeated = repeated(rows);
        return repeated.isEmpty() ? NONE : new DuplicateIdDetector(ofDifferentRows(rows, repeated));
    }

    /** Returns the hashes of ids that come more than once. */
    private static Set<Long> repeated(RowSource rows) {
        long[] hashes = RowHashes.table(rows.size());
        Set<Long> repeated = new HashSet<>();
        for (List<RawRow> part : rows.parts()) {
            for (RawRow row : part) {
                String id = row.texts().get(Field.ID);
                if (id != null) {
                    long hash = RowHashes.hash(id);
                    int place = RowHashes.place(hashes, hash);
                    if (hashes[place] == hash) {
                        repeated.add(hash);
                    }
                    hashes[place] = hash;
                }
            }
        }
        return repeated;
    }

    private static Set<Long> ofDifferentRows(RowSource rows, Set<Long> repeated) {
        Map<Long, Long> contents = new HashMap<>();
        Set<Long> ambiguous = new HashSet<>();
        for (List<RawRow> part : rows.parts()) {
            for (RawRow row : part) {
                String id = row.texts().get(Field.ID);
                Long hash = id == null ? null : Long.valueOf(RowHashes.hash(id));
                if (hash != null && repeated.contains(hash)) {
                    Long content = RowHashes.content(row, NO_FIELDS);
                    Long first = contents.putIfAbsent(hash, content);
                    if (first != null && !first.equals(content)) {
                        ambiguous.add(hash);
                    }
                }
            }
        }
        return ambiguous;
    }

    /** Returns whether the id of a row is that of a different one, too. */
    boolean isAmbiguous(RawRow raw) {
        String id = ambiguous.isEmpty() ? null : raw.texts().get(Field.ID);
        return id != null && ambiguous.contains(RowHashes.hash(id));
    }

    /** Returns what was made of the row, or a refusal where its id is another one's, too. */
    <T> ValidationResult<T> refuse(RawRow raw, ValidationResult<T> checked) {
        if (!isAmbiguous(raw)) {
            return checked;
        }
        return ValidationResult.Bad.beside(
                checked,
                Violation.of(
                        FindingCode.DUPLICATE_ID,
                        Field.ID,
                        "expected one row per id, got this id for different ones",
                        raw.text(Field.ID)
                                .map(id -> Map.of("got", QuotedText.of(id)))
                                .orElse(Map.of())));
    }
}
