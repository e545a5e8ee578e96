package vn.chitieu.notification.question;

import org.bson.Document;
import org.springframework.stereotype.Component;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.notice.NoticeCodec;

/** Notices of questions and of their answers as documents. */
@Component
final class QuestionNoticeDocuments implements NoticeCodec<QuestionNotice> {

    @Override
    public String type() {
        return "question";
    }

    @Override
    public Class<QuestionNotice> notices() {
        return QuestionNotice.class;
    }

    @Override
    public Document write(QuestionNotice notice) {
        return new Document("type", type())
                .append("id", notice.id())
                .append("subject", notice.subject())
                .append("question", QuestionDocuments.write(notice.question()))
                .append("answer", notice.answer() == null ? null : QuestionDocuments.write(notice.answer()))
                .append("recipient", notice.recipient());
    }

    @Override
    public QuestionNotice read(Document document) {
        Document answer = document.get("answer", Document.class);
        return new QuestionNotice(
                QuestionDocuments.question(
                        document.get("question", Document.class), CityKey.ofId(document.getString("subject"))),
                answer == null ? null : QuestionDocuments.answer(answer),
                document.getString("recipient"));
    }
}
