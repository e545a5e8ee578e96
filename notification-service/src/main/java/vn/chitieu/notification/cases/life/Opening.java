package vn.chitieu.notification.cases.life;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.chitieu.notification.cases.model.AlertCase;
import vn.chitieu.notification.cases.model.CaseDraft;
import vn.chitieu.notification.cases.model.CaseEvent;
import vn.chitieu.notification.cases.model.CaseState;
import vn.chitieu.notification.cases.model.HistoryEntry;
import vn.chitieu.notification.cases.model.Resolution;
import vn.chitieu.notification.cases.model.Standing;
import vn.chitieu.notification.cases.model.TransitionContext;
import vn.chitieu.notification.cases.policy.Confirmation;
import vn.chitieu.notification.notice.NoticeKind;

/** Transitions by which a case begins, is confirmed, and opens; no notice is sent before that. */
final class Opening {

    private Opening() {}

    /** Returns whether a case begins with this event: the rule is broken, and its period is not closed. */
    static boolean isCalledFor(CaseEvent.Judged event, TransitionContext context) {
        Standing standing = Standing.of(
                event.about().rule(), event.figures(), context.policy().marginPoints());
        return standing == Standing.BREACHED && !context.isClosed();
    }

    static AlertCase begin(@Nullable AlertCase before, CaseEvent.Judged event, TransitionContext context) {
        CaseDraft draft = new CaseDraft(before, event, context.policy());
        if (before != null && before.progress().resolution() == Resolution.RECOVERED) {
            draft.turns++;
        }
        draft.closesAt = context.closesAt();
        draft.confirmAt = context.afterWorkingDays(draft.policy.confirmation().workingDays());
        draft.note(HistoryEntry.What.FELL_BEHIND, context.now());
        draft.streak++;
        openIfConfirmed(draft, context);
        return draft.finish();
    }

    static void move(CaseDraft draft, TransitionContext context) {
        Standing standing = draft.standing();
        if (standing == Standing.BREACHED) {
            draft.streak++;
            openIfConfirmed(draft, context);
        } else if (standing.isKept()) {
            draft.resolve(Resolution.NOT_CONFIRMED, HistoryEntry.What.NOT_CONFIRMED, context.now());
        }
    }

    static void openIfConfirmed(CaseDraft draft, TransitionContext context) {
        if (!isConfirmed(draft, context.now())) {
            return;
        }
        if (!context.watched()) { // switched off while the case was pending: no notice has left
            draft.resolve(Resolution.NOT_CONFIRMED, HistoryEntry.What.NOT_CONFIRMED, context.now());
            return;
        }
        if (Inhibition.holdsBack(draft.key, draft.figures)) {
            draft.noteOnce(HistoryEntry.What.HELD_BACK, context.now());
            return;
        }
        draft.chain = context.chain();
        draft.answerBy = context.afterWorkingDays(draft.policy.answerWorkingDays());
        boolean heard = draft.chain.reaches(0);
        draft.become(
                CaseState.OPEN,
                heard ? HistoryEntry.What.CONFIRMED : HistoryEntry.What.NOBODY_IN_CHARGE,
                context.now());
        draft.chain.step(0).forEach(person -> draft.addNotice(NoticeKind.FIRED, 1, person, context.now()));
        draft.chain.informed().forEach(person -> draft.inform(person, context.now()));
    }

    static @Nullable Instant movesAt(AlertCase one) {
        boolean waits = one.standing() == Standing.BREACHED
                && !one.figures().dataMissing()
                && !Inhibition.holdsBack(one.key(), one.figures().latest());
        return waits ? one.deadlines().confirmAt() : null;
    }

    private static boolean isConfirmed(CaseDraft draft, Instant now) {
        Confirmation confirmation = draft.policy.confirmation();
        boolean severe = confirmation.severeAtOnce() && Standing.isSevere(draft.figures);
        return severe
                || confirmation.believes(draft.figures.status())
                || confirmation.believes(draft.streak)
                || CaseLife.isPast(draft.confirmAt, now);
    }
}
