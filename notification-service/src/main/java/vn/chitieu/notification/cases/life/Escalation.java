package vn.chitieu.notification.cases.life;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.chitieu.notification.cases.model.Acknowledgement;
import vn.chitieu.notification.cases.model.AlertCase;
import vn.chitieu.notification.cases.model.CaseDraft;
import vn.chitieu.notification.cases.model.CaseState;
import vn.chitieu.notification.cases.model.Explanation;
import vn.chitieu.notification.cases.model.HistoryEntry;
import vn.chitieu.notification.cases.model.Standing;
import vn.chitieu.notification.cases.model.TransitionContext;
import vn.chitieu.notification.notice.NoticeKind;

/** Transitions that follow from answers, and from dates that pass without the figure being mended. */
final class Escalation {

    private Escalation() {}

    /**
     * Returns when a case that is open is escalated: when its date passes and no acknowledgement stops it, while the
     * rule is broken by the newest figure that is known; silence is not recovery. A broken promise is notified even
     * where no position is left above.
     */
    static @Nullable Instant movesAt(AlertCase one) {
        boolean reaches = one.chain().reaches(one.progress().level() + 1)
                || one.progress().state() == CaseState.EXPLAINED;
        Instant due = one.deadlines().answerBy();
        if (!reaches || due == null || !one.policy().escalates() || one.standing() != Standing.BREACHED) {
            return null;
        }
        Acknowledgement stop = one.responses().acknowledgement();
        return stop != null && stop.until().isAfter(due) ? stop.until() : due;
    }

    static void escalate(CaseDraft draft, TransitionContext context) {
        List<String> above = draft.chain.above(draft.level);
        draft.level++;
        draft.answerBy = context.afterWorkingDays(draft.policy.escalationWorkingDays());
        draft.become(CaseState.ESCALATED, HistoryEntry.What.ESCALATED, context.now());
        above.forEach(person -> draft.addNotice(NoticeKind.ESCALATION, draft.level, person, context.now()));
    }

    /** Takes in an answer to a case that awaits one; the others who were notified get a notice of it. */
    static void explain(CaseDraft draft, Explanation explanation, TransitionContext context) {
        draft.explanation = explanation;
        draft.answerBy = context.endOf(explanation.promisedFor());
        if (draft.state == CaseState.RECOVERING) {
            draft.interrupted = CaseState.EXPLAINED;
            draft.note(HistoryEntry.What.EXPLAINED, context.now());
        } else {
            draft.become(CaseState.EXPLAINED, HistoryEntry.What.EXPLAINED, context.now());
        }
        draft.noticeByRecipient.keySet().stream()
                .sorted()
                .filter(person -> !person.equals(explanation.by()))
                .forEach(person -> draft.want(NoticeKind.EXPLAINED, draft.level + 1, person, context.now(), null));
    }
}
