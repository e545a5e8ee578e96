package vn.chitieu.notification.reminder;

import org.bson.Document;
import org.springframework.stereotype.Component;
import vn.chitieu.notification.notice.NoticeCodec;
import vn.chitieu.notification.notice.NoticeKind;
import vn.chitieu.support.mongo.Documents;

/** Notices of reports that are due or overdue as documents. */
@Component
final class ReminderNoticeDocuments implements NoticeCodec<ReminderNotice> {

    @Override
    public String type() {
        return "reminder";
    }

    @Override
    public Class<ReminderNotice> notices() {
        return ReminderNotice.class;
    }

    @Override
    public Document write(ReminderNotice notice) {
        return new Document("type", type())
                .append("id", notice.id())
                .append("subject", notice.subject())
                .append("about", notice.about().toString())
                .append("kind", notice.kind().name())
                .append("number", notice.number())
                .append("level", notice.level())
                .append("deadline", Documents.write(notice.deadline()))
                .append("indicators", notice.indicators())
                .append("recipient", notice.recipient())
                .append("wantedAt", Documents.write(notice.wantedAt()))
                .append("thread", notice.thread());
    }

    @Override
    public ReminderNotice read(Document document) {
        return new ReminderNotice(
                DutyKey.parse(document.getString("about")),
                NoticeKind.valueOf(document.getString("kind")),
                document.getInteger("number"),
                document.getInteger("level"),
                Documents.instant(document, "deadline"),
                document.getList("indicators", String.class),
                document.getString("recipient"),
                Documents.instant(document, "wantedAt"),
                document.getString("thread"));
    }
}
