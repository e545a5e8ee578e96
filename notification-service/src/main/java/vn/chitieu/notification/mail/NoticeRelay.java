package vn.chitieu.notification.mail;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import vn.chitieu.notification.cases.model.AlertCase;
import vn.chitieu.notification.cases.model.CaseNotice;
import vn.chitieu.notification.cases.model.CaseRepository;
import vn.chitieu.notification.cases.model.Fall;
import vn.chitieu.notification.documents.Page;
import vn.chitieu.notification.outbox.OutboxPublisher;

/**
 * Transactional outbox: moves the notices that cases request to the outbox. Adds them, each under its own id, and only
 * then removes them from the case. Idempotent: interrupted anywhere, it goes on the next time and adds none twice.
 */
@Service
public final class NoticeRelay {

    private static final Logger log = LoggerFactory.getLogger(NoticeRelay.class);
    private static final int CASES_AT_ONCE = 100;

    private final CaseRepository cases;
    private final OutboxPublisher outboxPublisher;

    /** Takes the cases, and what puts their notices into the outbox. */
    public NoticeRelay(CaseRepository cases, OutboxPublisher outboxPublisher) {
        this.cases = cases;
        this.outboxPublisher = outboxPublisher;
    }

    /**
     * Moves what is there now.
     *
     * @return whether there may be more
     */
    public boolean relay() {
        return relay(() -> {});
    }

    /**
     * Moves what is there now, and signals it after each case.
     *
     * @param afterEach called when the notices of a case may be in the outbox
     * @return whether there may be more
     */
    public boolean relay(Runnable afterEach) {
        @Nullable String last = null;
        do {
            Page<AlertCase> page = cases.withPendingNotices(last, CASES_AT_ONCE);
            int relayed = 0;
            for (AlertCase one : page.items()) {
                relayed += isRelayed(one) ? 1 : 0;
                afterEach.run();
            }
            last = page.next();
            if (last != null && relayed > 0 && relayed == page.items().size()) {
                return true;
            } // else some stay where they are: those behind have their turn
        } while (last != null);
        return false;
    }

    /** Returns whether it went well; a case that fails is retried with the next poll and holds back no other. */
    private boolean isRelayed(AlertCase one) {
        try {
            relay(one);
            return true;
        } catch (RuntimeException fault) {
            log.warn("The notices of case {} wait for a fault to pass: {}", one.key(), fault.toString());
            return false;
        }
    }

    private void relay(AlertCase one) {
        toPost(one).forEach(outboxPublisher::post);
        if (one.outgoing().pending().isEmpty()) {
            cases.settled(one);
            return;
        }
        AlertCase relayed = one.relayed(one.outgoing().pending());
        if (cases.store(relayed)) {
            cases.settled(relayed);
        }
    }

    /** Returns what a case has to say; where other cases are one mail with it, with what they say, in its order. */
    private List<CaseNotice> toPost(AlertCase one) {
        List<CaseNotice> own = one.outgoing().pending();
        if (own.stream().allMatch(notice -> notice.awaits().isEmpty())) {
            return own;
        }
        List<CaseNotice> all = new ArrayList<>(own);
        cases.of(List.of(one.key().total())).stream()
                .filter(other -> !other.key().equals(one.key()) && Fall.shareMails(other.key(), one.key()))
                .forEach(other -> all.addAll(other.outgoing().pending()));
        all.sort(Comparator.comparing(CaseNotice::wantedAt).thenComparing(Fall.order()));
        return all;
    }
}
