package vn.chitieu.notification.mailoperations;

import java.util.Objects;
import vn.chitieu.notification.outbox.OutboxRow;

/** Outcome of marking a mail as delivered. */
public sealed interface MarkOutcome {

    /**
     * It counts as sent, now or since before.
     *
     * @param row as it stands
     */
    record Marked(OutboxRow row) implements MarkOutcome {
        public Marked {
            Objects.requireNonNull(row);
        }
    }

    /**
     * Nothing was done.
     *
     * @param code why, stable
     * @param message what was expected and what came, in English
     */
    record Refused(InterventionRefusal code, String message) implements MarkOutcome {
        public Refused {
            Objects.requireNonNull(code);
            Objects.requireNonNull(message);
        }
    }
}
