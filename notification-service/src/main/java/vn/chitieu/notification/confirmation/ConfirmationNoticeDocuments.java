package vn.chitieu.notification.confirmation;

import java.time.LocalDate;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.springframework.stereotype.Component;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.notice.NoticeCodec;
import vn.chitieu.support.mongo.Documents;

/** Notices of figures that wait for a head as documents. */
@Component
final class ConfirmationNoticeDocuments implements NoticeCodec<ConfirmationNotice> {

    @Override
    public String type() {
        return "confirmation";
    }

    @Override
    public Class<ConfirmationNotice> notices() {
        return ConfirmationNotice.class;
    }

    @Override
    public Document write(ConfirmationNotice notice) {
        return new Document("type", type())
                .append("id", notice.id())
                .append("subject", notice.subject())
                .append("unit", notice.unit())
                .append("quarter", notice.quarter().toString())
                .append("day", notice.day().toString())
                .append(
                        "figures",
                        notice.figures().stream()
                                .map(figure -> new Document("indicator", figure.indicator())
                                        .append("period", figure.period().toString())
                                        .append("value", new Decimal128(figure.value())))
                                .toList())
                .append("recipient", notice.recipient())
                .append("wantedAt", Documents.write(notice.wantedAt()));
    }

    @Override
    public ConfirmationNotice read(Document document) {
        return new ConfirmationNotice(
                CityKey.ofId(document.getString("subject")),
                document.getString("unit"),
                Quarter.parse(document.getString("quarter")),
                LocalDate.parse(document.getString("day")),
                document.getList("figures", Document.class).stream()
                        .map(figure -> new ConfirmationNotice.Awaited(
                                figure.getString("indicator"),
                                ReportingPeriod.parse(figure.getString("period")),
                                figure.get("value", Decimal128.class).bigDecimalValue()))
                        .toList(),
                document.getString("recipient"),
                Documents.instant(document, "wantedAt"));
    }
}
