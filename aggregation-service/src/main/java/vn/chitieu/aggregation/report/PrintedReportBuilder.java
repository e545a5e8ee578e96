package vn.chitieu.aggregation.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.chitieu.aggregation.model.Amounts;
import vn.chitieu.aggregation.model.Attainment;
import vn.chitieu.aggregation.model.Total;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.vocabulary.MessageBundle;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;

/** Puts reports into words. Thread-safe; the same report, language and catalog always give the same words. */
@Component
public final class PrintedReportBuilder {

    private final Map<String, MessageBundle> phrases = Map.of(
            "vi", MessageBundle.of(PrintedReportBuilder.class, "vi"),
            "en", MessageBundle.of(PrintedReportBuilder.class, "en"));
    private final Supplier<Catalog> catalog;

    /** Takes the catalog in force, for its names. */
    public PrintedReportBuilder(Supplier<Catalog> catalog) {
        this.catalog = catalog;
    }

    /** Returns the languages that reports are printed in. */
    public Set<String> languages() {
        return phrases.keySet();
    }

    /**
     * Returns what a quarter is called, such as {@code Quý I-2022}.
     *
     * @param language one of {@link #languages}
     * @throws IllegalArgumentException if it is none of them
     */
    public String quarter(Quarter quarter, String language) {
        return ReportVocabulary.capitalised(words(quarter, language).say("thequarter"));
    }

    /**
     * Returns what a scope is called in a quarter, such as {@code Thành phố Thanh Hóa}.
     *
     * @param language one of {@link #languages}
     * @throws IllegalArgumentException if it is none of them
     */
    public String scope(Scope scope, Quarter quarter, String language) {
        return words(quarter, language).scope(scope);
    }

    /**
     * Returns a report in words.
     *
     * @param language one of {@link #languages}
     * @throws IllegalArgumentException if it is none of them
     */
    public PrintedReport print(QuarterReport report, String language) {
        ReportVocabulary words = words(report.quarter(), language);
        return new PrintedReport(
                language,
                words.say("title"),
                words.scope(report.scope()),
                new PrintedReport.Letterhead(
                        words.city(),
                        words.say("letterhead.number"),
                        words.say("letterhead.state"),
                        words.say("letterhead.motto"),
                        words.say("letterhead.date")),
                report.asOf()
                        .map(instant -> words.say("asof", Map.of("time", words.time(instant))))
                        .orElse(words.say("asof.none")),
                report.asOf().orElse(Instant.EPOCH),
                words.say("table"),
                words.say("text"),
                columns(report, words),
                groups(report, words),
                new ReportParagraphs(words, report, catalog.get()).sections());
    }

    private ReportVocabulary words(Quarter quarter, String language) {
        MessageBundle ofLanguage = phrases.get(language);
        if (ofLanguage == null) {
            throw new IllegalArgumentException("expected a language with phrases, got " + language);
        }
        return new ReportVocabulary(ofLanguage, catalog.get(), language, quarter);
    }

    private static List<PrintedReport.Column> columns(QuarterReport report, ReportVocabulary words) {
        List<PrintedReport.Column> columns = new ArrayList<>();
        columns.add(column(words, "place", PrintedReport.Kind.PLACE));
        columns.add(column(words, "name", PrintedReport.Kind.NAME));
        columns.add(column(words, "unit", PrintedReport.Kind.WORD));
        columns.addAll(quarterAndYear(report.quarter(), words, "lastYear", "cumulativeLastYear"));
        columns.addAll(ofOwners(report.owners(), words, "target"));
        columns.add(column(words, "value", PrintedReport.Kind.NUMBER));
        columns.add(column(words, "cumulative", PrintedReport.Kind.NUMBER));
        columns.addAll(ofOwners(report.owners(), words, "share"));
        columns.addAll(quarterAndYear(report.quarter(), words, "growth", "cumulativeGrowth"));
        columns.add(column(words, "notes", PrintedReport.Kind.NOTES));
        return columns;
    }

    static PrintedReport.Column column(ReportVocabulary words, String key, PrintedReport.Kind kind) {
        return new PrintedReport.Column(key, null, words.say("column." + key), null, kind);
    }

