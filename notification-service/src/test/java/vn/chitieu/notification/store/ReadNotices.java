package vn.chitieu.notification.store;

import org.bson.Document;
import vn.chitieu.notification.notice.Notice;
import vn.chitieu.notification.outbox.OutboxRow;

/** Stored notices and rows as the outbox reads them, with the codecs of all features. */
final class ReadNotices {

    private ReadNotices() {}

    static Notice notice(Document document) {
        return Codecs.all().read(document);
    }

    static OutboxRow row(Document row, Document notice) {
        return RowDocuments.read(row, notice(notice));
    }
}
