package vn.chitieu.ingestion.application;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.chitieu.ingestion.domain.Violation;

/** What became of one update of a submission. */
public sealed interface Outcome {

    /** Returns the update's id; null where a refused one came without a valid id. */
    @Nullable
    String id();

    /**
     * Kept, or in a dry run good enough to be kept.
     *
     * @param receipt {@code partition-offset}; null in a dry run
     */
    record Accepted(String id, @Nullable String receipt) implements Outcome {
        public Accepted {
            Objects.requireNonNull(id);
        }
    }

    /**
     * Refused, and certainly not kept.
     *
     * @param violations at least one
     */
    record Rejected(@Nullable String id, List<Violation> violations) implements Outcome {
        public Rejected {
            violations = List.copyOf(violations);
        }
    }

    /** Good, but the log did not answer in time: it may be kept or not, and is to be sent again with the same id. */
    record Failed(String id) implements Outcome {
        public Failed {
            Objects.requireNonNull(id);
        }
    }
}
