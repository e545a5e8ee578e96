package vn.chitieu.notification.outbox.delivery;

import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chitieu.notification.documents.Page;
import vn.chitieu.notification.outbox.Outbox;
import vn.chitieu.notification.outbox.OutboxRow;
import vn.chitieu.notification.recovery.ClockSkewMonitor;

/** Moves back what waits in the outbox for a time that a clock which was ahead has set. Thread-safe. */
public final class OutboxClockCorrection implements ClockSkewMonitor.TakeBack {

    private static final Logger log = LoggerFactory.getLogger(OutboxClockCorrection.class);
    private static final int AT_ONCE = 500;

    private final Outbox outbox;

    /** Takes the outbox. */
    public OutboxClockCorrection(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void takeBack(Instant after, Instant now) {
        int changed;
        do {
            changed = Page.all(last -> outbox.changedAfter(after, last, AT_ONCE))
                    .mapToInt(page -> takeBack(page, now))
                    .sum();
        } while (changed > 0);
    }

    /** Returns how many rows another process changed meanwhile; they are looked at again. */
    private int takeBack(List<OutboxRow> page, Instant now) {
        List<OutboxRow> back = page.stream()
                .filter(row -> !row.state().isDone())
                .map(row -> row.takenBack(now))
                .toList();
        int kept = outbox.store(back).size();
        log.info("{} mails wait no longer for a time that a wrong clock has set", kept);
        return back.size() - kept;
    }
}
