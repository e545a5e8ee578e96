package vn.chitieu.ingestion.submission;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.chitieu.ingestion.update.RowSubject;
import vn.chitieu.ingestion.update.UpdateFlags;
import vn.chitieu.ingestion.update.Violation;
import vn.chitieu.ingestion.update.Warning;

/** Outcome of one update of a submission. */
public sealed interface RowOutcome {

    /** Returns the update's id; null where a refused one came without a valid id. */
    @Nullable
    String id();

    /**
     * Kept, or in a dry run good enough to be kept.
     *
     * @param receipt {@code partition-offset}; null in a dry run
     * @param warnings what is strange about it although its sender said that it is right; mostly nothing
     * @param marks what else is to be reported, such as that it is late; mostly nothing
     */
    record Accepted(String id, @Nullable String receipt, List<Warning> warnings, UpdateFlags marks)
            implements RowOutcome {
        public Accepted {
            Objects.requireNonNull(id);
            Objects.requireNonNull(marks);
            warnings = List.copyOf(warnings);
        }

        /** Makes the outcome of one without warnings. */
        public Accepted(String id, @Nullable String receipt) {
            this(id, receipt, List.of(), UpdateFlags.NONE);
        }
    }

    /**
     * Valid but implausible, and not accepted because its sender did not confirm it.
     *
     * @param warnings at least one
     */
    record NeedsConfirmation(String id, List<Warning> warnings) implements RowOutcome {
        public NeedsConfirmation {
            Objects.requireNonNull(id);
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * Refused, and certainly not kept.
     *
     * @param violations at least one
     * @param subject under which unit and quarter it is counted; null where that is not known, or it is a target
     */
    record Rejected(
            @Nullable String id,
            List<Violation> violations,
            @Nullable RowSubject subject) implements RowOutcome {
        public Rejected {
            violations = List.copyOf(violations);
        }
    }

    /** Good, but the log did not answer in time: it may be kept or not, and is to be sent again with the same id. */
    record Failed(String id) implements RowOutcome {
        public Failed {
            Objects.requireNonNull(id);
        }
    }
}
