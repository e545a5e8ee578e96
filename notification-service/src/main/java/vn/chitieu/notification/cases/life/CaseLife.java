package vn.chitieu.notification.cases.life;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.chitieu.notification.cases.model.AlertCase;
import vn.chitieu.notification.cases.model.CaseDraft;
import vn.chitieu.notification.cases.model.CaseEvent;
import vn.chitieu.notification.cases.model.CaseState;
import vn.chitieu.notification.cases.model.HistoryEntry;
import vn.chitieu.notification.cases.model.JudgedFigures;
import vn.chitieu.notification.cases.model.Resolution;
import vn.chitieu.notification.cases.model.Standing;
import vn.chitieu.notification.cases.model.TransitionContext;

/**
 * The life of a case as pure functions: what it hears of a total, what time does to it, what people answer. Idempotent:
 * a repeated or older revision changes nothing, so that redelivery gives the same cases and the same notices; a missing
 * figure never closes a case (law 5). {@link Opening}, {@link Recovery} and {@link Escalation} know the single
 * transitions.
 */
public final class CaseLife {

    private CaseLife() {}

    /**
     * Returns the case after the event.
     *
     * @param known the case as it stands; null where there never was one
     * @param event the input, about the same key
     * @param context context: the time, the policy for a new episode, and the recipients if it opens
     * @return the same object where nothing changes, null where there still is none; else one version later, with the
     *     notices that the transition requests among {@link AlertCase#pending}
     */
    public static @Nullable AlertCase next(@Nullable AlertCase known, CaseEvent event, TransitionContext context) {
        if (known != null && event.revision() <= known.figures().revision()) {
            return known;
        }
        if (event instanceof CaseEvent.Judged judged) {
            return judged(known, judged, context);
        }
        if (known == null || known.progress().state().isClosed()) {
            return known;
        }
        CaseDraft draft = new CaseDraft(known);
        draft.revision = event.revision();
        if (event instanceof CaseEvent.Overtaken) {
            draft.resolve(Resolution.JUDGED, HistoryEntry.What.JUDGED, context.now());
        } else {
            Recovery.endByTarget(draft, context.now());
        }
        return draft.finish();
    }

    /**
     * Returns whether a case may begin with an event, in any context: where it returns false, {@link #next} returns
     * null for a case that there never was.
     */
    public static boolean mayBegin(CaseEvent event) {
        return event instanceof CaseEvent.Judged judged
                && Standing.of(judged.about().rule(), judged.figures(), BigDecimal.ZERO) == Standing.BREACHED;
    }

    /**
     * Returns the case as time moves it; the same object where nothing is due. Only the calendar and the time of the
     * context count.
     */
    public static AlertCase tick(AlertCase known, TransitionContext context) {
        Instant at = movesAt(known);
        if (at == null || at.isAfter(context.now())) {
            return known;
        }
        CaseDraft draft = new CaseDraft(known);
        if (isPast(draft.closesAt, context.now())) {
            PeriodEnd.close(draft, context.now());
            return draft.finish();
        }
        switch (draft.state) {
            case PENDING -> Opening.openIfConfirmed(draft, context);
            case RECOVERING -> Recovery.endIfHeld(draft, context.now());
            default -> Escalation.escalate(draft, context);
        }
        return draft.finish();
    }

    /**
     * Returns a case that was closed with its period by a clock that was ahead as it stood before; the same object
     * where it was not, or where its period is closed by now.
     *
     * @param after what happened until then is as it should be
     */
    public static AlertCase takenBack(AlertCase known, Instant after, TransitionContext context) {
        return PeriodEnd.takenBack(known, after, context);
    }

    /** Returns when time moves a case next, as far as it is known now; null where time moves it no more. */
    public static @Nullable Instant movesAt(AlertCase one) {
        if (one.progress().state().isClosed()) {
            return null;
        }
        Instant own = switch (one.progress().state()) {
            case PENDING -> Opening.movesAt(one);
            case RECOVERING -> Recovery.movesAt(one);
            default -> Escalation.movesAt(one);
        };
        Instant closesAt = one.deadlines().closesAt();
        if (own == null || closesAt == null) {
            return own == null ? closesAt : own;
        }
        return own.isBefore(closesAt) ? own : closesAt;
    }

    static boolean isPast(@Nullable Instant at, Instant now) {
        return at != null && !at.isAfter(now);
    }

    private static @Nullable AlertCase judged(
            @Nullable AlertCase known, CaseEvent.Judged event, TransitionContext context) {
        if (known == null || known.progress().state() == CaseState.RESOLVED) {
            return Opening.isCalledFor(event, context) ? Opening.begin(known, event, context) : known;
        }
        if (known.progress().state() == CaseState.CLOSED_UNRESOLVED) {
            return PeriodEnd.movedSince(known, event) ? Opening.begin(known, event, context) : known;
        }
        CaseDraft draft = new CaseDraft(known);
        draft.revision = event.revision();
        if (isPast(draft.closesAt, context.now())) {
            PeriodEnd.close(draft, context.now()); // it was closed before this came
        } else if (see(draft, event.figures(), context.now())) {
            move(draft, context);
        }
        return draft.finish();
    }

    /** Takes in the new figures; returns false where there is nothing to judge the case by. */
    private static boolean see(CaseDraft draft, JudgedFigures figures, Instant now) {
        boolean missing = Standing.of(draft.key.rule(), figures, draft.policy.marginPoints()) == Standing.UNKNOWN;
        if (!missing) {
            draft.figures = figures;
        }
        if (missing != draft.dataMissing) {
            draft.dataMissing = missing;
            draft.note(missing ? HistoryEntry.What.DATA_MISSING : HistoryEntry.What.DATA_BACK, now);
        }
        if (missing) {
            Recovery.interrupt(draft);
        }
        return !missing;
    }

    private static void move(CaseDraft draft, TransitionContext context) {
        switch (draft.state) {
            case PENDING -> Opening.move(draft, context);
            case RECOVERING -> Recovery.move(draft, context);
            default -> Recovery.begin(draft, context);
        }
    }
}
