package vn.chitieu.notification.cases.store;

import java.time.LocalDate;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.CaseState;
import vn.chitieu.notification.cases.model.CaseTransition;
import vn.chitieu.notification.cases.model.Explanation;
import vn.chitieu.notification.cases.model.HistoryEntry;
import vn.chitieu.notification.cases.model.Urgency;
import vn.chitieu.support.mongo.Documents;

/** Transitions of cases, and what was answered, as documents. */
public final class TransitionDocuments {

    private TransitionDocuments() {}

    /** Returns a transition as a document. */
    public static Document write(CaseTransition transition) {
        return new Document("episode", transition.episode())
                .append("version", transition.version())
                .append("from", Documents.name(transition.from()))
                .append("to", transition.to().name())
                .append("what", transition.what().name())
                .append("at", Documents.write(transition.at()))
                .append("revision", transition.revision())
                .append("level", transition.level())
                .append("urgency", transition.urgency().name())
                .append("figures", FiguresDocuments.write(transition.figures()))
                .append("explanation", write(transition.explanation()))
                .append("asked", transition.asked().people())
                .append("answerBy", Documents.write(transition.asked().answerBy()));
    }

    /** Returns the transition of a case that {@link #write(CaseTransition)} wrote. */
    public static CaseTransition read(CaseKey about, Document document) {
        return new CaseTransition(
                about,
                document.getInteger("episode"),
                document.getLong("version"),
                Documents.enumOrNull(document, "from", CaseState.class),
                CaseState.valueOf(document.getString("to")),
                HistoryEntry.What.valueOf(document.getString("what")),
                Documents.instant(document, "at"),
                document.getLong("revision"),
                document.getInteger("level"),
                Urgency.valueOf(document.getString("urgency")),
                FiguresDocuments.read(document.get("figures", Document.class)),
                explanation(document.get("explanation", Document.class)),
                asked(document));
    }

    /** Transitions of before it was there say that no answer was asked for. */
    private static CaseTransition.Asked asked(Document document) {
        return document.containsKey("asked")
                ? new CaseTransition.Asked(
                        Documents.list(document, "asked", String.class), Documents.instantOrNull(document, "answerBy"))
                : CaseTransition.Asked.NONE;
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
