package vn.chitieu.notification.cases.store;

import org.bson.Document;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.notification.cases.policy.CasePolicy;
import vn.chitieu.notification.cases.policy.Confirmation;
import vn.chitieu.notification.cases.policy.Holding;
import vn.chitieu.support.mongo.Documents;

/** Policies as documents: a case keeps the one under which it began. */
final class PolicyDocuments {

    private PolicyDocuments() {}

    static Document write(CasePolicy policy) {
        return new Document(
                        "confirmStatus", Documents.name(policy.confirmation().status()))
                .append("confirmRevisions", policy.confirmation().revisions())
                .append("confirmWorkingDays", policy.confirmation().workingDays())
                .append("severeAtOnce", policy.confirmation().severeAtOnce())
                .append("marginPoints", Documents.write(policy.marginPoints()))
                .append("holdRevisions", policy.holding().revisions())
                .append("holdWorkingDays", policy.holding().workingDays())
                .append("urgent", policy.urgent().name())
                .append("answerWorkingDays", policy.answerWorkingDays())
                .append("escalationWorkingDays", policy.escalationWorkingDays())
                .append("mostTurns", policy.mostTurns());
    }

    static CasePolicy read(Document document) {
        return new CasePolicy(
                new Confirmation(
                        Documents.enumOrNull(document, "confirmStatus", FigureStatus.class),
                        document.getInteger("confirmRevisions"),
                        document.getInteger("confirmWorkingDays"),
                        document.getBoolean("severeAtOnce")),
                Documents.decimal(document, "marginPoints"),
                new Holding(document.getInteger("holdRevisions"), document.getInteger("holdWorkingDays")),
                CasePolicy.Urgent.valueOf(document.getString("urgent")),
                document.getInteger("answerWorkingDays"),
                document.getInteger("escalationWorkingDays"),
                document.getInteger("mostTurns"));
    }
}
