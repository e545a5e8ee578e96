package vn.chitieu.notification.deadletter;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import vn.chitieu.support.mongo.Documents;

/** Units with records that could not be taken, and notices of them, as documents. */
public final class RejectionDocuments {

    public static final String TYPE = "rejections";

    private RejectionDocuments() {}

    public static Document write(RejectionsNotice notice) {
        return new Document("type", TYPE)
                .append("id", notice.id())
                .append("subject", notice.subject())
                .append("unit", notice.unit())
                .append("number", notice.number())
                .append("days", days(notice.days()))
                .append("recipient", notice.recipient())
                .append("wantedAt", Documents.write(notice.wantedAt()));
    }

    public static RejectionsNotice notice(Document document) {
        return new RejectionsNotice(
                document.getString("unit"),
                document.getInteger("number"),
                readDays(document),
                document.getString("recipient"),
                Documents.instant(document, "wantedAt"));
    }

    public static Document write(UnitDeadLetters unit) {
        Document next = new Document();
        unit.nextByPartition().forEach((partition, offset) -> next.append(partition.toString(), offset));
        return new Document("_id", unit.unit())
                .append("version", unit.version())
                .append("unsettled", unit.isUnsettled())
                .append("days", days(unit.days()))
                .append("next", next)
                .append("told", unit.timesNotified())
                .append("toldAt", Documents.write(unit.toldAt()))
                .append(
                        "pending",
                        unit.pending().stream().map(RejectionDocuments::write).toList());
    }

    public static UnitDeadLetters unit(Document document) {
        Map<Integer, Long> next = new HashMap<>();
        document.get("next", Document.class)
                .forEach((partition, offset) -> next.put(Integer.valueOf(partition), (Long) offset));
        return new UnitDeadLetters(
                document.getString("_id"),
                document.getLong("version"),
                readDays(document),
                next,
                document.getInteger("told"),
                Documents.instantOrNull(document, "toldAt"),
                document.getList("pending", Document.class).stream()
                        .map(RejectionDocuments::notice)
                        .toList());
    }

    private static List<Document> days(List<DeadLetterSummaryDay> days) {
        return days.stream()
                .map(day -> new Document("day", day.day().toString())
                        .append("count", day.count())
                        .append(
                                "samples",
                                day.samples().stream()
                                        .map(RejectionDocuments::write)
                                        .toList()))
                .toList();
    }

    private static List<DeadLetterSummaryDay> readDays(Document document) {
        return document.getList("days", Document.class).stream()
                .map(day -> new DeadLetterSummaryDay(
                        LocalDate.parse(day.getString("day")),
                        day.getLong("count"),
                        day.getList("samples", Document.class).stream()
                                .map(RejectionDocuments::sample)
                                .toList()))
                .toList();
    }

    private static Document write(RejectedRecord.Sample sample) {
        return new Document("place", sample.place())
                .append("beginning", sample.beginning())
                .append("code", sample.code())
                .append("message", sample.message());
    }

    private static RejectedRecord.Sample sample(Document document) {
        return new RejectedRecord.Sample(
                document.getString("place"),
                document.getString("beginning"),
                document.getString("code"),
                document.getString("message"));
    }
}
