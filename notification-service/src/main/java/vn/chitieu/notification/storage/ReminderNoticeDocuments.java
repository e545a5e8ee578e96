package vn.chitieu.notification.storage;

import org.bson.Document;
import vn.chitieu.notification.domain.notice.NoticeKind;
import vn.chitieu.notification.domain.reporting.DutyKey;
import vn.chitieu.notification.domain.reporting.ReminderNotice;

/** Notices of reports that are due or overdue as documents. */
final class ReminderNoticeDocuments {

    static final String TYPE = "reminder";

    private ReminderNoticeDocuments() {}

    static Document write(ReminderNotice notice) {
        return new Document("type", TYPE)
                .append("id", notice.id())
                .append("subject", notice.subject())
                .append("about", notice.about().toString())
                .append("kind", notice.kind().name())
                .append("number", notice.number())
                .append("level", notice.level())
                .append("deadline", Values.write(notice.deadline()))
                .append("indicators", notice.indicators())
                .append("recipient", notice.recipient())
                .append("wantedAt", Values.write(notice.wantedAt()))
                .append("thread", notice.thread());
    }

    static ReminderNotice read(Document document) {
        return new ReminderNotice(
                DutyKey.parse(document.getString("about")),
                NoticeKind.valueOf(document.getString("kind")),
                document.getInteger("number"),
                document.getInteger("level"),
                Values.instant(document, "deadline"),
                document.getList("indicators", String.class),
                document.getString("recipient"),
                Values.instant(document, "wantedAt"),
                document.getString("thread"));
    }
}
