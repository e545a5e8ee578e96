package vn.chitieu.ingestion.update;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Result of the validation of one row.
 *
 * @param <T> what a good one is: an update or a target
 */
public sealed interface ValidationResult<T> {

    /**
     * Returns its id: the sender's, or a generated one for a valid row; null for a bad one that came without a valid
     * id.
     */
    @Nullable
    String id();

    /** Returns under which unit and quarter it is counted; null where that is not known, or it is a target. */
    @Nullable
    RowSubject subject();

    /**
     * It may be kept, where there are warnings only if its sender says that it is right.
     *
     * @param <T> what it is
     * @param id the sender's, or generated
     * @param row what is kept
     * @param warnings what is strange about it; mostly nothing
     * @param marks what else is to be reported; mostly nothing
     * @param subject under which unit and quarter it is counted; null of a target
     */
    record Good<T>(
            String id,
            T row,
            List<Warning> warnings,
            UpdateFlags marks,
            @Nullable RowSubject subject) implements ValidationResult<T> {
        public Good {
            Objects.requireNonNull(id);
            Objects.requireNonNull(row);
            Objects.requireNonNull(marks);
            warnings = List.copyOf(warnings);
        }

        /** Makes one that is counted under no unit. */
        public Good(String id, T row, List<Warning> warnings, UpdateFlags marks) {
            this(id, row, warnings, marks, null);
        }

        /** Makes one about which nothing is strange. */
        public Good(String id, T row) {
            this(id, row, List.of(), UpdateFlags.NONE);
        }
    }

    /**
     * It is refused.
     *
     * @param <T> what it is not
     * @param violations all that is wrong with it, at least one: its form first, then its fields, then the policies in
     *     their order
     * @param subject under which unit and quarter it is counted; null where that is not known, or it is a target
     */
    record Bad<T>(
            @Nullable String id,
            List<Violation> violations,
            @Nullable RowSubject subject) implements ValidationResult<T> {
        public Bad {
            violations = List.copyOf(violations);
            if (violations.isEmpty()) {
                throw new IllegalArgumentException("expected at least one violation of a bad row");
            }
        }

        /** Makes one that is counted under no unit. */
        public Bad(@Nullable String id, List<Violation> violations) {
            this(id, violations, null);
        }

        /** Returns a bad one with what is wrong already, and that. */
        public static <T> Bad<T> beside(ValidationResult<T> row, Violation violation) {
            List<Violation> violations = new ArrayList<>(row instanceof Bad<T> bad ? bad.violations() : List.of());
            violations.add(violation);
            return new Bad<>(row.id(), violations, row.subject());
        }
    }
}
