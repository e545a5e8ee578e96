package vn.chitieu.notification.cases.life;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.chitieu.notification.cases.model.Acknowledgement;
import vn.chitieu.notification.cases.model.AlertCase;
import vn.chitieu.notification.cases.model.CaseDraft;
import vn.chitieu.notification.cases.model.CaseState;
import vn.chitieu.notification.cases.model.Explanation;
import vn.chitieu.notification.cases.model.HistoryEntry;
import vn.chitieu.notification.cases.model.TransitionContext;

/** Validation of answers to a case, and the case afterwards. Pure and idempotent. */
public final class CaseAnswers {

    /** How many days ahead something may be promised, or a case be acknowledged. */
    public static final int MOST_DAYS = 366;

    private CaseAnswers() {}

    /** Returns why an answer cannot be taken in; null where it can, or was before. */
    public static @Nullable Refusal refusal(
            AlertCase one, int episode, Explanation explanation, TransitionContext context) {
        if (one.progress().episode() != episode || one.progress().state().isClosed()) {
            return Refusal.CASE_OVER;
        }
        if (one.progress().state() == CaseState.PENDING) {
            return Refusal.CASE_NOT_OPEN;
        }
        if (isSame(one.responses().explanation(), explanation)) {
            return null;
        }
        if (one.isExplained()) {
            return Refusal.ALREADY_EXPLAINED;
        }
        boolean possible = !explanation.promisedFor().isBefore(context.today())
                && !explanation.promisedFor().isAfter(context.today().plusDays(MOST_DAYS));
        return possible ? null : Refusal.BAD_PROMISE;
    }

    /** Returns the case with an answer for which there is no refusal; the same object where it has it already. */
    public static AlertCase explained(AlertCase one, Explanation explanation, TransitionContext context) {
        if (isSame(one.responses().explanation(), explanation)) {
            return one;
        }
        CaseDraft draft = new CaseDraft(one);
        Escalation.explain(draft, explanation, context);
        return draft.finish();
    }

    /** Returns why an acknowledgement cannot be taken in; null where it can. */
    public static @Nullable Refusal refusal(AlertCase one, Acknowledgement acknowledgement, TransitionContext context) {
        if (one.progress().state().isClosed()) {
            return Refusal.CASE_OVER;
        }
        if (one.progress().state() == CaseState.PENDING) {
            return Refusal.CASE_NOT_OPEN;
        }
        boolean possible =
                !acknowledgement.until().isAfter(context.endOf(context.today().plusDays(MOST_DAYS)));
        return possible ? null : Refusal.BAD_UNTIL;
    }

    /** Returns the case with an acknowledgement in place of an earlier one; the same object where it has it already. */
    public static AlertCase acknowledged(AlertCase one, Acknowledgement acknowledgement) {
        Acknowledgement before = one.responses().acknowledgement();
        if (before != null
                && before.by().equals(acknowledgement.by())
                && before.until().equals(acknowledgement.until())) {
            return one;
        }
        CaseDraft draft = new CaseDraft(one);
        draft.acknowledgement = acknowledgement;
        draft.note(HistoryEntry.What.ACKNOWLEDGED, acknowledgement.at());
        return draft.finish();
    }

    private static boolean isSame(@Nullable Explanation before, Explanation now) {
        return before != null
                && before.cause().equals(now.cause())
                && before.remedy().equals(now.remedy())
                && Objects.equals(before.promisedFor(), now.promisedFor())
                && before.by().equals(now.by());
    }

    /** Why an answer is refused. The names are stable: they are the codes of pages and the API. */
    public enum Refusal {
        /** There is no such case. */
        UNKNOWN_CASE,
        /** The case, or the episode that was asked about, is over. */
        CASE_OVER,
        /** The case is not confirmed, so no answer was asked for. */
        CASE_NOT_OPEN,
        /** Cause and remedy were given, and the promised date has not passed. */
        ALREADY_EXPLAINED,
        /** No answer is awaited: none was asked for, or the figure has caught up. */
        NO_ANSWER_AWAITED,
        /** None of those who were asked is in the catalog any more. */
        NO_RECIPIENT,
        /** Cause or remedy is empty or too long. */
        BAD_TEXT,
        /** The promised date lies in the past or more than a year ahead. */
        BAD_PROMISE,
        /** The acknowledgement ends in the past or more than a year ahead. */
        BAD_UNTIL
    }
}
