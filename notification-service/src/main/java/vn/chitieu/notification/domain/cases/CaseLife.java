package vn.chitieu.notification.domain.cases;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.Verdict;
import vn.chitieu.notification.domain.notice.NoticeKind;

/**
 * The life of a case as one pure function. A repeated or older revision changes nothing, so that redelivery gives the
 * same cases and the same notices; a missing figure never closes a case (law 5).
 */
public final class CaseLife {

    private CaseLife() {}

    /**
     * Returns the case after the event.
     *
     * @param known the case as it stands; null where there never was one
     * @param event what it hears of, about the same key
     * @param circumstances the time, the policy for a new episode, and whom to tell if it opens
     * @return the same object where nothing changes, null where there still is none; else one version later, with the
     *     notices that the transition wants among {@link AlertCase#pending}
     */
    public static @Nullable AlertCase next(@Nullable AlertCase known, CaseEvent event, Circumstances circumstances) {
        if (known != null && event.revision() <= known.revision()) {
            return known;
        }
        if (event instanceof CaseEvent.Judged judged) {
            return judged(known, judged, circumstances);
        }
        if (known == null || known.state().isClosed()) {
            return known;
        }
        CaseDraft draft = new CaseDraft(known);
        draft.revision = event.revision();
        endByTarget(draft, circumstances.now());
        return draft.finish();
    }

    private static @Nullable AlertCase judged(
            @Nullable AlertCase known, CaseEvent.Judged event, Circumstances circumstances) {
        if (known == null || known.state() == CaseState.RESOLVED) {
            return event.figures().isBehind() ? begin(known, event, circumstances) : known;
        }
        if (known.state() == CaseState.CLOSED_UNRESOLVED) {
            return known;
        }
        CaseDraft draft = new CaseDraft(known);
        draft.revision = event.revision();
        if (see(draft, event.figures(), circumstances.now())) {
            move(draft, circumstances);
        }
        return draft.finish();
    }

    private static AlertCase begin(@Nullable AlertCase before, CaseEvent.Judged event, Circumstances circumstances) {
        CaseDraft draft = new CaseDraft(before, event, circumstances.policy());
        draft.note(HistoryEntry.What.FELL_BEHIND, circumstances.now());
        countTowardsOpening(draft, circumstances);
        return draft.finish();
    }

    /** Takes in the new figures; returns false where there is nothing to judge the case by. */
    private static boolean see(CaseDraft draft, Figures figures, Instant now) {
        boolean missing = figures.isMissing();
        if (missing != draft.dataMissing) {
            draft.dataMissing = missing;
            draft.note(missing ? HistoryEntry.What.DATA_MISSING : HistoryEntry.What.DATA_BACK, now);
        }
        if (!missing) {
            draft.figures = figures;
        }
        return !missing;
    }

    private static void move(CaseDraft draft, Circumstances circumstances) {
        if (draft.state == CaseState.PENDING) {
            movePending(draft, circumstances);
        } else if (draft.state == CaseState.RECOVERING) {
            moveRecovering(draft, circumstances.now());
        } else {
            moveOpen(draft, circumstances.now());
        }
    }

    private static void movePending(CaseDraft draft, Circumstances circumstances) {
        if (draft.figures.isBehind()) {
            countTowardsOpening(draft, circumstances);
        } else if (draft.figures.isOnPace()) {
            draft.resolve(Resolution.NOT_CONFIRMED, HistoryEntry.What.NOT_CONFIRMED, circumstances.now());
        }
    }

    private static void countTowardsOpening(CaseDraft draft, Circumstances circumstances) {
        draft.streak++;
        if (!isConfirmed(draft)) {
            return;
        }
        draft.dueAt = circumstances.answerBy();
        draft.become(
                CaseState.OPEN,
                circumstances.inCharge().isEmpty() ? HistoryEntry.What.NOBODY_IN_CHARGE : HistoryEntry.What.CONFIRMED,
                circumstances.now());
        for (String recipient : circumstances.inCharge()) {
            draft.want(NoticeKind.FIRED, recipient, circumstances.now(), null);
            draft.told.put(recipient, CaseNotice.idOf(draft.key, draft.episode, NoticeKind.FIRED, 1, recipient));
        }
    }

    private static boolean isConfirmed(CaseDraft draft) {
        CasePolicy policy = draft.policy;
        Figures figures = draft.figures;
        boolean firm = figures.status() != null && figures.status().compareTo(policy.confirmStatus()) >= 0;
        boolean severe = policy.severeAtOnce() && figures.attainment().verdict() == Verdict.SEVERELY_BEHIND;
        return firm || severe || draft.streak >= policy.confirmRevisions();
    }

    private static void moveOpen(CaseDraft draft, Instant now) {
        if (draft.figures.isOnPace() && isMendedByItsTarget(draft)) {
            endByTarget(draft, now);
        } else if (draft.figures.isOnPaceBy(draft.policy.marginPoints())) {
            CaseState before = draft.state;
            draft.become(CaseState.RECOVERING, HistoryEntry.What.CAUGHT_UP, now);
            draft.interrupted = before;
            endIfHeld(draft, now);
        }
    }

    private static void moveRecovering(CaseDraft draft, Instant now) {
        if (draft.figures.isBehind() && draft.interrupted != null) {
            draft.become(draft.interrupted, HistoryEntry.What.FELL_BACK, now);
        } else if (!draft.figures.isOnPace()) {
            draft.streak = 0; // at risk: neither behind again nor held, so the holding starts anew
        } else if (isMendedByItsTarget(draft)) {
            endByTarget(draft, now);
        } else {
            draft.streak++;
            endIfHeld(draft, now);
        }
    }

    private static void endIfHeld(CaseDraft draft, Instant now) {
        if (draft.streak >= draft.policy.holdRevisions()) {
            draft.resolve(Resolution.RECOVERED, HistoryEntry.What.RECOVERED, now);
            draft.wantForThoseTold(NoticeKind.RECOVERED, now);
        }
    }

    /** Ends an episode whose target went away or moved; those who were told, if any, are told so. */
    private static void endByTarget(CaseDraft draft, Instant now) {
        draft.resolve(Resolution.TARGET_CHANGED, HistoryEntry.What.TARGET_CHANGED, now);
        draft.wantForThoseTold(NoticeKind.TARGET_CHANGED, now);
    }

    /** Says whether the figure is on pace only because its target is another one than when the episode began. */
    private static boolean isMendedByItsTarget(CaseDraft draft) {
        BigDecimal was = draft.opening.attainment().target();
        BigDecimal is = draft.figures.attainment().target();
        return was.compareTo(is) != 0 && draft.figures.wouldFallShortOf(draft.opening.attainment());
    }
}
