package vn.chitieu.ingestion.application;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.chitieu.ingestion.domain.Checked;
import vn.chitieu.ingestion.domain.Code;
import vn.chitieu.ingestion.domain.Field;
import vn.chitieu.ingestion.domain.RawRow;
import vn.chitieu.ingestion.domain.Violation;

/**
 * Refuses rows of one request that share an id but differ: nobody can tell which of them was meant, so none is kept.
 * The very same row twice is one row and passes.
 */
final class DuplicateIds {

    private DuplicateIds() {}

    static <T> List<Checked<T>> refuse(List<RawRow> raw, List<Checked<T>> checked) {
        Set<String> ambiguous = ambiguous(raw);
        if (ambiguous.isEmpty()) {
            return checked;
        }
        List<Checked<T>> result = new ArrayList<>(checked.size());
        for (int i = 0; i < checked.size(); i++) {
            String id = raw.get(i).text(Field.ID).orElse("");
            result.add(ambiguous.contains(id) ? refused(checked.get(i)) : checked.get(i));
        }
        return result;
    }

    private static Set<String> ambiguous(List<RawRow> raw) {
        Map<String, RawRow> first = new HashMap<>();
        Set<String> ambiguous = new HashSet<>();
        for (RawRow row : raw) {
            String id = row.text(Field.ID).orElse("");
            RawRow other = id.isEmpty() ? null : first.putIfAbsent(id, row);
            if (other != null && !other.equals(row)) {
                ambiguous.add(id);
            }
        }
        return ambiguous;
    }

    private static <T> Checked<T> refused(Checked<T> row) {
        List<Violation> violations = new ArrayList<>(row instanceof Checked.Bad<T> bad ? bad.violations() : List.of());
        violations.add(
                Violation.of(Code.DUPLICATE_ID, Field.ID, "expected one row per id, got this id for different ones"));
        return new Checked.Bad<>(row.id(), violations);
    }
}
