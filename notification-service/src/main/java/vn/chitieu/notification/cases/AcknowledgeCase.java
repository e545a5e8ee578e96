package vn.chitieu.notification.cases;

import java.time.Instant;
import vn.chitieu.notification.cases.life.Answers;
import vn.chitieu.notification.cases.model.Acknowledgement;
import vn.chitieu.notification.cases.model.AlertCase;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.Cases;
import vn.chitieu.notification.cases.model.Circumstances;
import vn.chitieu.notification.outbox.Tally;

/**
 * Takes in that somebody has taken note of a case: it is not escalated until the acknowledgement expires. A later one
 * takes the place of an earlier one. Thread-safe; the same again changes nothing.
 */
public final class AcknowledgeCase {

    private final AnswerCase answer;
    private final CaseCircumstances circumstances;

    /** Takes the store, the circumstances and the counters. */
    public AcknowledgeCase(Cases cases, CaseCircumstances circumstances, Tally tally) {
        this.answer = new AnswerCase(cases, new CaseTally(tally));
        this.circumstances = circumstances;
    }

    /**
     * Takes an acknowledgement.
     *
     * @param key the case
     * @param by id of the person, or of the credential where it came over the API
     * @param until when it expires
     * @return the case, or a refusal: UNKNOWN_CASE, CASE_OVER, CASE_NOT_OPEN or BAD_UNTIL
     */
    public CaseAnswer acknowledge(CaseKey key, String by, Instant until) {
        return answer.answer(key, one -> step(one, by, until));
    }

    private AnswerCase.Step step(AlertCase one, String by, Instant until) {
        Circumstances now = circumstances.of(one.key());
        if (!until.isAfter(now.now())) {
            return refuse(one, Answers.Refusal.BAD_UNTIL, until);
        }
        Acknowledgement acknowledgement = new Acknowledgement(by, now.now(), until);
        Answers.Refusal refusal = Answers.refusal(one, acknowledgement, now);
        return refusal == null
                ? new AnswerCase.Step.Keep(Answers.acknowledged(one, acknowledgement))
                : refuse(one, refusal, until);
    }

    private static AnswerCase.Step refuse(AlertCase one, Answers.Refusal code, Instant until) {
        return new AnswerCase.Step.Refuse(
                code,
                "expected an end within a year, of an open case, got " + until + " for a case that is " + one.state());
    }
}
