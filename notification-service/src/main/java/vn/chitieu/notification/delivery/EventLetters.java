package vn.chitieu.notification.delivery;

import java.time.Instant;
import java.util.function.Supplier;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.AlertChanged;
import vn.chitieu.contracts.EventJson;
import vn.chitieu.notification.contracts.AlertChanges;
import vn.chitieu.notification.domain.event.EventNotice;
import vn.chitieu.notification.domain.notice.Notice;
import vn.chitieu.notification.domain.outbox.FrozenMail;
import vn.chitieu.notification.domain.outbox.Letters;
import vn.chitieu.notification.domain.outbox.ResentNotice;
import vn.chitieu.notification.domain.outbox.UnwritableNoticeException;

/** Writes events for the webhook: the event as JSON under its own id. */
final class EventLetters implements Letters {

    private final Supplier<Catalog> catalog;

    EventLetters(Supplier<Catalog> catalog) {
        this.catalog = catalog;
    }

    @Override
    public FrozenMail write(Notice notice, Instant now) throws UnwritableNoticeException {
        if (!(ResentNotice.originalOf(notice) instanceof EventNotice event)) {
            throw new UnwritableNoticeException("expected an event, got " + notice.kind());
        }
        AlertChanged changed = AlertChanges.of(event.transition(), catalog.get().id());
        return new FrozenMail(changed.id(), EventNotice.WEBHOOK, EventJson.write(changed));
    }
}
