package vn.chitieu.notification.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.chitieu.notification.notice.Notice;
import vn.chitieu.notification.notice.NoticeKind;

/**
 * Mails that say several notices to one person: the first of them in the outbox is the mail, the others are folded into
 * it. The row of the mail names what it says, and changes by compare-and-set for as long as its bytes are not frozen:
 * first it takes a notice on, then that one gets a row which is done, and repeated in between the same comes of it. So
 * each notice is said once, whenever the process dies. Thread-safe.
 */
public final class SharedMails {

    /** How long a mail waits for those wanted with it; a process that dies between them is back by then. */
    static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Outbox outbox;

    /** Takes the outbox. */
    public SharedMails(Outbox outbox) {
        this.outbox = outbox;
    }

    /**
     * Returns the row whose mail says a notice that has no row, from an earlier attempt to join; null where none does.
     */
    public @Nullable OutboxRow saying(Notice notice) {
        return notice.companions().stream()
                .map(outbox::find)
                .flatMap(Optional::stream)
                .filter(row -> row.says(notice.id()))
                .findFirst()
                .orElse(null);
    }

    /**
     * Adds a notice to the mail of one of its companions; returns the row of that mail, null where none can take it.
     */
    @Nullable
    OutboxRow join(Notice notice, Instant now) {
        for (String id : notice.companions()) {
            OutboxRow row = outbox.find(id).orElse(null);
            while (row != null && row.takes(notice)) {
                if (row.says(notice.id())
                        || !outbox.store(List.of(row.with(notice.id(), now))).isEmpty()) {
                    return row;
                }
                row = outbox.find(id).orElse(null);
            }
        }
        return null;
    }

    /** Returns whether any of those that a notice awaits is not in the outbox yet. */
    boolean isIncomplete(Notice notice) {
        return notice.awaits().stream().anyMatch(id -> outbox.find(id).isEmpty());
    }

    /** Lets the mails of those that await each other leave that have all that they wait for. */
    void release(Notice last, Instant now) {
        for (String id : last.awaits()) {
            OutboxRow row = outbox.find(id).orElse(null);
            while (row != null && row.isGathering() && !isIncomplete(row.notice())) {
                row = outbox.store(List.of(row.gathered(now))).isEmpty()
                        ? outbox.find(id).orElse(null)
                        : null;
            }
        }
    }

    /**
     * Returns the row that decides whether a notice leaves: its own; that of the mail which it is part of, for as long
     * as it is one.
     */
    public OutboxRow mailOf(OutboxRow row) {
        OutboxRow carrier = row.into() == null ? null : outbox.find(row.into()).orElse(null);
        return carrier == null || carrier.notice().kind() == NoticeKind.DIGEST ? row : carrier;
    }
}
