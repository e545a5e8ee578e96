package vn.chitieu.notification.mail;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import vn.chitieu.notification.cases.model.AlertCase;
import vn.chitieu.notification.cases.model.CaseRepository;
import vn.chitieu.notification.documents.DamagedDocumentException;
import vn.chitieu.notification.documents.Page;
import vn.chitieu.notification.notice.Notice;
import vn.chitieu.notification.outbox.DeliveryPolicy;
import vn.chitieu.notification.outbox.Outbox;
import vn.chitieu.notification.outbox.OutboxRow;
import vn.chitieu.notification.outbox.SharedMails;
import vn.chitieu.notification.recovery.Restore;

/**
 * Puts back, after a restore, notices that fell between two collections of a dump: what was requested and has no row
 * gets one, and a notice that a case has recorded is written again where the outbox has none. Whether it had left is
 * found out from the archive before it leaves. What cannot be read holds back no other. Thread-safe; it may be
 * repeated.
 */
@Service
public final class OutboxRestoreRepair {

    private static final Logger log = LoggerFactory.getLogger(OutboxRestoreRepair.class);
    private static final int AT_ONCE = 500;

    private final Restore restore;
    private final CaseRepository cases;
    private final Outbox outbox;
    private final DeliveryPolicy policy;

    /** Takes what is known of a restore, the stores, and the delivery policy. */
    public OutboxRestoreRepair(Restore restore, CaseRepository cases, Outbox outbox, DeliveryPolicy policy) {
        this.restore = restore;
        this.cases = cases;
        this.outbox = outbox;
        this.policy = policy;
    }

    /**
     * Mends what is there to mend.
     *
     * @return whether any mail may now be sent
     */
    public boolean tick(Instant now) {
        if (!restore.takeOn(now)) {
            return false;
        }
        try {
            int rows = rows(now);
            int cases = notices(now);
            log.warn("After a restore {} notices have a row again, {} cases tell again what had vanished", rows, cases);
            return true;
        } catch (RuntimeException fault) {
            restore.failed();
            throw fault;
        }
    }

    private int rows(Instant now) {
        int added = 0;
        for (String id : outbox.unaccounted(Integer.MAX_VALUE)) {
            added += isAdded(id, now) ? 1 : 0;
        }
        return added;
    }

    private boolean isAdded(String id, Instant now) {
        try {
            return outbox.notice(id)
                    .filter(notice -> outbox.add(row(notice, now)))
                    .isPresent();
        } catch (DamagedDocumentException damaged) {
            log.warn("The notice {} gets no row: {}", id, damaged.getMessage());
            return false;
        }
    }

    private OutboxRow row(Notice notice, Instant now) {
        OutboxRow mail = new SharedMails(outbox).saying(notice);
        return mail == null ? OutboxRow.queued(notice, now, policy) : OutboxRow.joined(notice, mail, now);
    }

    private int notices(Instant now) {
        CaseRepository.Filter all = new CaseRepository.Filter(null, null, null);
        return Page.all(last -> cases.list(all, last, AT_ONCE))
                .flatMap(List::stream)
                .mapToInt(one -> isMended(one, now) ? 1 : 0)
                .sum();
    }

    private boolean isMended(AlertCase one, Instant now) {
        if (one.progress().state().isClosed()) {
            return false;
        }
        Set<String> vanished = one.outgoing().noticeByRecipient().values().stream()
                .filter(id -> one.outgoing().pending().stream()
                        .noneMatch(notice -> notice.id().equals(id)))
                .filter(this::isGone)
                .collect(Collectors.toSet());
        AlertCase next = vanished.isEmpty() ? one : one.tellingAgain(vanished, now);
        return next.progress().version() != one.progress().version() && cases.store(next);
    }

    /** What cannot be read is there, and waits for its own repair. */
    private boolean isGone(String id) {
        try {
            return outbox.find(id).isEmpty();
        } catch (DamagedDocumentException damaged) {
            log.warn("The notice {} is left as it is: {}", id, damaged.getMessage());
            return false;
        }
    }
}
