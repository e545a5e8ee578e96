package vn.chitieu.catalog.table;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A table that is a CSV file of its own. */
final class CsvTableText {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setCommentMarker('#')
            .setIgnoreEmptyLines(true)
            .get();

    private final List<String> lines;
    private final char delimiter;
    private final List<String> header = new ArrayList<>();
    private final List<TableText.Written> rows = new ArrayList<>();
    private List<String> before = List.of();
    private int taken;

    private CsvTableText(CatalogTable table, String text) {
        this.lines = text.lines().toList();
        String columns = lines.stream()
                .filter(line -> !TableText.isComment(line))
                .findFirst()
                .orElse("");
        this.delimiter = columns.indexOf(';') < 0 ? ',' : ';';
        read(text);
        if (header.isEmpty()) {
            table.columns().forEach(column -> header.add(column.name()));
            before = List.of(String.join(",", header));
        }
    }

    /**
     * Returns the rows of a table.
     *
     * @throws IllegalArgumentException if the text is no table
     */
    static List<CatalogRow> rows(CatalogTable table, String text) {
        return new CsvTableText(table, text)
                .rows.stream().map(TableText.Written::row).toList();
    }

    /** Returns the text of the table with other rows. */
    static String with(CatalogTable table, String text, List<CatalogRow> wanted) {
        CsvTableText old = new CsvTableText(table, text);
        TableText known = new TableText(old.before, old.rows, old.lines.subList(old.taken, old.lines.size()));
        return TableText.joined(old.withColumns(known, wanted).with(wanted, old::rendered));
    }

    /** A column that the file left out so far, and that has a value now, makes all its rows longer. */
    private TableText withColumns(TableText known, List<CatalogRow> wanted) {
        List<String> missing = wanted.stream()
                .flatMap(row -> row.values().keySet().stream())
                .filter(column -> !header.contains(column))
                .distinct()
                .sorted()
                .toList();
        if (missing.isEmpty()) {
            return known;
        }
        header.addAll(missing);
        List<String> longer = new ArrayList<>(known.before());
        longer.set(longer.size() - 1, header.stream().map(this::quoted).collect(delimited()));
        return new TableText(
                longer,
                known.rows().stream()
                        .map(row -> new TableText.Written(row.row(), row.leading(), rendered(row.row())))
                        .toList(),
                known.after());
    }

    private void read(String text) {
        try (CSVParser parser = CSVParser.parse(
                new StringReader(text), FORMAT.builder().setDelimiter(delimiter).get())) {
            for (CSVRecord values : parser) {
                take(values, Math.toIntExact(parser.getCurrentLineNumber()));
            }
        } catch (UncheckedIOException | IOException malformed) {
            throw new IllegalArgumentException("expected a table, got " + malformed.getMessage(), malformed);
        }
    }

    private void take(CSVRecord values, int last) {
        int first = taken;
        while (first < lines.size() - 1 && TableText.isComment(lines.get(first))) {
            first++;
        }
        int end = Math.min(Math.max(last, first + 1), lines.size());
        if (header.isEmpty()) {
            values.forEach(name -> header.add(name.strip()));
            before = List.copyOf(lines.subList(0, end));
        } else {
            Map<String, String> cells = new HashMap<>();
            for (int at = 0; at < Math.min(header.size(), values.size()); at++) {
                cells.put(header.get(at), values.get(at));
            }
            rows.add(new TableText.Written(
                    new CatalogRow(first + 1, cells), lines.subList(taken, first), lines.subList(first, end)));
        }
        taken = end;
    }

    private List<String> rendered(CatalogRow row) {
        return header.stream()
                .map(column -> quoted(row.cell(column)))
                .collect(delimited())
                .lines()
                .toList();
    }

    private Collector<CharSequence, ?, String> delimited() {
        return Collectors.joining(String.valueOf(delimiter));
    }

    private String quoted(String value) {
        boolean plain = value.chars().noneMatch(one -> one == delimiter || one == '"' || one == '\n' || one == '\r')
                && !value.startsWith("#");
        return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }
}
