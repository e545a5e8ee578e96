package vn.chitieu.notification.routing.digest;

import java.util.List;
import org.bson.Document;
import org.springframework.stereotype.Component;
import vn.chitieu.notification.notice.NoticeCodec;
import vn.chitieu.support.mongo.Documents;

/** Notices of digests as documents. */
@Component
final class DigestNoticeDocuments implements NoticeCodec<DigestNotice> {

    private static final String TRACES = "traces";

    @Override
    public String type() {
        return "digest";
    }

    @Override
    public Class<DigestNotice> notices() {
        return DigestNotice.class;
    }

    @Override
    public Document write(DigestNotice notice) {
        Document document = new Document("type", type())
                .append("id", notice.id())
                .append("subject", notice.subject())
                .append("kind", notice.kind().name())
                .append("digest", notice.digest().toString())
                .append("recipient", notice.recipient())
                .append("wantedAt", Documents.write(notice.wantedAt()));
        return notice.traces().isEmpty() ? document : document.append(TRACES, notice.traces());
    }

    @Override
    public DigestNotice read(Document document) {
        return new DigestNotice(
                DigestKey.parse(document.getString("digest")),
                Documents.instant(document, "wantedAt"),
                document.getList(TRACES, String.class, List.of()));
    }
}
