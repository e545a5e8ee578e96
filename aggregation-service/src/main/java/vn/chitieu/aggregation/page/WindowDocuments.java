package vn.chitieu.aggregation.page;

import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import org.bson.BsonWriter;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.model.Attainment;
import vn.chitieu.aggregation.model.JudgedWindow;
import vn.chitieu.aggregation.model.Trust;
import vn.chitieu.aggregation.model.WindowTotal;
import vn.chitieu.catalog.ReportingCalendar;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.Verdict;
import vn.chitieu.support.mongo.Documents;

/**
 * States of windows as documents in a total: {@code id}, {@code from}, {@code to}, {@code upTo} days, {@code v} value,
 * {@code gr} growth, {@code g} standings, {@code e} expected units, {@code m} missing units, {@code es} estimate share,
 * {@code st} status, {@code a} as of. Absent means null.
 */
final class WindowDocuments {

    private WindowDocuments() {}

    static void write(BsonWriter bson, String field, List<JudgedWindow> windows) {
        if (!windows.isEmpty()) {
            bson.writeStartArray(field);
            windows.forEach(window -> write(bson, window));
            bson.writeEndArray();
        }
    }

    private static void write(BsonWriter bson, JudgedWindow window) {
        bson.writeStartDocument();
        bson.writeString("id", window.window());
        bson.writeString("from", window.days().first().toString());
        bson.writeString("to", window.days().last().toString());
        if (window.upTo() != null) {
            bson.writeString("upTo", window.upTo().toString());
        }
        Documents.write(bson, "v", window.value());
        Documents.write(bson, "gr", window.growth());
        bson.writeStartArray("g");
        window.standings().forEach(one -> write(bson, one));
        bson.writeEndArray();
        bson.writeInt32("e", window.trust().expectedUnits());
        bson.writeStartArray("m");
        window.trust().missingUnits().forEach(bson::writeString);
        bson.writeEndArray();
        Documents.write(bson, "es", window.trust().estimateSharePercent());
        if (window.status() != null) {
            bson.writeString("st", window.status().name());
        }
        if (window.asOf() != null) {
            bson.writeDateTime("a", window.asOf().toEpochMilli());
        }
        bson.writeEndDocument();
    }

    static JudgedWindow window(Document document) {
        String upTo = document.getString("upTo");
        String status = document.getString("st");
        Date asOf = document.getDate("a");
        return new JudgedWindow(
                Documents.text(document, "id"),
                new ReportingCalendar.Window(day(document, "from"), day(document, "to")),
                upTo == null ? null : LocalDate.parse(upTo),
                Documents.decimalOrNull(document, "v"),
                Documents.decimalOrNull(document, "gr"),
                Documents.list(document, "g", Document.class).stream()
                        .map(WindowDocuments::standing)
                        .toList(),
                new Trust(
                        document.getInteger("e"),
                        Documents.list(document, "m", String.class),
                        null,
                        Documents.decimalOrNull(document, "es")),
                status == null ? null : FigureStatus.valueOf(status),
                asOf == null ? null : asOf.toInstant());
    }

    private static LocalDate day(Document document, String field) {
        return LocalDate.parse(Documents.text(document, field));
    }

    private static void write(BsonWriter bson, WindowTotal.Standing standing) {
        bson.writeStartDocument();
        bson.writeString("owner", standing.owner());
        bson.writeString("verdict", standing.verdict().name());
        Documents.write(bson, "target", standing.target());
        Documents.write(bson, "share", standing.sharePercent());
        Documents.write(bson, "expected", standing.expectedPercent());
        Documents.write(bson, "shortfall", standing.shortfall());
        Attainment.Reason reason = standing.reason();
        if (reason != null) {
            bson.writeString("reason", reason.name());
        }
        if (!standing.gaps().isEmpty()) {
            bson.writeStartArray("gaps");
            standing.gaps().forEach(gap -> TotalDocuments.write(bson, gap));
            bson.writeEndArray();
        }
        bson.writeEndDocument();
    }

    private static WindowTotal.Standing standing(Document document) {
        return new WindowTotal.Standing(
                Documents.text(document, "owner"),
                Documents.decimal(document, "target"),
                Documents.decimalOrNull(document, "share"),
                Documents.decimal(document, "expected"),
                Verdict.valueOf(Documents.text(document, "verdict")),
                reason(document.getString("reason")),
                Documents.decimalOrNull(document, "shortfall"),
                Documents.list(document, "gaps", Document.class).stream()
                        .map(TotalDocuments::gap)
                        .toList());
    }

    private static Attainment.@Nullable Reason reason(@Nullable String name) {
        return name == null ? null : Attainment.Reason.valueOf(name);
    }
}
