package vn.chitieu.notification.deadletter;

import java.time.LocalDate;
import java.util.List;
import org.bson.Document;
import org.springframework.stereotype.Component;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.notice.NoticeCodec;
import vn.chitieu.support.mongo.Documents;

/** Notices of records that could not be taken as documents. */
@Component
final class RejectionsNoticeDocuments implements NoticeCodec<RejectionsNotice> {

    @Override
    public String type() {
        return "rejections";
    }

    @Override
    public Class<RejectionsNotice> notices() {
        return RejectionsNotice.class;
    }

    @Override
    public Document write(RejectionsNotice notice) {
        return new Document("type", type())
                .append("id", notice.id())
                .append("subject", notice.subject())
                .append("unit", notice.unit())
                .append("number", notice.number())
                .append("days", days(notice.days()))
                .append("recipient", notice.recipient())
                .append("wantedAt", Documents.write(notice.wantedAt()));
    }

    @Override
    public RejectionsNotice read(Document document) {
        return new RejectionsNotice(
                CityKey.ofId(document.getString("subject")),
                document.getString("unit"),
                document.getInteger("number"),
                readDays(document),
                document.getString("recipient"),
                Documents.instant(document, "wantedAt"));
    }

    static List<Document> days(List<DeadLetterSummaryDay> days) {
        return days.stream()
                .map(day -> new Document("day", day.day().toString())
                        .append("count", day.count())
                        .append(
                                "samples",
                                day.samples().stream()
                                        .map(RejectionsNoticeDocuments::write)
                                        .toList()))
                .toList();
    }

    static List<DeadLetterSummaryDay> readDays(Document document) {
        return document.getList("days", Document.class).stream()
                .map(day -> new DeadLetterSummaryDay(
                        LocalDate.parse(day.getString("day")),
                        day.getLong("count"),
                        day.getList("samples", Document.class).stream()
                                .map(RejectionsNoticeDocuments::sample)
                                .toList()))
                .toList();
    }

    private static Document write(RejectedRecord.Sample sample) {
        Document document = new Document("place", sample.place())
                .append("beginning", sample.beginning())
                .append("code", sample.code())
                .append("message", sample.message());
        return sample.messageVi() == null ? document : document.append("messageVi", sample.messageVi());
    }

    private static RejectedRecord.Sample sample(Document document) {
        return new RejectedRecord.Sample(
                document.getString("place"),
                document.getString("beginning"),
                document.getString("code"),
                document.getString("message"),
                document.getString("messageVi"));
    }
}
