package vn.chitieu.notification.quarterreport;

import org.bson.Document;
import org.springframework.stereotype.Component;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.notice.NoticeCodec;
import vn.chitieu.support.mongo.Documents;

/** Notices of reports as documents. */
@Component
final class ReportNoticeDocuments implements NoticeCodec<ReportNotice> {

    @Override
    public String type() {
        return "report";
    }

    @Override
    public Class<ReportNotice> notices() {
        return ReportNotice.class;
    }

    @Override
    public Document write(ReportNotice notice) {
        return new Document("type", type())
                .append("id", notice.id())
                .append("subject", notice.subject())
                .append("kind", notice.kind().name())
                .append("recipient", notice.recipient())
                .append("quarter", notice.quarter().toString())
                .append("scope", notice.scope().toString())
                .append("occasion", notice.occasion())
                .append("wantedAt", Documents.write(notice.wantedAt()));
    }

    @Override
    public ReportNotice read(Document document) {
        return new ReportNotice(
                CityKey.ofId(document.getString("subject")),
                Quarter.parse(document.getString("quarter")),
                Scope.parse(document.getString("scope")),
                document.getString("occasion"),
                document.getString("recipient"),
                Documents.instant(document, "wantedAt"));
    }
}
