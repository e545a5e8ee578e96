package vn.chitieu.notification.cases.store;

import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import vn.chitieu.notification.cases.model.Acknowledgement;
import vn.chitieu.notification.cases.model.AnswerReminder;
import vn.chitieu.notification.cases.model.CaseDeadlines;
import vn.chitieu.notification.cases.model.EscalationChain;
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

    static @Nullable Document write(@Nullable AnswerReminder reminder) {
        return reminder == null ? null : new Document("by", reminder.by()).append("at", Documents.write(reminder.at()));
    }

    static @Nullable AnswerReminder reminder(@Nullable Document document) {
        return document == null
                ? null
                : new AnswerReminder(document.getString("by"), Documents.instant(document, "at"));
    }

    static EscalationChain chain(List<?> steps, List<String> informed) {
        return new EscalationChain(
                steps.stream()
                        .map(step -> ((List<?>) step)
                                .stream().map(String.class::cast).toList())
                        .toList(),
                informed);
    }
}
