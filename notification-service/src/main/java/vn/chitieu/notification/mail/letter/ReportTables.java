package vn.chitieu.notification.mail.letter;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.chitieu.notification.quarterreport.FetchedReport;
import vn.chitieu.notification.quarterreport.FetchedReport.Attainment;

/** The table of a printed report and its charts, as blocks of a letter. */
final class ReportTables {

    private static final int CELL_LIMIT = 200;
    private static final int NOTE_LIMIT = 600;

    /** What a telephone has room for; the rest is in the text, in the workbook, and on wider screens. */
    private static final Set<String> ALWAYS = Set.of("name", "cumulative", "share", "growth");

    private static final Set<String> NOT_NUMBERS = Set.of("place", "name", "unit", "notes");

    private final FetchedReport printed;
    private final LetterVocabulary vocabulary;
    private final List<Integer> shown;

    ReportTables(FetchedReport printed, LetterVocabulary vocabulary) {
        this.printed = printed;
        this.vocabulary = vocabulary;
        this.shown = IntStream.range(0, printed.columns().size())
                .filter(at -> !key(at).equals("place") && !key(at).equals("notes"))
                .boxed()
                .toList();
    }

    void addTo(List<Block> blocks) {
        shares().ifPresent(chart -> blocks.add(new Block.Picture(chart)));
        blocks.add(new Block.Heading(text(printed.tableName(), CELL_LIMIT)));
        blocks.add(table());
        List<String> notes = notes();
        if (!notes.isEmpty()) {
            blocks.add(new Block.Notes(notes));
        }
        growth().ifPresent(chart -> blocks.add(new Block.Picture(chart)));
    }

    private Block.Table table() {
        List<Block.Column> columns = shown.stream()
                .map(at -> new Block.Column(label(at), !NOT_NUMBERS.contains(key(at)), !ALWAYS.contains(key(at))))
                .toList();
        List<Block.Row> rows = new ArrayList<>();
        for (FetchedReport.Group group : printed.groups()) {
            String heading = text(group.numeral() + ". " + group.name(), CELL_LIMIT);
            rows.add(new Block.Row(List.of(heading), heading, true));
            group.lines().forEach(line -> rows.add(row(line)));
        }
        return new Block.Table("", columns, rows);
    }

    private Block.Row row(FetchedReport.Line line) {
        List<String> cells = shown.stream().map(at -> cell(line, at)).toList();
        if (line.indicator() == null) {
            return new Block.Row(List.of(name(line)), name(line), false);
        }
        return new Block.Row(cells, inOneLine(line), false);
    }

    /** All cells that say something, with their headings, for those who read text. */
    private String inOneLine(FetchedReport.Line line) {
        StringBuilder text = new StringBuilder(name(line));
        String separator = ": ";
        for (int at = 0; at < printed.columns().size(); at++) {
            String cell = cell(line, at);
            if (!key(at).equals("name") && !key(at).equals("place") && !cell.isEmpty()) {
                text.append(separator).append(label(at)).append(' ').append(cell);
                separator = "; ";
            }
        }
        return text.toString();
    }

    private List<String> notes() {
        Optional<Integer> column = column("notes");
        if (column.isEmpty()) {
            return List.of();
        }
        return lines().filter(line -> !line.cells().get(column.get()).isBlank())
                .map(line -> name(line) + ": " + text(line.cells().get(column.get()), NOTE_LIMIT))
                .toList();
    }

    private Optional<Chart> shares() {
        List<String> owners = printed.columns().stream()
                .filter(column -> column.key().equals("share"))
                .flatMap(column -> Optional.ofNullable(column.owner()).stream())
                .limit(Chart.MOST_SERIES)
                .toList();
        List<String> names = printed.columns().stream()
                .filter(column -> column.key().equals("share"))
                .limit(owners.size())
                .map(column -> text(column.heading(), CELL_LIMIT))
                .toList();
        List<Chart.Row> rows = lines().filter(
                        line -> line.attainments().stream().anyMatch(one -> one.sharePercent() != null))
                .limit(Chart.MOST_ROWS)
                .map(line -> new Chart.Row(
                        name(line),
                        owners.stream().map(owner -> bar(line, owner)).toList()))
                .toList();
        return chart("shares", names, rows);
    }

    private Chart.Bar bar(FetchedReport.Line line, String owner) {
        Attainment against = line.attainments().stream()
                .filter(one -> one.owner().equals(owner))
                .findFirst()
                .orElse(null);
        BigDecimal share = against == null ? null : against.sharePercent();
        return against == null || share == null
                ? new Chart.Bar(null, null, "")
                : new Chart.Bar(share, against.expectedPercent(), vocabulary.percent(share));
    }

    private Optional<Chart> growth() {
        @Nullable Integer column = column("growth").orElse(null);
        if (column == null) {
            return Optional.empty();
        }
        List<Chart.Row> rows = lines().filter(line -> line.growth() != null)
                .limit(Chart.MOST_ROWS)
                .map(line -> new Chart.Row(name(line), List.of(new Chart.Bar(line.growth(), null, cell(line, column)))))
                .toList();
        return chart("growth", List.of(label(column)), rows);
    }

    private Optional<Chart> chart(String id, List<String> series, List<Chart.Row> rows) {
        return series.isEmpty() || rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Chart(
                        id,
                        vocabulary.say("chart." + id),
                        vocabulary.say("chart.description", Map.of("title", vocabulary.say("chart." + id))),
                        vocabulary.say("chart.mark"),
                        series,
                        rows));
    }

    private Stream<FetchedReport.Line> lines() {
        return printed.groups().stream()
                .flatMap(group -> group.lines().stream())
                .filter(line -> line.indicator() != null);
    }

    private Optional<Integer> column(String key) {
        return IntStream.range(0, printed.columns().size())
                .filter(at -> key(at).equals(key))
                .boxed()
                .findFirst();
    }

    private String key(int at) {
        return printed.columns().get(at).key();
    }

    private String label(int at) {
        FetchedReport.Column column = printed.columns().get(at);
        String over = column.over();
        return text(over == null ? column.heading() : over + ": " + column.heading(), CELL_LIMIT);
    }

    private String name(FetchedReport.Line line) {
        return column("name").map(at -> cell(line, at)).orElse("");
    }

    private static String cell(FetchedReport.Line line, int at) {
        return text(line.cells().get(at), CELL_LIMIT);
    }

    private static String text(String text, int limit) {
        return HeaderText.of(text, limit);
    }
}
