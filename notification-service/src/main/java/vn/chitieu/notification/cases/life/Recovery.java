package vn.chitieu.notification.cases.life;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.notification.cases.model.AlertCase;
import vn.chitieu.notification.cases.model.CaseDraft;
import vn.chitieu.notification.cases.model.CaseState;
import vn.chitieu.notification.cases.model.HistoryEntry;
import vn.chitieu.notification.cases.model.JudgedFigures;
import vn.chitieu.notification.cases.model.Resolution;
import vn.chitieu.notification.cases.model.Standing;
import vn.chitieu.notification.cases.model.TransitionContext;
import vn.chitieu.notification.notice.NoticeKind;

/** Transitions by which an open case ends well: it caught up and held, was corrected, or its target moved. */
final class Recovery {

    private Recovery() {}

    /** Moves a case that is open. */
    static void begin(CaseDraft draft, TransitionContext context) {
        if (endIfNoRecovery(draft, context.now()) || draft.standing() != Standing.CLEAR) {
            return;
        }
        draft.recover(
                context.now(), context.afterWorkingDays(draft.policy.holding().workingDays()));
        endIfHeld(draft, context.now());
    }

    /** Moves a case that is RECOVERING. */
    static void move(CaseDraft draft, TransitionContext context) {
        Standing standing = draft.standing();
        if (standing == Standing.BREACHED && draft.interrupted != null) {
            draft.turns++;
            draft.become(draft.interrupted, HistoryEntry.What.FELL_BACK, context.now());
        } else if (!standing.isKept()) {
            interrupt(draft); // at risk: neither behind again nor held, so the holding starts again
        } else if (!endIfNoRecovery(draft, context.now())) {
            draft.streak++;
            if (draft.holdUntil == null) {
                draft.holdUntil =
                        context.afterWorkingDays(draft.policy.holding().workingDays());
            }
            endIfHeld(draft, context.now());
        }
    }

    /** Lets the holding start again, because the figure did not hold or it is not known whether it did. */
    static void interrupt(CaseDraft draft) {
        if (draft.state == CaseState.RECOVERING) {
            draft.streak = 0;
            draft.holdUntil = null;
        }
    }

    static void endIfHeld(CaseDraft draft, Instant now) {
        if (draft.streak >= draft.policy.holding().revisions() || CaseLife.isPast(draft.holdUntil, now)) {
            end(draft, Resolution.RECOVERED, HistoryEntry.What.RECOVERED, NoticeKind.RECOVERED, now);
        }
    }

    static @Nullable Instant movesAt(AlertCase one) {
        return one.standing().isKept() && !one.figures().dataMissing()
                ? one.deadlines().holdUntil()
                : null;
    }

    /** Ends an episode whose target went away or moved; those who were notified, if any, get a notice of it. */
    static void endByTarget(CaseDraft draft, Instant now) {
        end(draft, Resolution.TARGET_CHANGED, HistoryEntry.What.TARGET_CHANGED, NoticeKind.TARGET_CHANGED, now);
    }

    /** Ends an episode whose figure is not behind for another reason than that it recovered. */
    private static boolean endIfNoRecovery(CaseDraft draft, Instant now) {
        if (!draft.standing().isKept()) {
            return false;
        }
        if (isMendedByItsTarget(draft)) {
            endByTarget(draft, now);
        } else if (isCorrected(draft)) {
            end(draft, Resolution.CORRECTED, HistoryEntry.What.CORRECTED, NoticeKind.CORRECTED, now);
        } else {
            return false;
        }
        return true;
    }

    private static void end(CaseDraft draft, Resolution why, HistoryEntry.What what, NoticeKind kind, Instant now) {
        draft.resolve(why, what, now);
        draft.addNoticeToEachNotified(kind, now);
    }

    /** Says whether the figure is on pace only because its target is another one than when the episode began. */
    private static boolean isMendedByItsTarget(CaseDraft draft) {
        BigDecimal was = draft.opening.attainment().target();
        BigDecimal is = draft.figures.attainment().target();
        return was.compareTo(is) != 0 && draft.figures.wouldFallShortOf(draft.opening.attainment());
    }

    /**
     * Says whether the figure was wrong rather than low. Of rules that are about no target, a figure that keeps them
     * was corrected. An official figure of the same units up to the same day does not grow: if it is another one, the
     * first was wrong. And where all that counts now was reported before what opened the case, that was taken back.
     */
    private static boolean isCorrected(CaseDraft draft) {
        JudgedFigures was = draft.opening;
        JudgedFigures is = draft.figures;
        boolean official = was.status() == FigureStatus.OFFICIAL && is.status() == FigureStatus.OFFICIAL;
        boolean sameUnits = was.trust().missingUnits().equals(is.trust().missingUnits())
                && was.trust().reportedUnits() == is.trust().reportedUnits();
        boolean sameSpan =
                Objects.equals(was.attainment().expectedBy(), is.attainment().expectedBy());
        boolean takenBack = was.asOf() != null && is.asOf() != null && is.asOf().isBefore(was.asOf());
        return !was.attainment().hasTarget() || (official && sameUnits && sameSpan) || takenBack;
    }
}
