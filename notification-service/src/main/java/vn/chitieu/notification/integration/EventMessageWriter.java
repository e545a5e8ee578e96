package vn.chitieu.notification.integration;

import java.time.Instant;
import java.util.function.Supplier;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.AlertChanged;
import vn.chitieu.contracts.codec.EventJson;
import vn.chitieu.notification.notice.Notice;
import vn.chitieu.notification.outbox.FrozenMail;
import vn.chitieu.notification.outbox.MessageWriter;
import vn.chitieu.notification.outbox.ResentNotice;
import vn.chitieu.notification.outbox.UnrenderableNoticeException;

/** Writes events for the webhook: the event as JSON under its own id. */
public final class EventMessageWriter implements MessageWriter {

    private final Supplier<Catalog> catalog;

    public EventMessageWriter(Supplier<Catalog> catalog) {
        this.catalog = catalog;
    }

    @Override
    public FrozenMail write(Notice notice, Instant now) throws UnrenderableNoticeException {
        if (!(ResentNotice.originalOf(notice) instanceof EventNotice event)) {
            throw new UnrenderableNoticeException("expected an event, got " + notice.kind());
        }
        AlertChanged changed =
                AlertChangedMapper.of(event.transition(), catalog.get().id());
        return new FrozenMail(changed.id(), EventNotice.WEBHOOK, EventJson.write(changed));
    }
}
