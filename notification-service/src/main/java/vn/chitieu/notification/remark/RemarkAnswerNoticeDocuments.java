package vn.chitieu.notification.remark;

import org.bson.Document;
import org.springframework.stereotype.Component;
import vn.chitieu.contracts.RemarkChanged;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.notice.NoticeCodec;
import vn.chitieu.support.mongo.Documents;

/** Notices of answers to remarks as documents. */
@Component
final class RemarkAnswerNoticeDocuments implements NoticeCodec<RemarkAnswerNotice> {

    @Override
    public String type() {
        return "remarkAnswer";
    }

    @Override
    public Class<RemarkAnswerNotice> notices() {
        return RemarkAnswerNotice.class;
    }

    @Override
    public Document write(RemarkAnswerNotice notice) {
        RemarkAnswerNotice.Remark remark = notice.remark();
        RemarkAnswerNotice.Answer answer = notice.answer();
        return new Document("type", type())
                .append("id", notice.id())
                .append("subject", notice.subject())
                .append(
                        "remark",
                        new Document("id", remark.id())
                                .append("unit", remark.unit())
                                .append("quarter", remark.quarter().toString())
                                .append("kind", remark.kind().name())
                                .append("indicator", remark.indicator())
                                .append("text", remark.text()))
                .append(
                        "answer",
                        new Document("number", answer.number())
                                .append("text", answer.text())
                                .append("at", Documents.write(answer.at())))
                .append("recipient", notice.recipient())
                .append("wantedAt", Documents.write(notice.wantedAt()))
                .append("thread", notice.thread());
    }

    @Override
    public RemarkAnswerNotice read(Document document) {
        Document remark = document.get("remark", Document.class);
        Document answer = document.get("answer", Document.class);
        return new RemarkAnswerNotice(
                CityKey.ofId(document.getString("subject")),
                new RemarkAnswerNotice.Remark(
                        remark.getString("id"),
                        remark.getString("unit"),
                        Quarter.parse(remark.getString("quarter")),
                        RemarkChanged.Kind.valueOf(remark.getString("kind")),
                        remark.getString("indicator"),
                        remark.getString("text")),
                new RemarkAnswerNotice.Answer(
                        answer.getInteger("number"), answer.getString("text"), Documents.instant(answer, "at")),
                document.getString("recipient"),
                Documents.instant(document, "wantedAt"),
                document.getString("thread"));
    }
}
