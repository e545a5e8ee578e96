package vn.chitieu.aggregation.report.layout;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.report.PrintedReport;
import vn.chitieu.aggregation.report.QuarterReport;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.contracts.vocabulary.Verdict;

/**
 * A report in words.
 *
 * @param language vi or en
 * @param title what it is about
 * @param name what the scope is called
 * @param asOf until when figures were taken; null where there is none
 * @param asOfText the same as a sentence
 * @param tableName what the table is called
 * @param columns of the table, from the left
 * @param groups of rows, from above
 * @param sections the same in sentences
 */
@Schema(name = "PrintedReport")
record PrintedReportAnswer(
        String language,
        Quarter quarter,
        Scope scope,
        String title,
        String name,
        @Nullable Instant asOf,
        String asOfText,
        String tableName,
        List<Column> columns,
        List<Group> groups,
        List<PrintedReport.Section> sections) {

    static PrintedReportAnswer of(QuarterReport report, PrintedReport printed) {
        List<Group> groups = new ArrayList<>();
        for (int at = 0; at < printed.groups().size(); at++) {
            groups.add(Group.of(
                    report,
                    report.groups().get(at),
                    printed.groups().get(at),
                    columnOf(printed, PrintedReport.Kind.WORD)));
        }
        return new PrintedReportAnswer(
                printed.language(),
                report.quarter(),
                report.scope(),
                printed.title(),
                printed.scope(),
                report.asOf().orElse(null),
                printed.asOf(),
                printed.tableName(),
                printed.columns().stream().map(Column::of).toList(),
                groups,
                printed.sections());
    }

    private static int columnOf(PrintedReport printed, PrintedReport.Kind kind) {
        int at = 0;
        while (printed.columns().get(at).kind() != kind) {
            at++;
        }
        return at;
    }

    /**
     * One column.
     *
     * @param key place, name, unit, lastYear, cumulativeLastYear, target, value, cumulative, share, growth,
     *     cumulativeGrowth or notes; those of last year and of growth since 1 January from the second quarter on
     * @param owner whose target it is about; null where it is about none
     * @param over the heading that it shares with the columns beside it; null where it shares none
     */
    @Schema(name = "PrintedColumn")
    record Column(
            String key,
            @Nullable String owner,
            String heading,
            @Nullable String over,
            PrintedReport.Kind kind) {

        static Column of(PrintedReport.Column column) {
            return new Column(column.key(), column.owner(), column.heading(), column.over(), column.kind());
        }
    }

    /**
     * Rows under one heading.
     *
     * @param numeral I, II, III
     */
    @Schema(name = "PrintedGroup")
    record Group(String numeral, String name, List<Line> lines) {

        static Group of(QuarterReport report, QuarterReport.Group group, PrintedReport.Group printed, int unitColumn) {
            Iterator<QuarterReport.Row> rows = group.rows().iterator();
            List<Line> lines = new ArrayList<>();
            for (PrintedReport.Line line : printed.lines()) {
                boolean aboutNothing = line.cells().get(unitColumn).text().isEmpty();
                lines.add(aboutNothing ? Line.heading(line) : Line.of(report, rows.next(), line));
            }
            return new Group(printed.numeral(), printed.name(), lines);
        }
    }

    /**
     * One row.
     *
     * @param depth how far its name is to be moved in
     * @param indicator its code; null for a line that only says that parts follow
     * @param cells what stands in each column
     * @param growth of the quarter on the same quarter of last year, in percent, or in points for a percentage; null
     *     where the two cannot be compared
     * @param cumulativeGrowth since 1 January on the same months of last year, as growth
     * @param attainments against each owner's target
     */
    @Schema(name = "PrintedLine")
    record Line(
            int depth,
            @Nullable String indicator,
            List<String> cells,
            @Nullable BigDecimal growth,
            @Nullable BigDecimal cumulativeGrowth,
            List<OfOwner> attainments) {

        static Line heading(PrintedReport.Line line) {
            return new Line(line.depth(), null, texts(line), null, null, List.of());
        }

        static Line of(QuarterReport report, QuarterReport.Row row, PrintedReport.Line line) {
            return new Line(
                    line.depth(),
                    row.indicator().code(),
                    texts(line),
                    row.growth(),
                    row.cumulativeGrowth(),
                    report.owners().stream()
                            .flatMap(owner -> row.against(owner).stream())
                            .map(one ->
                                    new OfOwner(one.owner(), one.sharePercent(), one.expectedPercent(), one.verdict()))
                            .toList());
        }

        private static List<String> texts(PrintedReport.Line line) {
            return line.cells().stream().map(PrintedReport.Cell::text).toList();
        }
    }

    /**
     * How far one owner's target is reached.
     *
     * @param sharePercent null where there is no figure
     */
    @Schema(name = "PrintedAttainment")
    record OfOwner(String owner, @Nullable BigDecimal sharePercent, BigDecimal expectedPercent, Verdict verdict) {}
}
