package vn.chitieu.notification.cases.life;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.chitieu.notification.cases.model.AlertCase;
import vn.chitieu.notification.cases.model.CaseDraft;
import vn.chitieu.notification.cases.model.CaseEvent;
import vn.chitieu.notification.cases.model.CaseState;
import vn.chitieu.notification.cases.model.HistoryEntry;
import vn.chitieu.notification.cases.model.Resolution;
import vn.chitieu.notification.cases.model.Standing;
import vn.chitieu.notification.cases.model.TransitionContext;
import vn.chitieu.notification.cases.policy.Rule;
import vn.chitieu.notification.notice.NoticeKind;

/** Transitions of a case when its period is closed. Whatever is unresolved stands in the quarterly report. */
final class PeriodEnd {

    private PeriodEnd() {}

    static void close(CaseDraft draft, Instant now) {
        if (draft.state == CaseState.PENDING) {
            draft.resolve(Resolution.NOT_CONFIRMED, HistoryEntry.What.PERIOD_CLOSED, now);
        } else if (draft.state == CaseState.RECOVERING && draft.standing().isKept() && !draft.dataMissing) {
            draft.resolve(Resolution.RECOVERED, HistoryEntry.What.PERIOD_CLOSED, now);
            draft.addNoticeToEachNotified(NoticeKind.RECOVERED, now);
        } else {
            draft.end(CaseState.CLOSED_UNRESOLVED, HistoryEntry.What.PERIOD_CLOSED, now);
        }
    }

    /**
     * Only what is left unresolved is taken back: what was resolved opens a new episode with the next figure that is
     * behind.
     */
    static AlertCase takenBack(AlertCase known, Instant after, TransitionContext context) {
        List<HistoryEntry> history = known.history();
        int last = history.size() - 1;
        boolean early = known.progress().state() == CaseState.CLOSED_UNRESOLVED
                && last > 0
                && history.get(last).what() == HistoryEntry.What.PERIOD_CLOSED
                && history.get(last).at().isAfter(after);
        if (!early || context.isClosed()) {
            return known;
        }
        CaseDraft draft = new CaseDraft(known);
        draft.reopen(history.get(last - 1).state(), context);
        return draft.finish();
    }

    /** Returns whether a closed quarter that was reported as moved has moved once more. */
    static boolean movedSince(AlertCase closed, CaseEvent.Judged event) {
        return closed.key().rule() == Rule.CLOSED_QUARTER_MOVED
                && Standing.of(
                                closed.key().rule(),
                                event.figures(),
                                closed.policy().marginPoints())
                        == Standing.BREACHED
                && !isSame(
                        closed.figures().latest().amounts().value(),
                        event.figures().amounts().value());
    }

    private static boolean isSame(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return one.compareTo(other) == 0;
    }
}
