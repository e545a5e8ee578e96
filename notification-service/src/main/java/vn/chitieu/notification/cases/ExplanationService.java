package vn.chitieu.notification.cases;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Service;
import vn.chitieu.notification.cases.life.CaseAnswers;
import vn.chitieu.notification.cases.model.AlertCase;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.CaseRepository;
import vn.chitieu.notification.cases.model.Explanation;
import vn.chitieu.notification.cases.model.Fall;
import vn.chitieu.notification.cases.model.TransitionContext;

/**
 * Takes the explanation of a case: why a figure is behind, what is done about it, and until when it is to be mended.
 * The recipients that were notified of the case are notified of the answer, and escalation waits for the promised day.
 * Thread-safe; idempotent.
 */
@Service
public final class ExplanationService {

    private final CaseAnswerService answer;
    private final TransitionContextFactory context;

    /** Takes the store, the factory of contexts and the counters. */
    public ExplanationService(CaseRepository cases, TransitionContextFactory context, CaseCounters counters) {
        this.answer = new CaseAnswerService(cases, new CaseTransitionLog(counters));
        this.context = context;
    }

    /**
     * Takes an answer.
     *
     * @param key the case
     * @param episode the episode that was asked about
     * @param input what was answered
     * @param by id of the person, or of the credential where it came over the API
     * @return the case, or a refusal with any code of {@link CaseAnswers.Refusal} but {@code BAD_UNTIL}
     */
    public CaseAnswer explain(CaseKey key, int episode, Input input, String by) {
        return explain(key, episode, input, by, List.of());
    }

    /**
     * Takes an answer that is one to several cases.
     *
     * @param fall the cases of the fall as they are after it, whose notices are one mail with those of this case
     */
    CaseAnswer explain(CaseKey key, int episode, Input input, String by, Collection<AlertCase> fall) {
        return answer.answer(key, one -> {
            CaseAnswerService.Step step = step(one, episode, input, by);
            return step instanceof CaseAnswerService.Step.Keep keep
                    ? new CaseAnswerService.Step.Keep(Fall.together(one, keep.next(), fall))
                    : step;
        });
    }

    /** Returns a case as it is with an answer; the same where it cannot take it. */
    AlertCase explained(AlertCase one, Input input, String by) {
        return step(one, one.progress().episode(), input, by) instanceof CaseAnswerService.Step.Keep keep
                ? keep.next()
                : one;
    }

    private CaseAnswerService.Step step(AlertCase one, int episode, Input input, String by) {
        if (!Explanation.isText(input.cause()) || !Explanation.isText(input.remedy())) {
            return refuse(
                    CaseAnswers.Refusal.BAD_TEXT,
                    "expected cause and remedy of 1 to " + Explanation.TEXT_LIMIT + " characters, got "
                            + input.cause().length() + " and "
                            + input.remedy().length());
        }
        TransitionContext now = context.of(one.key());
        Explanation explanation = new Explanation(input.cause(), input.remedy(), input.promisedFor(), by, now.now());
        CaseAnswers.Refusal refusal = CaseAnswers.refusal(one, episode, explanation, now);
        return refusal == null
                ? new CaseAnswerService.Step.Keep(CaseAnswers.explained(one, explanation, now))
                : refuse(
                        refusal,
                        "expected an answer to an open case without one, for a day from today to a year from now, got "
                                + "one for " + input.promisedFor() + " to episode " + episode + " while episode "
                                + one.progress().episode() + " is "
                                + one.progress().state());
    }

    private static CaseAnswerService.Step refuse(CaseAnswers.Refusal code, String message) {
        return new CaseAnswerService.Step.Refuse(code, message);
    }

    /**
     * What was answered.
     *
     * @param cause why the figure is behind
     * @param remedy what is done about it
     * @param promisedFor the day by whose end it is to be mended
     */
    public record Input(String cause, String remedy, LocalDate promisedFor) {}
}