    /** In the first quarter the year so far is the quarter itself, so one column is enough. */
    static List<PrintedReport.Column> quarterAndYear(
            Quarter quarter, ReportVocabulary words, String ofQuarter, String sinceJanuary) {
        if (quarter.number() == 1) {
            return List.of(column(words, ofQuarter, PrintedReport.Kind.NUMBER));
        }
        return Stream.of(ofQuarter, sinceJanuary)
                .map(key -> new PrintedReport.Column(
                        key,
                        null,
                        ReportVocabulary.capitalised(words.say("column." + key + ".under")),
                        words.say("column." + ofQuarter + ".over"),
                        PrintedReport.Kind.NUMBER))
                .toList();
    }

    static List<PrintedReport.Column> ofOwners(List<String> owners, ReportVocabulary words, String key) {
        return owners.stream()
                .map(owner -> new PrintedReport.Column(
                        key,
                        owner,
                        ReportVocabulary.capitalised(words.ownerColumn(owner)),
                        words.say("column." + key),
                        PrintedReport.Kind.NUMBER))
                .toList();
    }

    private static List<PrintedReport.Group> groups(QuarterReport report, ReportVocabulary words) {
        ReportNotes notes = new ReportNotes(words, report);
        List<PrintedReport.Group> groups = new ArrayList<>();
        for (QuarterReport.Group group : report.groups()) {
            List<PrintedReport.Line> lines = new ArrayList<>();
            int depth = 0;
            for (QuarterReport.Row row : group.rows()) {
                if (row.depth() == 1 && depth == 0) {
                    lines.add(ofWhich(report, words));
                }
                depth = row.depth();
                lines.add(line(report, words, row, notes.on(row)));
            }
            groups.add(
                    new PrintedReport.Group(ReportVocabulary.roman(groups.size() + 1), words.in(group.name()), lines));
        }
        return groups;
    }

    private static PrintedReport.Line ofWhich(QuarterReport report, ReportVocabulary words) {
        List<PrintedReport.Cell> cells = new ArrayList<>();
        columns(report, words)
                .forEach(column -> cells.add(
                        PrintedReport.Cell.of(column.kind() == PrintedReport.Kind.NAME ? words.say("ofwhich") : "")));
        return new PrintedReport.Line(1, cells);
    }

    private static PrintedReport.Line line(
            QuarterReport report, ReportVocabulary words, QuarterReport.Row row, String notes) {
        Amounts figures = row.reported().map(Total::figures).orElse(Amounts.NONE);
        boolean later = report.quarter().number() > 1;
        List<PrintedReport.Cell> cells = new ArrayList<>();
        cells.add(PrintedReport.Cell.of(row.number() == 0 ? "" : String.valueOf(row.number())));
        cells.add(PrintedReport.Cell.of(name(words, row)));
        cells.add(PrintedReport.Cell.of(words.in(row.indicator().display().unitOfMeasure())));
        cells.add(words.amountCell(figures.sameQuarterLastYear()));
        if (later) {
            cells.add(words.amountCell(figures.cumulativeLastYear()));
        }
        report.owners().forEach(owner -> cells.add(words.amountCell(against(row, owner, Attainment::target))));
        cells.add(words.amountCell(figures.value()));
        cells.add(words.amountCell(figures.cumulative()));
        report.owners().forEach(owner -> cells.add(words.percentCell(against(row, owner, Attainment::sharePercent))));
        cells.add(words.growthCell(row.growth()));
        if (later) {
            cells.add(words.growthCell(row.cumulativeGrowth()));
        }
        cells.add(PrintedReport.Cell.of(notes));
        return new PrintedReport.Line(row.depth(), cells);
    }

    private static String name(ReportVocabulary words, QuarterReport.Row row) {
        String name = words.in(row.indicator().display().name());
        return row.depth() == 0 ? name : words.say(row.depth() == 1 ? "part.1" : "part.2", Map.of("name", name));
    }

    private static @Nullable BigDecimal against(
            QuarterReport.Row row, String owner, Function<Attainment, @Nullable BigDecimal> part) {
        Attainment attainment = row.against(owner).orElse(null);
        return attainment == null ? null : part.apply(attainment);
    }
}
