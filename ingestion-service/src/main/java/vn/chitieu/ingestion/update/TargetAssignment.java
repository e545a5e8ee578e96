package vn.chitieu.ingestion.update;

import java.util.Objects;
import vn.chitieu.catalog.Target;

/**
 * A target that passed every check.
 *
 * @param id 1 to 100 printable ASCII characters; the same id again is the same assignment
 * @param target what is assigned
 */
public record TargetAssignment(String id, Target target) {
    public TargetAssignment {
        Objects.requireNonNull(id);
        Objects.requireNonNull(target);
    }
}
