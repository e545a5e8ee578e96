package vn.chitieu.notification.store;

import java.time.LocalDate;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.CaseNotice;
import vn.chitieu.notification.cases.model.Explanation;
import vn.chitieu.notification.cases.model.Urgency;
import vn.chitieu.notification.deadletter.RejectionDocuments;
import vn.chitieu.notification.deadletter.RejectionsNotice;
import vn.chitieu.notification.integration.EventNotice;
import vn.chitieu.notification.notice.Notice;
import vn.chitieu.notification.notice.NoticeKind;
import vn.chitieu.notification.outbox.ResentNotice;
import vn.chitieu.notification.quarterreport.ReportNotice;
import vn.chitieu.notification.quarterreport.ReportNoticeDocuments;
import vn.chitieu.notification.reminder.ReminderNotice;
import vn.chitieu.notification.reminder.ReminderNoticeDocuments;
import vn.chitieu.notification.routing.digest.DigestDocuments;
import vn.chitieu.notification.routing.digest.DigestNotice;
import vn.chitieu.support.mongo.Documents;

/** Notices as documents; the type says which kind of record it is. */
final class NoticeDocuments {

    private static final String CASE = "case";
    private static final String RESENT = "resent";
    private static final String EVENT = "event";

    private NoticeDocuments() {}

    static Document write(Notice notice) {
        if (notice instanceof CaseNotice ofCase) {
            return write(ofCase);
        }
        if (notice instanceof ReportNotice report) {
            return ReportNoticeDocuments.write(report);
        }
        if (notice instanceof ReminderNotice reminder) {
            return ReminderNoticeDocuments.write(reminder);
        }
        if (notice instanceof DigestNotice digest) {
            return DigestDocuments.write(digest);
        }
        if (notice instanceof ResentNotice again) {
            return write(again);
        }
        if (notice instanceof EventNotice event) {
            return write(event);
        }
        if (notice instanceof RejectionsNotice rejections) {
            return RejectionDocuments.write(rejections);
        }
        throw new IllegalArgumentException("expected a notice of a known type, got " + notice.getClass());
    }

    static Notice read(Document document) {
        String type = document.getString("type");
        return switch (type) {
            case CASE -> ofCase(document);
            case RESENT -> resent(document);
            case EVENT -> event(document);
            case ReportNoticeDocuments.TYPE -> ReportNoticeDocuments.read(document);
            case ReminderNoticeDocuments.TYPE -> ReminderNoticeDocuments.read(document);
            case DigestDocuments.TYPE -> DigestDocuments.notice(document);
            case RejectionDocuments.TYPE -> RejectionDocuments.notice(document);
            default -> throw new IllegalArgumentException("expected a known type of notice, got " + type);
        };
    }

    private static Document write(ResentNotice notice) {
        return new Document("type", RESENT)
                .append("subject", notice.subject())
                .append("recipient", notice.recipient())
                .append("by", notice.by())
                .append("wantedAt", Documents.write(notice.wantedAt()))
                .append("original", write(notice.original()));
    }

    private static ResentNotice resent(Document document) {
        return new ResentNotice(
                read(document.get("original", Document.class)),
                document.getString("by"),
                Documents.instant(document, "wantedAt"));
    }

    private static Document write(EventNotice notice) {
        return new Document("type", EVENT)
                .append("subject", notice.subject())
                .append("recipient", notice.recipient())
                .append("transition", CaseParts.write(notice.transition()));
    }

    private static EventNotice event(Document document) {
        return new EventNotice(CaseParts.transition(
                CaseKey.parse(document.getString("subject")), document.get("transition", Document.class)));
    }

    static Document write(CaseNotice notice) {
        return new Document("type", CASE)
                .append("id", notice.id())
                .append("subject", notice.subject())
                .append("episode", notice.episode())
                .append("kind", notice.kind().name())
                .append("number", notice.number())
                .append("recipient", notice.recipient())
                .append("wantedAt", Documents.write(notice.wantedAt()))
                .append("opening", FiguresDocuments.write(notice.opening()))
                .append("figures", FiguresDocuments.write(notice.figures()))
                .append("answerBy", Documents.write(notice.answerBy()))
                .append("follows", notice.follows())
                .append("thread", notice.thread())
                .append("level", notice.level())
                .append("explanation", write(notice.explanation()))
                .append("urgency", notice.urgency().name())
                .append("askedInstead", notice.askedInstead());
    }

    /** Returns the notice of a case that {@link #write(CaseNotice)} wrote. */
    static CaseNotice ofCase(Document document) {
        return new CaseNotice(
                document.getString("id"),
                CaseKey.parse(document.getString("subject")),
                document.getInteger("episode"),
                NoticeKind.valueOf(document.getString("kind")),
                document.getInteger("number"),
                document.getString("recipient"),
                Documents.instant(document, "wantedAt"),
                FiguresDocuments.read(document.get("opening", Document.class)),
                FiguresDocuments.read(document.get("figures", Document.class)),
                Documents.instantOrNull(document, "answerBy"),
                document.getString("follows"),
                document.getString("thread"),
                document.getInteger("level"),
                explanation(document.get("explanation", Document.class)),
                Urgency.valueOf(document.getString("urgency")),
                Documents.texts(document, "askedInstead"));
    }

    /** Returns an explanation as a document; null where there is none. */
    static @Nullable Document write(@Nullable Explanation explanation) {
        if (explanation == null) {
            return null;
        }
        return new Document("cause", explanation.cause())
                .append("remedy", explanation.remedy())
                .append("promisedFor", explanation.promisedFor().toString())
                .append("by", explanation.by())
                .append("at", Documents.write(explanation.at()));
    }

    /** Returns what {@link #write(Explanation)} wrote. */
    static @Nullable Explanation explanation(@Nullable Document document) {
        if (document == null) {
            return null;
        }
        return new Explanation(
                document.getString("cause"),
                document.getString("remedy"),
                LocalDate.parse(document.getString("promisedFor")),
                document.getString("by"),
                Documents.instant(document, "at"));
    }
}
