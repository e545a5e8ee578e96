package vn.chitieu.notification.store;

import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import vn.chitieu.notification.cases.model.Acknowledgement;
import vn.chitieu.notification.cases.model.CaseDeadlines;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.CaseState;
import vn.chitieu.notification.cases.model.CaseTransition;
import vn.chitieu.notification.cases.model.EscalationChain;
import vn.chitieu.notification.cases.model.HistoryEntry;
import vn.chitieu.notification.cases.model.Urgency;
import vn.chitieu.support.mongo.Documents;

/** Parts of cases as documents. */
final class CaseParts {

    private CaseParts() {}

    static Document write(CaseDeadlines deadlines) {
        return new Document("confirmAt", Documents.write(deadlines.confirmAt()))
                .append("answerBy", Documents.write(deadlines.answerBy()))
                .append("holdUntil", Documents.write(deadlines.holdUntil()))
                .append("closesAt", Documents.write(deadlines.closesAt()));
    }

    static CaseDeadlines deadlines(Document document) {
        return new CaseDeadlines(
                Documents.instantOrNull(document, "confirmAt"),
                Documents.instantOrNull(document, "answerBy"),
                Documents.instantOrNull(document, "holdUntil"),
                Documents.instantOrNull(document, "closesAt"));
    }

    static @Nullable Document write(@Nullable Acknowledgement acknowledgement) {
        if (acknowledgement == null) {
            return null;
        }
        return new Document("by", acknowledgement.by())
                .append("at", Documents.write(acknowledgement.at()))
                .append("until", Documents.write(acknowledgement.until()));
    }

    static @Nullable Acknowledgement acknowledgement(@Nullable Document document) {
        if (document == null) {
            return null;
        }
        return new Acknowledgement(
                document.getString("by"), Documents.instant(document, "at"), Documents.instant(document, "until"));
    }

    static EscalationChain chain(List<?> steps, List<String> informed) {
        return new EscalationChain(
                steps.stream()
                        .map(step -> ((List<?>) step)
                                .stream().map(String.class::cast).toList())
                        .toList(),
                informed);
    }

    static Document write(CaseTransition transition) {
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
                .append("explanation", NoticeDocuments.write(transition.explanation()));
    }

    static CaseTransition transition(CaseKey about, Document document) {
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
                NoticeDocuments.explanation(document.get("explanation", Document.class)));
    }
}
