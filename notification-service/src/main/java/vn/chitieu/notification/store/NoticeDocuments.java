package vn.chitieu.notification.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.springframework.stereotype.Component;
import vn.chitieu.notification.notice.Notice;
import vn.chitieu.notification.notice.NoticeCodec;
import vn.chitieu.notification.outbox.ResentNotice;
import vn.chitieu.support.mongo.Documents;

/**
 * Notices as documents, each by the {@link NoticeCodec} of its feature; those that are sent again hold their original.
 * Thread-safe.
 */
@Component
final class NoticeDocuments {

    private static final String RESENT = "resent";

    private final Map<String, NoticeCodec<?>> byType = new HashMap<>();
    private final Map<Class<?>, NoticeCodec<?>> byClass = new HashMap<>();

    /**
     * Takes the codecs of all features.
     *
     * @throws IllegalArgumentException if two have the same type or the same notices
     */
    NoticeDocuments(List<NoticeCodec<?>> codecs) {
        for (NoticeCodec<?> codec : codecs) {
            if (codec.type().equals(RESENT)
                    || byType.put(codec.type(), codec) != null
                    || byClass.put(codec.notices(), codec) != null) {
                throw new IllegalArgumentException(
                        "expected one codec for each type of notice, got a second one for " + codec.type());
            }
        }
    }

    Document write(Notice notice) {
        if (notice instanceof ResentNotice again) {
            return write(again);
        }
        NoticeCodec<?> codec = byClass.get(notice.getClass());
        if (codec == null) {
            throw new IllegalArgumentException("expected a notice of a known type, got " + notice.getClass());
        }
        return write(codec, notice);
    }

    private static <N extends Notice> Document write(NoticeCodec<N> codec, Notice notice) {
        return codec.write(codec.notices().cast(notice));
    }

    private Document write(ResentNotice notice) {
        return new Document("type", RESENT)
                .append("subject", notice.subject())
                .append("recipient", notice.recipient())
                .append("by", notice.by())
                .append("wantedAt", Documents.write(notice.wantedAt()))
                .append("original", write(notice.original()));
    }

    Notice read(Document document) {
        String type = document.getString("type");
        if (RESENT.equals(type)) {
            return new ResentNotice(
                    read(document.get("original", Document.class)),
                    document.getString("by"),
                    Documents.instant(document, "wantedAt"));
        }
        NoticeCodec<?> codec = byType.get(type);
        if (codec == null) {
            throw new IllegalArgumentException("expected a known type of notice, got " + type);
        }
        return codec.read(document);
    }
}
