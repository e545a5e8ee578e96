package vn.chitieu.notification.quarterreport;

import org.bson.Document;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.support.mongo.Documents;

/** Notices of reports as documents. */
public final class ReportNoticeDocuments {

    public static final String TYPE = "report";

    private ReportNoticeDocuments() {}

    public static Document write(ReportNotice notice) {
        return new Document("type", TYPE)
                .append("id", notice.id())
                .append("subject", notice.subject())
                .append("kind", notice.kind().name())
                .append("recipient", notice.recipient())
                .append("quarter", notice.quarter().toString())
                .append("scope", notice.scope().toString())
                .append("occasion", notice.occasion())
                .append("wantedAt", Documents.write(notice.wantedAt()));
    }

    public static ReportNotice read(Document document) {
        return new ReportNotice(
                Quarter.parse(document.getString("quarter")),
                Scope.parse(document.getString("scope")),
                document.getString("occasion"),
                document.getString("recipient"),
                Documents.instant(document, "wantedAt"));
    }
}
