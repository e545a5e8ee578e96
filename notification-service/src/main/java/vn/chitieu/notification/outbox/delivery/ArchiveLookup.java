package vn.chitieu.notification.outbox.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chitieu.notification.outbox.ArchiveAwayException;
import vn.chitieu.notification.outbox.ArchiveProbe;
import vn.chitieu.notification.outbox.DeliveryPolicy;
import vn.chitieu.notification.outbox.FrozenMail;
import vn.chitieu.notification.outbox.NotificationCounters;
import vn.chitieu.notification.outbox.OutboxRow;

/** Looks mails that may have left up in the archive mailbox before they are sent again. Thread-safe. */
final class ArchiveLookup {

    private static final Logger log = LoggerFactory.getLogger(ArchiveLookup.class);

    private final ArchiveProbe archive;
    private final StepRecorder steps;
    private final DeliveryPolicy policy;
    private final NotificationCounters counters;

    ArchiveLookup(ArchiveProbe archive, StepRecorder steps, DeliveryPolicy policy, NotificationCounters counters) {
        this.archive = archive;
        this.steps = steps;
        this.policy = policy;
        this.counters = counters;
    }

    /**
     * Looks rows up by the Message-IDs of their mails.
     *
     * @return the rows after it: those that were found are done, some wait until the archive answers, and those that
     *     are to be sent are as they were: the archive does not have them, or has been away for too long
     */
    List<OutboxRow> lookUp(List<OutboxRow> rows, Map<String, FrozenMail> mails, Instant now) {
        List<OutboxRow> next = new ArrayList<>();
        List<OutboxRow> after = new ArrayList<>();
        for (OutboxRow row : rows) {
            OutboxRow step = step(row, Objects.requireNonNull(mails.get(row.id())), now);
            (step.epoch() == row.epoch() ? after : next).add(step);
        }
        after.addAll(steps.store(next));
        return after;
    }

    /** Returns the row after its step; the same one where it is to be sent. */
    private OutboxRow step(OutboxRow row, FrozenMail mail, Instant now) {
        try {
            boolean found = archive.has(mail.messageId());
            counters.probed(found ? NotificationCounters.Probe.FOUND : NotificationCounters.Probe.ABSENT);
            return found ? row.found(now) : row;
        } catch (ArchiveAwayException away) {
            counters.probed(NotificationCounters.Probe.AWAY);
            log.warn("It is not known yet whether mail {} has left: {}", row.id(), away.getMessage());
            return row.waitsForTheArchive(now) ? row.unprobed(String.valueOf(away.getMessage()), now, policy) : row;
        }
    }
}
