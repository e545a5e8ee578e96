package vn.chitieu.notification.outbox;

import java.util.Collection;
import vn.chitieu.notification.cases.model.AlertCase;
import vn.chitieu.notification.notice.NoticeKind;

/** Where a process dies, in the order of the way of a notice. */
public enum KillPoint {
    BEFORE_THE_CASE_IS_KEPT("store", true) {
        @Override
        boolean is(Object first) {
            return first instanceof AlertCase one && !one.outgoing().pending().isEmpty();
        }
    },
    AFTER_THE_CASE_IS_KEPT("store", false) {
        @Override
        boolean is(Object first) {
            return first instanceof AlertCase one && !one.outgoing().pending().isEmpty();
        }
    },
    BEFORE_A_NOTICE_IS_POSTED("add", true),
    AFTER_A_NOTICE_IS_POSTED("add", false),
    AFTER_THE_RECOVERY_IS_POSTED("add", false) {
        @Override
        boolean is(Object first) {
            return first instanceof OutboxRow row && row.notice().kind() == NoticeKind.RECOVERED;
        }
    },
    AFTER_AN_EVENT_IS_POSTED("add", false) {
        @Override
        boolean is(Object first) {
            return first instanceof OutboxRow row && row.notice().kind() == NoticeKind.EVENT;
        }
    },
    BEFORE_THE_CASE_FORGETS_ITS_NOTICES("store", true) {
        @Override
        boolean is(Object first) {
            return first instanceof AlertCase one
                    && one.outgoing().pending().isEmpty()
                    && !one.outgoing().noticeByRecipient().isEmpty();
        }
    },
    AFTER_THE_CASE_FORGOT_ITS_NOTICES("store", false) {
        @Override
        boolean is(Object first) {
            return first instanceof AlertCase one
                    && one.outgoing().pending().isEmpty()
                    && !one.outgoing().noticeByRecipient().isEmpty();
        }
    },
    BEFORE_THE_HINT_IS_SETTLED("settled", true),
    BEFORE_THE_CASE_FORGETS_ITS_TRANSITIONS("store", true) {
        @Override
        boolean is(Object first) {
            return first instanceof AlertCase one
                    && one.outgoing().transitions().isEmpty();
        }
    },
    BEFORE_THE_HINT_OF_TRANSITIONS_IS_SETTLED("passedOn", true),
    BEFORE_THE_BYTES_ARE_FROZEN("freeze", true),
    AFTER_THE_BYTES_ARE_FROZEN("freeze", false),
    AFTER_RENDERED(DeliveryState.RENDERED, false),
    AFTER_CLAIMED(DeliveryState.CLAIMED, false),
    BEFORE_SENDING_IS_KEPT(DeliveryState.SENDING, true),
    AFTER_SENDING_IS_KEPT(DeliveryState.SENDING, false),
    BEFORE_THE_HAND_OVER("before the hand-over"),
    AFTER_THE_HAND_OVER("after the hand-over"),
    BEFORE_SENT_IS_KEPT(DeliveryState.SENT, true),
    AFTER_SENT_IS_KEPT(DeliveryState.SENT, false),
    BEFORE_THE_ARCHIVE("archive", true),
    AFTER_THE_ARCHIVE("archive", false);

    private final String call;
    private final boolean before;

    KillPoint(String call, boolean before) {
        this.call = call;
        this.before = before;
    }

    KillPoint(DeliveryState state, boolean before) {
        this("store " + state, before);
    }

    KillPoint(String whileSending) {
        this(whileSending, true);
    }

    boolean is(Object first) {
        return true;
    }

    /** Returns whether a call is this point; one that takes several is, if it is for any of them. */
    public boolean isHere(String name, Object first, boolean isBefore) {
        if (first instanceof Collection<?> several) {
            return several.stream().anyMatch(each -> isHere(name, each, isBefore));
        }
        String named = call.startsWith("store ") && first instanceof OutboxRow row ? name + " " + row.state() : name;
        return isBefore == before && named.equals(call) && is(first);
    }
}
