package vn.chitieu.notification.domain.cases;

import java.time.Instant;
import vn.chitieu.notification.domain.notice.NoticeKind;

/** What becomes of a case when its period is closed. Whatever is unresolved stands in the quarterly report. */
final class PeriodEnd {

    private PeriodEnd() {}

    static void close(CaseDraft draft, Instant now) {
        if (draft.state == CaseState.PENDING) {
            draft.resolve(Resolution.NOT_CONFIRMED, HistoryEntry.What.PERIOD_CLOSED, now);
        } else if (draft.state == CaseState.RECOVERING && draft.standing().isKept() && !draft.dataMissing) {
            draft.resolve(Resolution.RECOVERED, HistoryEntry.What.PERIOD_CLOSED, now);
            draft.wantForThoseTold(NoticeKind.RECOVERED, now);
        } else {
            draft.end(CaseState.CLOSED_UNRESOLVED, HistoryEntry.What.PERIOD_CLOSED, now);
        }
    }
}
