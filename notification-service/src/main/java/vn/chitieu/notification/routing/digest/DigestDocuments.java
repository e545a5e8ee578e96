package vn.chitieu.notification.routing.digest;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.Verdict;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.notice.NoticeKind;
import vn.chitieu.notification.reminder.DutyKey;
import vn.chitieu.support.mongo.Documents;

/** What is in digests as documents. */
final class DigestDocuments {

    private static final String CASE = "case";
    private static final String REPORT = "report";
    private static final String SILENCE = "silence";
    private static final String TRACE = "trace";

    private DigestDocuments() {}

    static Document write(DigestItem item) {
        Document document = new Document("notice", item.notice())
                .append("kind", item.kind().name())
                .append("wantedAt", Documents.write(item.wantedAt()));
        SilenceNote silence = item.silencedBy();
        if (silence != null) {
            document.append(
                    SILENCE,
                    new Document("id", silence.silence())
                            .append("author", silence.author())
                            .append("reason", silence.reason())
                            .append("until", Documents.write(silence.until())));
        }
        if (item instanceof DigestItem.OfCase one) {
            document.append("type", CASE)
                    .append("about", one.about().toString())
                    .append("episode", one.stage().episode())
                    .append("level", one.stage().level())
                    .append("urgent", one.stage().urgent())
                    .append("revision", one.figures().revision())
                    .append("verdict", one.figures().verdict().name())
                    .append("cumulative", Documents.write(one.figures().cumulative()))
                    .append("target", Documents.write(one.figures().target()))
                    .append("sharePercent", Documents.write(one.figures().sharePercent()))
                    .append("expectedPercent", Documents.write(one.figures().expectedPercent()))
                    .append("shortfall", Documents.write(one.figures().shortfall()))
                    .append("answerBy", Documents.write(one.answerBy()));
            return one.trace() == null ? document : document.append(TRACE, one.trace());
        }
        DigestItem.OfReport one = (DigestItem.OfReport) item;
        return document.append("type", REPORT)
                .append("about", one.about().toString())
                .append("number", one.number())
                .append("level", one.level())
                .append("deadline", Documents.write(one.deadline()))
                .append("missing", one.missing());
    }

    static DigestItem item(Document document) {
        String type = document.getString("type");
        return switch (type) {
            case CASE ->
                new DigestItem.OfCase(
                        document.getString("notice"),
                        CaseKey.parse(document.getString("about")),
                        NoticeKind.valueOf(document.getString("kind")),
                        new DigestItem.Stage(
                                document.getInteger("episode"),
                                document.getInteger("level"),
                                document.getBoolean("urgent")),
                        new DigestItem.Figures(
                                document.getLong("revision"),
                                Verdict.valueOf(document.getString("verdict")),
                                Documents.decimalOrNull(document, "cumulative"),
                                Documents.decimal(document, "target"),
                                Documents.decimalOrNull(document, "sharePercent"),
                                Documents.decimal(document, "expectedPercent"),
                                Documents.decimalOrNull(document, "shortfall")),
                        Documents.instantOrNull(document, "answerBy"),
                        Documents.instant(document, "wantedAt"),
                        silence(document),
                        document.getString(TRACE));
            case REPORT ->
                new DigestItem.OfReport(
                        document.getString("notice"),
                        DutyKey.parse(document.getString("about")),
                        NoticeKind.valueOf(document.getString("kind")),
                        document.getInteger("number"),
                        document.getInteger("level"),
                        Documents.instant(document, "deadline"),
                        document.getInteger("missing"),
                        Documents.instant(document, "wantedAt"),
                        silence(document));
            default -> throw new IllegalArgumentException("expected an item of a known type, got " + type);
        };
    }

    private static @Nullable SilenceNote silence(Document item) {
        Document silence = item.get(SILENCE, Document.class);
        return silence == null
                ? null
                : new SilenceNote(
                        silence.getString("id"),
                        silence.getString("author"),
                        silence.getString("reason"),
                        Documents.instant(silence, "until"));
    }
}
