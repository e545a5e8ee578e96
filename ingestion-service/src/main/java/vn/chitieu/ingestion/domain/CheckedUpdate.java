package vn.chitieu.ingestion.domain;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the checks made of one update. */
public sealed interface CheckedUpdate {

    /** Returns its id: the sender's, or ours for a good one; null for a bad one that came without a valid id. */
    @Nullable
    String id();

    /** It may be kept. */
    record Good(Update update) implements CheckedUpdate {
        public Good {
            Objects.requireNonNull(update);
        }

        @Override
        public String id() {
            return update.id();
        }
    }

    /**
     * It is refused.
     *
     * @param violations all that is wrong with it, at least one: its form first, then its fields, then the policies in
     *     their order
     */
    record Bad(@Nullable String id, List<Violation> violations) implements CheckedUpdate {
        public Bad {
            violations = List.copyOf(violations);
            if (violations.isEmpty()) {
                throw new IllegalArgumentException("expected at least one violation of a bad update");
            }
        }
    }
}
