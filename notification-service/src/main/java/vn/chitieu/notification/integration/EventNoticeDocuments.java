package vn.chitieu.notification.integration;

import org.bson.Document;
import org.springframework.stereotype.Component;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.store.TransitionDocuments;
import vn.chitieu.notification.notice.NoticeCodec;

/** Notices of transitions for other systems as documents. */
@Component
final class EventNoticeDocuments implements NoticeCodec<EventNotice> {

    @Override
    public String type() {
        return "event";
    }

    @Override
    public Class<EventNotice> notices() {
        return EventNotice.class;
    }

    @Override
    public Document write(EventNotice notice) {
        return new Document("type", type())
                .append("subject", notice.subject())
                .append("recipient", notice.recipient())
                .append("transition", TransitionDocuments.write(notice.transition()));
    }

    @Override
    public EventNotice read(Document document) {
        return new EventNotice(TransitionDocuments.read(
                CaseKey.parse(document.getString("subject")), document.get("transition", Document.class)));
    }
}
