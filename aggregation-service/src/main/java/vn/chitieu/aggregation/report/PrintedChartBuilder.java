package vn.chitieu.aggregation.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.chitieu.aggregation.model.Attainment;
import vn.chitieu.aggregation.model.FoldResult;
import vn.chitieu.aggregation.model.Total;
import vn.chitieu.aggregation.query.UnitComparison;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.contracts.vocabulary.MessageBundle;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * Puts the figures behind a chart of the dashboard into a table, so that a chart and its workbook say the same.
 * Thread-safe.
 */
@Component
public final class PrintedChartBuilder {

    private final Supplier<Catalog> catalog;
    private final MessageBundle vietnamese = MessageBundle.of(PrintedChartBuilder.class, "vi");
    private final MessageBundle english = MessageBundle.of(PrintedChartBuilder.class, "en");

    /** Takes the catalog in force, for its names. */
    public PrintedChartBuilder(Supplier<Catalog> catalog) {
        this.catalog = catalog;
    }

    /**
     * Returns the units of a scope, a group of rows for each indicator.
     *
     * @param language {@code en}, or else Vietnamese
     */
    public PrintedReport units(UnitComparison units, Scope scope, String language) {
        ReportVocabulary words = words(units.quarter(), language);
        List<Total> totals = units.units().stream()
                .flatMap(unit -> unit.figures().stream())
                .map(UnitComparison.Figure::total)
                .toList();
        List<String> owners = owners(totals);
        List<PrintedReport.Column> columns = new ArrayList<>(List.of(
                PrintedReportBuilder.column(words, "rank", PrintedReport.Kind.PLACE),
                PrintedReportBuilder.column(words, "chart.unit", PrintedReport.Kind.NAME)));
        columns.addAll(figureColumns(owners, words));
        List<PrintedReport.Group> groups = new ArrayList<>();
        for (Indicator indicator : catalog.get().indicators()) {
            List<PrintedReport.Line> lines = units.units().stream()
                    .flatMap(unit -> unit.figures().stream()
                            .filter(figure -> figure.indicator().code().equals(indicator.code()))
                            .map(figure -> line(
                                    rank(figure), unit.version().name(), indicator, figure.total(), owners, words)))
                    .toList();
            if (!lines.isEmpty()) {
                groups.add(group(groups.size() + 1, indicator, lines, words));
            }
        }
        return printed(words.say("charts.units"), words.scope(scope), language, totals, columns, groups, words);
    }

    /**
     * Returns the quarters of one total, earliest first.
     *
     * @param last the quarter up to which was asked
     * @param language {@code en}, or else Vietnamese
     */
    public PrintedReport trend(
            List<FoldResult.Published> trend, Indicator indicator, Scope scope, Quarter last, String language) {
        ReportVocabulary words = words(last, language);
        List<Total> totals = trend.stream().map(FoldResult.Published::total).toList();
        List<String> owners = owners(totals);
        List<PrintedReport.Column> columns = new ArrayList<>(List.of(
                PrintedReportBuilder.column(words, "place", PrintedReport.Kind.PLACE),
                PrintedReportBuilder.column(words, "chart.quarter", PrintedReport.Kind.NAME)));
        columns.addAll(figureColumns(owners, words));
        List<PrintedReport.Line> lines = new ArrayList<>();
        for (FoldResult.Published one : trend) {
            String quarter = ReportVocabulary.capitalised(
                    words(one.page().quarter(), language).say("thequarter"));
            lines.add(line(String.valueOf(lines.size() + 1), quarter, indicator, one.total(), owners, words));
        }
        String title = words.say(
                "charts.trend", Map.of("name", words.in(indicator.display().name())));
        return printed(
                title,
                words.scope(scope),
                language,
                totals,
                columns,
                List.of(group(1, indicator, lines, words)),
                words);
    }

