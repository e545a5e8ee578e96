package vn.chitieu.notification.cases;

import java.util.function.Function;
import vn.chitieu.notification.cases.life.CaseAnswers;
import vn.chitieu.notification.cases.model.AlertCase;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.CaseRepository;

/** Applies answers to cases, with retry on optimistic locking failures. */
final class CaseAnswerService {

    private final CaseRepository cases;
    private final CaseTransitionLog transitionLog;

    CaseAnswerService(CaseRepository cases, CaseTransitionLog transitionLog) {
        this.cases = cases;
        this.transitionLog = transitionLog;
    }

    /** Computes the step again for as long as other writers are first. */
    CaseAnswer answer(CaseKey key, Function<AlertCase, Step> step) {
        while (true) {
            AlertCase one = cases.find(key).orElse(null);
            if (one == null) {
                return new CaseAnswer.Refused(
                        CaseAnswers.Refusal.UNKNOWN_CASE, "expected the id of a case, got " + key);
            }
            Step next = step.apply(one);
            if (next instanceof Step.Refuse refuse) {
                return new CaseAnswer.Refused(refuse.code(), refuse.message());
            }
            AlertCase answered = ((Step.Keep) next).next();
            if (answered.progress().version() == one.progress().version()) {
                return new CaseAnswer.Taken(one);
            }
            if (cases.store(answered)) {
                transitionLog.log(one, answered);
                return new CaseAnswer.Taken(answered);
            }
        }
    }

    /** A step on a case as it stands. */
    sealed interface Step {

        /** Keep it so. */
        record Keep(AlertCase next) implements Step {}

        /** Leave it alone. */
        record Refuse(CaseAnswers.Refusal code, String message) implements Step {}
    }
}
