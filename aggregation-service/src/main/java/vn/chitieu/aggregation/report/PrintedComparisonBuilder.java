package vn.chitieu.aggregation.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.chitieu.aggregation.model.Attainment;
import vn.chitieu.aggregation.model.Trust;
import vn.chitieu.aggregation.query.CityComparison;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.LocalizedName;
import vn.chitieu.contracts.vocabulary.MessageBundle;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * Puts cities side by side into words: a group of rows for each indicator, and below the table how it is to be read.
 * Thread-safe; the same comparison and language always give the same words.
 */
@Component
public final class PrintedComparisonBuilder {

    private final MessageBundle vietnamese = MessageBundle.of(PrintedComparisonBuilder.class, "vi");
    private final MessageBundle english = MessageBundle.of(PrintedComparisonBuilder.class, "en");

    /**
     * Returns a comparison in words.
     *
     * @param comparison of at least one city, whose calendar says what time it is
     * @param language {@code en}, or else Vietnamese
     */
    public PrintedReport print(CityComparison comparison, String language) {
        ReportVocabulary words = words(comparison, language);
        List<String> owners = comparison.owners().stream()
                .sorted(ReportService.PROVINCE_THEN_CITY)
                .toList();
        String cities = words.list(comparison.cities().stream()
                .map(city -> words.in(city.catalog().name()))
                .toList());
        return new PrintedReport(
                language,
                words.say("cities.title"),
                cities,
                new PrintedReport.Letterhead(
                        cities,
                        words.say("letterhead.number"),
                        words.say("letterhead.state"),
                        words.say("letterhead.motto"),
                        words.say("letterhead.date")),
                comparison
                        .asOf()
                        .map(instant -> words.say("asof", Map.of("time", words.time(instant))))
                        .orElse(words.say("asof.none")),
                comparison.asOf().orElse(Instant.EPOCH),
                words.say("cities.table"),
                words.say("cities.text"),
                columns(comparison.quarter(), owners, words),
                groups(comparison, owners, words),
                sections(comparison, words));
    }

    private ReportVocabulary words(CityComparison comparison, String language) {
        return new ReportVocabulary(
                language.equals("en") ? english : vietnamese,
                comparison.cities().get(0).catalog(),
                language,
                comparison.quarter());
    }

    private static List<PrintedReport.Column> columns(Quarter quarter, List<String> owners, ReportVocabulary words) {
        List<PrintedReport.Column> columns = new ArrayList<>();
        columns.add(PrintedReportBuilder.column(words, "rank", PrintedReport.Kind.PLACE));
        columns.add(PrintedReportBuilder.column(words, "city", PrintedReport.Kind.NAME));
        columns.add(PrintedReportBuilder.column(words, "value", PrintedReport.Kind.NUMBER));
        if (quarter.number() > 1) {
            columns.add(PrintedReportBuilder.column(words, "cumulative", PrintedReport.Kind.NUMBER));
        }
        columns.addAll(PrintedReportBuilder.ofOwners(owners, words, "share"));
        columns.addAll(PrintedReportBuilder.quarterAndYear(quarter, words, "growth", "cumulativeGrowth"));
        columns.add(PrintedReportBuilder.column(words, "reported", PrintedReport.Kind.WORD));
        columns.add(PrintedReportBuilder.column(words, "notes", PrintedReport.Kind.NOTES));
        return columns;
    }

    private static List<PrintedReport.Group> groups(
            CityComparison comparison, List<String> owners, ReportVocabulary words) {
        List<PrintedReport.Group> groups = new ArrayList<>();
        for (CityComparison.Shared shared : comparison.indicators()) {
            if (!hasFigure(shared)) {
                continue;
            }
            groups.add(new PrintedReport.Group(
                    ReportVocabulary.roman(groups.size() + 1),
                    heading(shared, words),
                    shared.rows().stream()
                            .map(row -> line(comparison.quarter(), shared.indicator(), row, owners, words))
                            .toList()));
        }
        return groups;
    }

    private static boolean hasFigure(CityComparison.Shared shared) {
        return shared.rows().stream().anyMatch(row -> row.amounts().value() != null);
    }

