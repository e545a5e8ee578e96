package vn.chitieu.catalog.files.format;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** One reading of one table, with commas between its values, or semicolons where its header has them. */
final class CsvTableReader {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setCommentMarker('#')
            .setIgnoreEmptyLines(true)
            .get();

    private static final char SEMICOLON = ';';

    private final CsvSchema table;
    private final String text;
    private final List<String> lines;
    private final FileLocation top;
    private final List<CsvRow> rows = new ArrayList<>();
    private List<String> header = List.of();
    private int linesRead;

    CsvTableReader(CsvSchema table, String text, FileLocation top) {
        this.table = table;
        this.text = text;
        this.lines = text.lines().toList();
        this.top = top;
    }

    CsvSchema.Content read() {
        boolean whole;
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format())) {
            whole = readAll(parser);
        } catch (UncheckedIOException malformed) {
            nextRecord()
                    .report(
                            CatalogErrorCode.INVALID_CSV,
                            "a row with balanced quotes",
                            String.valueOf(malformed.getMessage()));
            whole = false;
        } catch (IOException impossible) {
            throw new UncheckedIOException("a text in memory cannot fail to be read", impossible);
        }
        return new CsvSchema.Content(whole, List.copyOf(rows));
    }

    /** A spreadsheet in Vietnamese writes semicolons, because its decimals have commas: the header decides. */
    private CSVFormat format() {
        String columns = lines.stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .findFirst()
                .orElse("");
        return columns.indexOf(SEMICOLON) < 0
                ? FORMAT
                : FORMAT.builder().setDelimiter(SEMICOLON).get();
    }

    private boolean readAll(CSVParser parser) {
        Iterator<CSVRecord> records = parser.iterator();
        while (records.hasNext()) {
            CSVRecord values = records.next();
            FileLocation place = nextRecord();
            linesRead = Math.toIntExact(parser.getCurrentLineNumber());
            if (!accept(values, place)) {
                return false;
            }
        }
        if (header.isEmpty()) {
            top.report(CatalogErrorCode.MISSING_COLUMN, "columns " + table.required(), "an empty file");
        }
        return !header.isEmpty();
    }

    /** Returns whether it makes sense to read on. */
    private boolean accept(CSVRecord values, FileLocation place) {
        if (header.isEmpty()) {
            header = values.stream().map(String::strip).toList();
            return table.checkHeader(header, place);
        }
        if (rows.size() == CsvSchema.MAX_ROWS) {
            place.say(CatalogErrorCode.TOO_LARGE, "expected at most " + CsvSchema.MAX_ROWS + " rows, got more");
            return false;
        }
        if (values.size() == header.size()) {
            rows.add(row(values, place));
        } else {
            place.report(CatalogErrorCode.INVALID_CSV, header.size() + " values", values.size() + " values");
        }
        return true;
    }

    /** Returns where the next record begins: the parser only knows where the last one ended. */
    private FileLocation nextRecord() {
        int skipped = linesRead;
        while (skipped < lines.size() - 1
                && (lines.get(skipped).isEmpty() || lines.get(skipped).startsWith("#"))) {
            skipped++;
        }
        return new FileLocation(top.file(), skipped + 1, top.errors());
    }

    private CsvRow row(CSVRecord values, FileLocation place) {
        Map<String, String> byColumn = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            byColumn.put(header.get(i), values.get(i).strip());
        }
        return new CsvRow(Map.copyOf(byColumn), place);
    }
}
