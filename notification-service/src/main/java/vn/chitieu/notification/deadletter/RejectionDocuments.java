package vn.chitieu.notification.deadletter;

import java.util.HashMap;
import java.util.Map;
import org.bson.Document;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.notice.NoticeCodec;
import vn.chitieu.support.mongo.Documents;

/** Units with records that could not be taken as documents. */
final class RejectionDocuments {

    private static final NoticeCodec<RejectionsNotice> NOTICES = new RejectionsNoticeDocuments();

    private RejectionDocuments() {}

    static Document write(UnitDeadLetters unit) {
        Document next = new Document();
        unit.nextByPartition().forEach((partition, offset) -> next.append(partition.toString(), offset));
        return new Document("_id", unit.id())
                .append("version", unit.version())
                .append("unsettled", unit.isUnsettled())
                .append("days", RejectionsNoticeDocuments.days(unit.days()))
                .append("next", next)
                .append("recent", unit.recent())
                .append("told", unit.timesNotified())
                .append("toldAt", Documents.write(unit.notifiedAt()))
                .append("pending", unit.pending().stream().map(NOTICES::write).toList());
    }

    static UnitDeadLetters unit(Document document) {
        String id = document.getString("_id");
        CityKey city = CityKey.ofId(id);
        Map<Integer, Long> next = new HashMap<>();
        document.get("next", Document.class)
                .forEach((partition, offset) -> next.put(Integer.valueOf(partition), (Long) offset));
        return new UnitDeadLetters(
                city,
                city.local(id),
                document.getLong("version"),
                RejectionsNoticeDocuments.readDays(document),
                next,
                Documents.texts(document, "recent"),
                document.getInteger("told"),
                Documents.instantOrNull(document, "toldAt"),
                document.getList("pending", Document.class).stream()
                        .map(NOTICES::read)
                        .toList());
    }
}
