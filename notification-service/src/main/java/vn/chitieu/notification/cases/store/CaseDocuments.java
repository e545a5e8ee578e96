package vn.chitieu.notification.cases.store;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bson.Document;
import vn.chitieu.notification.cases.model.AlertCase;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.CaseNotice;
import vn.chitieu.notification.cases.model.CaseState;
import vn.chitieu.notification.cases.model.HistoryEntry;
import vn.chitieu.notification.cases.model.Resolution;
import vn.chitieu.notification.notice.NoticeCodec;
import vn.chitieu.support.mongo.Documents;

/** Cases as documents. */
final class CaseDocuments {

    private static final NoticeCodec<CaseNotice> NOTICES = new CaseNoticeDocuments();

    private CaseDocuments() {}

    static Document write(AlertCase one) {
        Document document = new Document("_id", one.key().toString())
                .append("version", one.progress().version())
                .append("episode", one.progress().episode())
                .append("state", one.progress().state().name())
                .append("indicator", one.key().total().indicator())
                .append("scope", one.key().total().scope().toString())
                .append("interrupted", Documents.name(one.progress().interrupted()))
                .append("level", one.progress().level())
                .append("streak", one.progress().streak())
                .append("turns", one.progress().turns())
                .append("dataMissing", one.figures().dataMissing())
                .append("revision", one.figures().revision())
                .append("opening", FiguresDocuments.write(one.figures().opening()))
                .append("figures", FiguresDocuments.write(one.figures().latest()))
                .append("policy", PolicyDocuments.write(one.policy()))
                .append("chain", one.chain().steps())
                .append("informed", one.chain().informed())
                .append("deadlines", CaseParts.write(one.deadlines()))
                .append("explanation", TransitionDocuments.write(one.responses().explanation()))
                .append("acknowledgement", CaseParts.write(one.responses().acknowledgement()))
                .append("resolution", Documents.name(one.progress().resolution()))
                .append("told", write(one.outgoing().noticeByRecipient()))
                .append("threads", write(one.outgoing().threads()))
                .append(
                        "pending",
                        one.outgoing().pending().stream().map(NOTICES::write).toList())
                .append(
                        "transitions",
                        one.outgoing().transitions().stream()
                                .map(TransitionDocuments::write)
                                .toList())
                .append(
                        "history",
                        one.history().stream().map(CaseDocuments::write).toList());
        Document reminder = CaseParts.write(one.responses().reminder());
        return reminder == null ? document : document.append("reminder", reminder);
    }

    private static List<Document> write(Map<String, String> noticeByPerson) {
        return noticeByPerson.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(one -> new Document("person", one.getKey()).append("notice", one.getValue()))
                .toList();
    }

    private static Document write(HistoryEntry entry) {
        return new Document("at", Documents.write(entry.at()))
                .append("episode", entry.episode())
                .append("revision", entry.revision())
                .append("what", entry.what().name())
                .append("state", entry.state().name());
    }

    static AlertCase read(Document document) {
        CaseKey key = CaseKey.parse(document.getString("_id"));
        return new AlertCase(
                key,
                progress(document),
                new AlertCase.Figures(
                        document.getBoolean("dataMissing"),
                        document.getLong("revision"),
                        FiguresDocuments.read(document.get("opening", Document.class)),
                        FiguresDocuments.read(document.get("figures", Document.class))),
                PolicyDocuments.read(document.get("policy", Document.class)),
                CaseParts.chain(document.getList("chain", List.class), Documents.texts(document, "informed")),
                CaseParts.deadlines(document.get("deadlines", Document.class)),
                new AlertCase.Responses(
                        TransitionDocuments.explanation(document.get("explanation", Document.class)),
                        CaseParts.acknowledgement(document.get("acknowledgement", Document.class)),
                        CaseParts.reminder(document.get("reminder", Document.class))),
                outgoing(key, document),
                document.getList("history", Document.class).stream()
                        .map(CaseDocuments::entry)
                        .toList());
    }

    private static AlertCase.Progress progress(Document document) {
        return new AlertCase.Progress(
                document.getInteger("episode"),
                document.getLong("version"),
                CaseState.valueOf(document.getString("state")),
                Documents.enumOrNull(document, "interrupted", CaseState.class),
                Documents.enumOrNull(document, "resolution", Resolution.class),
                document.getInteger("level"),
                document.getInteger("streak"),
                document.getInteger("turns"));
    }

    private static AlertCase.Outgoing outgoing(CaseKey key, Document document) {
        return new AlertCase.Outgoing(
                noticeByPerson(document.getList("told", Document.class)),
                noticeByPerson(document.getList("threads", Document.class)),
                document.getList("pending", Document.class).stream()
                        .map(NOTICES::read)
                        .toList(),
                document.getList("transitions", Document.class).stream()
                        .map(one -> TransitionDocuments.read(key, one))
                        .toList());
    }

    private static Map<String, String> noticeByPerson(List<Document> entries) {
        return entries.stream()
                .collect(Collectors.toMap(one -> one.getString("person"), one -> one.getString("notice")));
    }

    private static HistoryEntry entry(Document document) {
        return new HistoryEntry(
                Documents.instant(document, "at"),
                document.getInteger("episode"),
                document.getLong("revision"),
                HistoryEntry.What.valueOf(document.getString("what")),
                CaseState.valueOf(document.getString("state")));
    }
}
