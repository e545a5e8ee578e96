package vn.chitieu.notification.integration;

import java.time.Instant;
import vn.chitieu.contracts.AlertChanged;
import vn.chitieu.contracts.codec.EventJson;
import vn.chitieu.notification.city.CityIds;
import vn.chitieu.notification.notice.Notice;
import vn.chitieu.notification.outbox.FrozenMail;
import vn.chitieu.notification.outbox.MessageWriter;
import vn.chitieu.notification.outbox.ResentNotice;
import vn.chitieu.notification.outbox.UnrenderableNoticeException;

/** Writes events for the webhook: the event as JSON under its own id. */
public final class EventMessageWriter implements MessageWriter {

    private final CityIds cities;

    /** Takes which city a key is of. */
    public EventMessageWriter(CityIds cities) {
        this.cities = cities;
    }

    @Override
    public FrozenMail write(Notice notice, Instant now) throws UnrenderableNoticeException {
        if (!(ResentNotice.originalOf(notice) instanceof EventNotice event)) {
            throw new UnrenderableNoticeException("expected an event, got " + notice.kind());
        }
        AlertChanged changed = AlertChangedMapper.of(event.transition(), cities.city(event.city()));
        return new FrozenMail(changed.id(), EventNotice.WEBHOOK, EventJson.write(changed));
    }
}