    private static String heading(CityComparison.Shared shared, ReportVocabulary words) {
        Indicator.Display display = shared.indicator().display();
        String owner = shared.owner();
        return words.say(
                "cities.indicator",
                Map.of(
                        "name", words.in(display.name()),
                        "unit", words.in(display.unitOfMeasure()),
                        "order",
                                words.say(
                                        "cities.order." + shared.order(),
                                        Map.of(
                                                "target",
                                                owner == null ? "" : words.target(shared.indicator(), owner)))));
    }

    private static PrintedReport.Line line(
            Quarter quarter, Indicator indicator, CityComparison.Row row, List<String> owners, ReportVocabulary words) {
        QuarterReport.Row figures =
                new QuarterReport.Row(indicator, 0, 1, row.reported().orElse(null));
        List<PrintedReport.Cell> cells = new ArrayList<>();
        Integer rank = row.rank();
        cells.add(PrintedReport.Cell.of(rank == null ? "" : String.valueOf(rank)));
        cells.add(PrintedReport.Cell.of(words.in(row.city().catalog().name())));
        cells.add(words.amountCell(row.amounts().value()));
        if (quarter.number() > 1) {
            cells.add(words.amountCell(row.amounts().cumulative()));
        }
        owners.forEach(owner -> cells.add(words.percentCell(
                row.against(owner).map(Attainment::sharePercent).orElse(null))));
        cells.add(words.growthCell(figures.growth()));
        if (quarter.number() > 1) {
            cells.add(words.growthCell(figures.cumulativeGrowth()));
        }
        cells.add(PrintedReport.Cell.of(reported(row, words)));
        cells.add(PrintedReport.Cell.of(notes(quarter, row, figures, owners, words)));
        return new PrintedReport.Line(0, cells);
    }

    private static String reported(CityComparison.Row row, ReportVocabulary words) {
        Optional<Trust> trust = row.reported().map(total -> total.trust());
        return trust.map(one -> one.reportedUnits() + "/" + one.expectedUnits()).orElse(words.say("unknown"));
    }

    /** What the report of the city itself remarks on its figure, and until when it is judged. */
    private static String notes(
            Quarter quarter,
            CityComparison.Row row,
            QuarterReport.Row figures,
            List<String> owners,
            ReportVocabulary words) {
        QuarterReport alone = new QuarterReport(
                quarter,
                Scope.city(),
                owners,
                List.of(new QuarterReport.Group(figures.indicator().display().group(), List.of(figures))));
        Instant judged = row.amounts().value() == null ? null : row.city().judgedUntil();
        String until = judged == null ? "" : words.say("cities.until", Map.of("time", words.time(judged)));
        return Stream.of(new ReportNotes(words, alone).on(figures), until)
                .filter(note -> !note.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static List<PrintedReport.Section> sections(CityComparison comparison, ReportVocabulary words) {
        List<PrintedReport.Section> sections = new ArrayList<>();
        sections.add(new PrintedReport.Section(
                words.say("cities.how"),
                Stream.of("cities.how.shared", "cities.how.rank", "cities.how.complete")
                        .map(words::say)
                        .toList()));
        List<String> empty = comparison.indicators().stream()
                .filter(shared -> !hasFigure(shared))
                .map(shared -> words.in(shared.indicator().display().name()))
                .toList();
        if (!empty.isEmpty()) {
            sections.add(new PrintedReport.Section(words.say("cities.empty"), List.of(String.join("; ", empty) + ".")));
        }
        if (!comparison.notShared().isEmpty()) {
            sections.add(new PrintedReport.Section(
                    words.say("cities.left"),
                    comparison.notShared().stream()
                            .map(one -> left(comparison, one, words))
                            .toList()));
        }
        return sections;
    }

    private static String left(CityComparison comparison, CityComparison.NotShared one, ReportVocabulary words) {
        List<CityComparison.City> those = comparison.cities().stream()
                .filter(city -> one.cities().contains(city.id()))
                .toList();
        LocalizedName name = those.get(0)
                .catalog()
                .indicator(one.indicator())
                .orElseThrow()
                .display()
                .name();
        return words.say(
                "cities.left." + one.reason(),
                Map.of(
                        "name",
                        words.in(name),
                        "cities",
                        words.list(those.stream()
                                .map(city -> words.in(city.catalog().name()))
                                .toList())));
    }
}
