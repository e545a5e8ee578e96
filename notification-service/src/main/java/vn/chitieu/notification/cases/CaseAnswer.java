package vn.chitieu.notification.cases;

import java.util.Objects;
import vn.chitieu.notification.cases.life.CaseAnswers;
import vn.chitieu.notification.cases.model.AlertCase;

/** Outcome of an answer to a case. */
public sealed interface CaseAnswer {

    /**
     * It was accepted, now or when it was given before.
     *
     * @param now the case as it stands
     */
    record Taken(AlertCase now) implements CaseAnswer {
        public Taken {
            Objects.requireNonNull(now);
        }
    }

    /**
     * It was refused, and nothing changed.
     *
     * @param code why, stable
     * @param message what was expected and what came, in English
     */
    record Refused(CaseAnswers.Refusal code, String message) implements CaseAnswer {
        public Refused {
            Objects.requireNonNull(code);
            Objects.requireNonNull(message);
        }
    }
}
