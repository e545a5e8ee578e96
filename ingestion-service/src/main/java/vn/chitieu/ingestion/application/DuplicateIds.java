package vn.chitieu.ingestion.application;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.chitieu.ingestion.domain.CheckedUpdate;
import vn.chitieu.ingestion.domain.Code;
import vn.chitieu.ingestion.domain.Field;
import vn.chitieu.ingestion.domain.RawUpdate;
import vn.chitieu.ingestion.domain.Violation;

/**
 * Refuses updates of one request that share an id but differ: nobody can tell which of them was meant, so none is kept.
 * The very same update twice is one update and passes.
 */
final class DuplicateIds {

    private DuplicateIds() {}

    static List<CheckedUpdate> refuse(List<RawUpdate> raw, List<CheckedUpdate> checked) {
        Set<String> ambiguous = ambiguous(raw);
        if (ambiguous.isEmpty()) {
            return checked;
        }
        List<CheckedUpdate> result = new ArrayList<>(checked.size());
        for (int i = 0; i < checked.size(); i++) {
            String id = raw.get(i).text(Field.ID).orElse("");
            result.add(ambiguous.contains(id) ? refused(checked.get(i)) : checked.get(i));
        }
        return result;
    }

    private static Set<String> ambiguous(List<RawUpdate> raw) {
        Map<String, RawUpdate> first = new HashMap<>();
        Set<String> ambiguous = new HashSet<>();
        for (RawUpdate update : raw) {
            String id = update.text(Field.ID).orElse("");
            RawUpdate other = id.isEmpty() ? null : first.putIfAbsent(id, update);
            if (other != null && !other.equals(update)) {
                ambiguous.add(id);
            }
        }
        return ambiguous;
    }

    private static CheckedUpdate refused(CheckedUpdate update) {
        List<Violation> violations =
                new ArrayList<>(update instanceof CheckedUpdate.Bad bad ? bad.violations() : List.of());
        violations.add(Violation.of(
                Code.DUPLICATE_ID, Field.ID, "expected one update per id, got this id for different updates"));
        return new CheckedUpdate.Bad(update.id(), violations);
    }
}
