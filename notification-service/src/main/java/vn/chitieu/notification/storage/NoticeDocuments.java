package vn.chitieu.notification.storage;

import org.bson.Document;
import vn.chitieu.notification.domain.cases.CaseKey;
import vn.chitieu.notification.domain.cases.Notice;
import vn.chitieu.notification.domain.cases.NoticeKind;

/** Notices as documents. */
final class NoticeDocuments {

    private NoticeDocuments() {}

    static Document write(Notice notice) {
        return new Document("id", notice.id())
                .append("case", notice.about().toString())
                .append("episode", notice.episode())
                .append("kind", notice.kind().name())
                .append("number", notice.number())
                .append("recipient", notice.recipient())
                .append("wantedAt", Values.write(notice.wantedAt()))
                .append("opening", FiguresDocuments.write(notice.opening()))
                .append("figures", FiguresDocuments.write(notice.figures()))
                .append("answerBy", Values.write(notice.answerBy()))
                .append("follows", notice.follows())
                .append("thread", notice.thread());
    }

    static Notice read(Document document) {
        return new Notice(
                document.getString("id"),
                CaseKey.parse(document.getString("case")),
                document.getInteger("episode"),
                NoticeKind.valueOf(document.getString("kind")),
                document.getInteger("number"),
                document.getString("recipient"),
                Values.instant(document, "wantedAt"),
                FiguresDocuments.read(document.get("opening", Document.class)),
                FiguresDocuments.read(document.get("figures", Document.class)),
                Values.instantOrNull(document, "answerBy"),
                document.getString("follows"),
                document.getString("thread"));
    }
}
