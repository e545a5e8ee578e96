package vn.chitieu.notification.outbox.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chitieu.catalog.UnknownCityException;
import vn.chitieu.notification.notice.Notice;
import vn.chitieu.notification.outbox.DeliveryPolicy;
import vn.chitieu.notification.outbox.DeliveryState;
import vn.chitieu.notification.outbox.FrozenMail;
import vn.chitieu.notification.outbox.MessageWriter;
import vn.chitieu.notification.outbox.NotYetRenderableException;
import vn.chitieu.notification.outbox.NotificationCounters;
import vn.chitieu.notification.outbox.Outbox;
import vn.chitieu.notification.outbox.OutboxRow;
import vn.chitieu.notification.outbox.OvertakenNoticeException;
import vn.chitieu.notification.outbox.UnrenderableNoticeException;

/**
 * Prepares queued notices for their first attempt: held back, or rendered with their bytes frozen before any row says
 * so. Thread-safe.
 */
final class NoticePreparation {

    private static final Logger log = LoggerFactory.getLogger(NoticePreparation.class);

    private final Outbox outbox;
    private final StepRecorder steps;
    private final HoldBack holdBack;
    private final MessageWriter letters;
    private final DeliveryPolicy policy;
    private final NotificationCounters counters;

    NoticePreparation(
            Outbox outbox,
            StepRecorder steps,
            MessageWriter letters,
            DeliveryPolicy policy,
            NotificationCounters counters) {
        this.outbox = outbox;
        this.steps = steps;
        this.holdBack = new HoldBack(outbox, steps, policy);
        this.letters = letters;
        this.policy = policy;
        this.counters = counters;
    }

    /**
     * Takes queued rows to their next step.
     *
     * @param mails gets the frozen bytes of those that were rendered, by id
     * @return the rows after it; one that was done before, or that another sender was quicker with, is absent
     */
    List<OutboxRow> prepare(List<OutboxRow> queued, Map<String, FrozenMail> mails, Instant now) {
        List<OutboxRow> fresh = withoutDoneBefore(queued, now);
        holdBack.takeBack(fresh, now);
        Map<String, FrozenMail> rendered = new LinkedHashMap<>();
        List<OutboxRow> next = new ArrayList<>();
        for (OutboxRow row : fresh) {
            OutboxRow held = holdBack.held(row, now);
            next.add(held == null ? rendered(row, rendered, now) : held);
        }
        Map<String, FrozenMail> frozen = rendered.isEmpty() ? rendered : outbox.freeze(rendered);
        next.stream()
                .filter(row -> frozen.containsKey(row.bytesId()))
                .forEach(row -> mails.put(row.id(), Objects.requireNonNull(frozen.get(row.bytesId()))));
        return steps.store(next);
    }

    /** Archives what was done before and wanted once more; returns the others. */
    private List<OutboxRow> withoutDoneBefore(List<OutboxRow> queued, Instant now) {
        Set<String> archived =
                outbox.archived(queued.stream().map(OutboxRow::id).toList());
        if (archived.isEmpty()) {
            return queued;
        }
        outbox.archive(queued.stream()
                .filter(row -> archived.contains(row.id()))
                .map(row -> row.superseded("done before", now))
                .toList());
        archived.forEach(id -> counters.done(DeliveryState.SUPERSEDED)); // it was counted as wanted once more
        return queued.stream().filter(row -> !archived.contains(row.id())).toList();
    }

    /** Returns the row with its mail, which is still to be frozen, among {@code rendered}; or why there is none. */
    private OutboxRow rendered(OutboxRow row, Map<String, FrozenMail> rendered, Instant now) {
        try {
            List<Notice> said = said(row);
            if (said.size() < row.members().size()) {
                return row.notYetWritable("a notice that its mail says is not there yet", now, policy);
            }
            rendered.put(row.bytesId(), letters.write(row.notice(), said, now));
            return row.rendered(now);
        } catch (NotYetRenderableException away) {
            log.info("Mail {} cannot be written yet: {}", row.id(), away.getMessage());
            return row.notYetWritable(String.valueOf(away.getMessage()), now, policy);
        } catch (OvertakenNoticeException done) {
            return row.superseded(String.valueOf(done.getMessage()), now);
        } catch (UnknownCityException without) {
            log.warn("Mail {} cannot be written yet: {}", row.id(), without.getMessage());
            return row.notYetWritable(String.valueOf(without.getMessage()), now, policy);
        } catch (UnrenderableNoticeException unwritable) {
            log.warn("Mail {} can never be written: {}", row.id(), unwritable.getMessage());
            return row.unwritable(String.valueOf(unwritable.getMessage()), now);
        }
    }

    /** Returns what the mail of a row says, as far as it is there. */
    private List<Notice> said(OutboxRow row) {
        return row.members().stream()
                .flatMap(id -> id.equals(row.id()) ? Stream.of(row.notice()) : outbox.notice(id).stream())
                .toList();
    }
}
