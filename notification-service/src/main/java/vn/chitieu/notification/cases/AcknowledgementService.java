package vn.chitieu.notification.cases;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Service;
import vn.chitieu.notification.cases.life.CaseAnswers;
import vn.chitieu.notification.cases.model.Acknowledgement;
import vn.chitieu.notification.cases.model.AlertCase;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.CaseRepository;
import vn.chitieu.notification.cases.model.Fall;
import vn.chitieu.notification.cases.model.TransitionContext;

/**
 * Acknowledges a case: it is not escalated until the acknowledgement expires. A later one replaces an earlier one.
 * Thread-safe; idempotent.
 */
@Service
public final class AcknowledgementService {

    private final CaseRepository cases;
    private final CaseAnswerService answer;
    private final TransitionContextFactory context;

    /** Takes the store, the factory of contexts and the counters. */
    public AcknowledgementService(CaseRepository cases, TransitionContextFactory context, CaseCounters counters) {
        this.cases = cases;
        this.answer = new CaseAnswerService(cases, new CaseTransitionLog(counters));
        this.context = context;
    }

    /**
     * Takes an acknowledgement, for the case and for the rest of its fall that asks the same people; a case of the rest
     * that cannot take it stays as it is.
     *
     * @param key the case
     * @param by id of the person, or of the credential where it came over the API
     * @param until when it expires
     * @return the case, or a refusal: UNKNOWN_CASE, CASE_OVER, CASE_NOT_OPEN or BAD_UNTIL
     */
    public CaseAnswer acknowledge(CaseKey key, String by, Instant until) {
        return acknowledge(key, by, any -> until);
    }

    /**
     * Takes an acknowledgement that expires when that many working days of the city from today are over, in the same
     * way; the same again on the same day changes nothing.
     *
     * @param workingDays 1 or more
     * @return the case, or a refusal: UNKNOWN_CASE, CASE_OVER, CASE_NOT_OPEN or BAD_UNTIL
     */
    public CaseAnswer acknowledgeFor(CaseKey key, String by, int workingDays) {
        return acknowledge(key, by, now -> now.endOf(now.calendar().plusWorkingDays(now.today(), workingDays)));
    }

    private CaseAnswer acknowledge(CaseKey key, String by, Function<TransitionContext, Instant> until) {
        CaseAnswer given = answer.answer(key, one -> step(one, by, until));
        if (given instanceof CaseAnswer.Taken taken && Fall.isPart(key)) {
            cases.of(List.of(key.total())).stream()
                    .filter(other -> Fall.isRest(taken.now(), other))
                    .forEach(other -> answer.answer(other.key(), one -> step(one, by, until)));
        }
        return given;
    }

    private CaseAnswerService.Step step(AlertCase one, String by, Function<TransitionContext, Instant> end) {
        TransitionContext now = context.of(one.key());
        Instant until = end.apply(now);
        if (!until.isAfter(now.now())) {
            return refuse(one, CaseAnswers.Refusal.BAD_UNTIL, until);
        }
        Acknowledgement acknowledgement = new Acknowledgement(by, now.now(), until);
        CaseAnswers.Refusal refusal = CaseAnswers.refusal(one, acknowledgement, now);
        return refusal == null
                ? new CaseAnswerService.Step.Keep(CaseAnswers.acknowledged(one, acknowledgement))
                : refuse(one, refusal, until);
    }

    private static CaseAnswerService.Step refuse(AlertCase one, CaseAnswers.Refusal code, Instant until) {
        return new CaseAnswerService.Step.Refuse(
                code,
                "expected an end within a year, of an open case, got " + until + " for a case that is "
                        + one.progress().state());
    }
}