    private static List<PrintedReport.Column> figureColumns(List<String> owners, ReportVocabulary words) {
        List<PrintedReport.Column> columns = new ArrayList<>();
        for (String key : List.of("chart.value", "chart.lastYear", "chart.growth", "chart.cumulative")) {
            columns.add(PrintedReportBuilder.column(words, key, PrintedReport.Kind.NUMBER));
        }
        columns.addAll(PrintedReportBuilder.ofOwners(owners, words, "chart.target"));
        columns.addAll(PrintedReportBuilder.ofOwners(owners, words, "share"));
        columns.add(PrintedReportBuilder.column(words, "chart.verdict", PrintedReport.Kind.NOTES));
        return columns;
    }

    private static PrintedReport.Line line(
            String place, String name, Indicator indicator, Total total, List<String> owners, ReportVocabulary words) {
        List<PrintedReport.Cell> cells = new ArrayList<>();
        cells.add(PrintedReport.Cell.of(place));
        cells.add(PrintedReport.Cell.of(name));
        cells.add(words.amountCell(total.figures().value()));
        cells.add(words.amountCell(total.figures().sameQuarterLastYear()));
        cells.add(words.growthCell(total.growth(indicator.figures().percentage())));
        cells.add(words.amountCell(total.figures().cumulative()));
        owners.forEach(owner -> cells.add(
                words.amountCell(against(total, owner).map(Attainment::target).orElse(null))));
        owners.forEach(owner -> cells.add(words.percentCell(
                against(total, owner).map(Attainment::sharePercent).orElse(null))));
        List<String> verdicts = owners.stream()
                .flatMap(owner -> against(total, owner).stream())
                .map(attainment -> words.say(
                        "note.verdict",
                        Map.of(
                                "owner",
                                ReportVocabulary.capitalised(words.owner(attainment.owner())),
                                "verdict",
                                words.verdict(attainment.verdict(), indicator))))
                .toList();
        cells.add(PrintedReport.Cell.of(String.join("; ", verdicts)));
        return new PrintedReport.Line(0, cells);
    }

    private static Optional<Attainment> against(Total total, String owner) {
        return total.attainments().stream()
                .filter(attainment -> attainment.owner().equals(owner))
                .findFirst();
    }

    private static String rank(UnitComparison.Figure figure) {
        @Nullable Integer rank = figure.rank();
        return rank == null ? "" : String.valueOf(rank);
    }

    private static List<String> owners(Collection<Total> totals) {
        return totals.stream()
                .flatMap(total -> total.attainments().stream())
                .map(Attainment::owner)
                .distinct()
                .sorted(ReportService.PROVINCE_THEN_CITY)
                .toList();
    }

    private static PrintedReport.Group group(
            int number, Indicator indicator, List<PrintedReport.Line> lines, ReportVocabulary words) {
        String name = words.say(
                "charts.indicator",
                Map.of(
                        "name", words.in(indicator.display().name()),
                        "unit", words.in(indicator.display().unitOfMeasure())));
        return new PrintedReport.Group(ReportVocabulary.roman(number), name, lines);
    }

    private static PrintedReport printed(
            String title,
            String scope,
            String language,
            List<Total> totals,
            List<PrintedReport.Column> columns,
            List<PrintedReport.Group> groups,
            ReportVocabulary words) {
        Optional<Instant> asOf = totals.stream()
                .flatMap(total -> Stream.ofNullable(total.asOf()))
                .max(Instant::compareTo);
        return new PrintedReport(
                language,
                title,
                scope,
                new PrintedReport.Letterhead(
                        words.city(),
                        words.say("letterhead.number"),
                        words.say("letterhead.state"),
                        words.say("letterhead.motto"),
                        words.say("letterhead.date")),
                asOf.map(instant -> words.say("asof", Map.of("time", words.time(instant))))
                        .orElse(words.say("asof.none")),
                asOf.orElse(Instant.EPOCH),
                words.say("charts.table"),
                words.say("charts.text"),
                columns,
                groups,
                List.of(new PrintedReport.Section(words.say("charts.text"), List.of(words.say("charts.how")))));
    }

    private ReportVocabulary words(Quarter quarter, String language) {
        return new ReportVocabulary(language.equals("en") ? english : vietnamese, catalog.get(), language, quarter);
    }
}
