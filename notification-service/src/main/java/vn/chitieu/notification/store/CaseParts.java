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
import vn.chitieu.notification.documents.Values;

/** Parts of cases as documents. */
final class CaseParts {

    private CaseParts() {}

    static Document write(CaseDeadlines deadlines) {
        return new Document("confirmAt", Values.write(deadlines.confirmAt()))
                .append("answerBy", Values.write(deadlines.answerBy()))
                .append("holdUntil", Values.write(deadlines.holdUntil()))
                .append("closesAt", Values.write(deadlines.closesAt()));
    }

    static CaseDeadlines deadlines(Document document) {
        return new CaseDeadlines(
                Values.instantOrNull(document, "confirmAt"),
                Values.instantOrNull(document, "answerBy"),
                Values.instantOrNull(document, "holdUntil"),
                Values.instantOrNull(document, "closesAt"));
    }

    static @Nullable Document write(@Nullable Acknowledgement acknowledgement) {
        if (acknowledgement == null) {
            return null;
        }
        return new Document("by", acknowledgement.by())
                .append("at", Values.write(acknowledgement.at()))
                .append("until", Values.write(acknowledgement.until()));
    }

    static @Nullable Acknowledgement acknowledgement(@Nullable Document document) {
        if (document == null) {
            return null;
        }
        return new Acknowledgement(
                document.getString("by"), Values.instant(document, "at"), Values.instant(document, "until"));
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
                .append("from", Values.name(transition.from()))
                .append("to", transition.to().name())
                .append("what", transition.what().name())
                .append("at", Values.write(transition.at()))
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
                Values.enumOrNull(document, "from", CaseState.class),
                CaseState.valueOf(document.getString("to")),
                HistoryEntry.What.valueOf(document.getString("what")),
                Values.instant(document, "at"),
                document.getLong("revision"),
                document.getInteger("level"),
                Urgency.valueOf(document.getString("urgency")),
                FiguresDocuments.read(document.get("figures", Document.class)),
                NoticeDocuments.explanation(document.get("explanation", Document.class)));
    }
}
