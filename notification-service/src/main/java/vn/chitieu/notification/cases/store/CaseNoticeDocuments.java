package vn.chitieu.notification.cases.store;

import org.bson.Document;
import org.springframework.stereotype.Component;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.CaseNotice;
import vn.chitieu.notification.cases.model.Urgency;
import vn.chitieu.notification.notice.NoticeCodec;
import vn.chitieu.notification.notice.NoticeKind;
import vn.chitieu.support.mongo.Documents;

/** Notices of cases as documents. */
@Component
final class CaseNoticeDocuments implements NoticeCodec<CaseNotice> {

    @Override
    public String type() {
        return "case";
    }

    @Override
    public Class<CaseNotice> notices() {
        return CaseNotice.class;
    }

    @Override
    public Document write(CaseNotice notice) {
        Document document = new Document("type", type())
                .append("id", notice.id())
                .append("subject", notice.subject())
                .append("episode", notice.occasion().episode())
                .append("kind", notice.kind().name())
                .append("number", notice.occasion().number())
                .append("recipient", notice.recipient())
                .append("wantedAt", Documents.write(notice.wantedAt()))
                .append("opening", FiguresDocuments.write(notice.opening()))
                .append("figures", FiguresDocuments.write(notice.figures()))
                .append("answerBy", Documents.write(notice.question().answerBy()))
                .append("follows", notice.follows())
                .append("thread", notice.thread())
                .append("level", notice.stage().level())
                .append("explanation", TransitionDocuments.write(notice.stage().explanation()))
                .append("urgency", notice.stage().urgency().name())
                .append("askedInstead", notice.question().askedInstead());
        if (!notice.companions().isEmpty()) {
            document.append("awaits", notice.order().awaits())
                    .append("earlier", notice.order().earlier());
        }
        return document;
    }

    @Override
    public CaseNotice read(Document document) {
        return new CaseNotice(
                document.getString("id"),
                new CaseNotice.Occasion(
                        CaseKey.parse(document.getString("subject")),
                        document.getInteger("episode"),
                        NoticeKind.valueOf(document.getString("kind")),
                        document.getInteger("number")),
                document.getString("recipient"),
                Documents.instant(document, "wantedAt"),
                FiguresDocuments.read(document.get("opening", Document.class)),
                FiguresDocuments.read(document.get("figures", Document.class)),
                new CaseNotice.Question(
                        Documents.instantOrNull(document, "answerBy"), Documents.texts(document, "askedInstead")),
                new CaseNotice.Order(
                        document.getString("follows"),
                        document.getString("thread"),
                        Documents.texts(document, "awaits"),
                        Documents.texts(document, "earlier")),
                new CaseNotice.Stage(
                        document.getInteger("level"),
                        TransitionDocuments.explanation(document.get("explanation", Document.class)),
                        Urgency.valueOf(document.getString("urgency"))));
    }
}
