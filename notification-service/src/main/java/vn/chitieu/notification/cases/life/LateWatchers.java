package vn.chitieu.notification.cases.life;

import java.time.Instant;
import vn.chitieu.notification.cases.model.AlertCase;
import vn.chitieu.notification.cases.model.CaseDraft;
import vn.chitieu.notification.cases.model.CaseState;
import vn.chitieu.notification.cases.policy.Rule;
import vn.chitieu.notification.notice.NoticeKind;

/** Cases of watched figures, and those who begin to watch while one is open. Pure and idempotent. */
public final class LateWatchers {

    private LateWatchers() {}

    /**
     * Returns the case with the notice to a person that those got who watched when it opened; the same object where the
     * person was notified in this episode, or where it says nothing now: it is not open, or on its way to end.
     */
    public static AlertCase joined(AlertCase one, String person, Instant now) {
        boolean says = one.key().rule() == Rule.WATCH_LIST && one.isOpen() && !mayReturn(one);
        if (!says || one.outgoing().noticeByRecipient().containsKey(person)) {
            return one;
        }
        CaseDraft draft = new CaseDraft(one);
        draft.addNotice(NoticeKind.FIRED, 1, person, now);
        return draft.finish();
    }

    /** Returns whether a case says nothing now, but will again if its figure falls back. */
    public static boolean mayReturn(AlertCase one) {
        return one.key().rule() == Rule.WATCH_LIST && one.progress().state() == CaseState.RECOVERING;
    }
}
