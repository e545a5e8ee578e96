package vn.chitieu.notification.mailoperations;

import java.util.Objects;
import vn.chitieu.notification.outbox.OutboxRow;

/** Outcome of a request to send a mail again. */
public sealed interface ResendOutcome {

    /**
     * It was still on its way and is tried at once now; where it was frozen already, with the same bytes.
     *
     * @param row as it stands
     */
    record Hurried(OutboxRow row) implements ResendOutcome {
        public Hurried {
            Objects.requireNonNull(row);
        }
    }

    /**
     * It was done, and is sent again as a notice of its own, rendered again.
     *
     * @param again the row of that notice
     */
    record Queued(OutboxRow again) implements ResendOutcome {
        public Queued {
            Objects.requireNonNull(again);
        }
    }

    /**
     * Nothing was done.
     *
     * @param code why, stable
     * @param message what was expected and what came, in English
     */
    record Refused(InterventionRefusal code, String message) implements ResendOutcome {
        public Refused {
            Objects.requireNonNull(code);
            Objects.requireNonNull(message);
        }
    }
}
