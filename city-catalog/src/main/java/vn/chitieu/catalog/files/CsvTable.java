package vn.chitieu.catalog.files;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A table as RFC 4180 writes it: the first row names the columns, in any order. Empty lines and lines that begin with
 * {@code #} are skipped.
 *
 * @param required the columns that have to be there
 * @param optional the columns that may be there
 */
record CsvTable(List<String> required, List<String> optional) {

    static final int MAX_ROWS = 10_000;

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setCommentMarker('#')
            .setIgnoreEmptyLines(true)
            .setTrailingData(false)
            .get();

    /** What came of reading a table. */
    record Content(boolean whole, List<Row> rows) {}

    /** Returns the rows that have the right number of values; {@code whole} is false where rows may be missing. */
    Content read(CatalogDirectory directory, String file) {
        return directory
                .text(file)
                .map(text -> parse(file, text, directory.errors()))
                .orElseGet(() -> new Content(false, List.of()));
    }

    private Content parse(String file, String text, Errors errors) {
        List<Row> rows = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), FORMAT)) {
            return new Content(collect(parser, file, errors, rows), rows);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a text in memory cannot fail to be read", impossible);
        }
    }

    private boolean collect(CSVParser parser, String file, Errors errors, List<Row> rows) {
        Iterator<CSVRecord> records = parser.iterator();
        List<String> header = List.of();
        try {
            while (records.hasNext()) {
                CSVRecord values = records.next();
                Place place = new Place(file, firstLine(parser, values), errors);
                if (header.isEmpty()) {
                    header = values.stream().map(String::strip).toList();
                    if (!checkHeader(header, place)) {
                        return false;
                    }
                } else if (rows.size() == MAX_ROWS) {
                    place.say(ErrorCode.TOO_LARGE, "expected at most " + MAX_ROWS + " rows, got more");
                    return false;
                } else if (values.size() == header.size()) {
                    rows.add(row(header, values, place));
                } else {
                    place.report(ErrorCode.INVALID_CSV, header.size() + " values", values.size() + " values");
                }
            }
        } catch (UncheckedIOException malformed) {
            Place place = new Place(file, Math.toIntExact(parser.getCurrentLineNumber()) + 1, errors);
            place.report(ErrorCode.INVALID_CSV, "a row with balanced quotes", String.valueOf(malformed.getMessage()));
            return false;
        }
        if (header.isEmpty()) {
            new Place(file, 1, errors).report(ErrorCode.MISSING_COLUMN, "columns " + required, "an empty file");
        }
        return !header.isEmpty();
    }

    /** The parser knows the line on which a record ends; a quoted value may have begun it earlier. */
    private static int firstLine(CSVParser parser, CSVRecord values) {
        long breaks = values.stream()
                .mapToLong(value -> value.chars().filter(c -> c == '\n').count())
                .sum();
        return Math.toIntExact(parser.getCurrentLineNumber() - breaks);
    }

    private boolean checkHeader(List<String> header, Place place) {
        int before = place.errors().count();
        Set<String> seen = new HashSet<>();
        for (String column : header) {
            if (!seen.add(column)) {
                place.report(ErrorCode.DUPLICATE_COLUMN, "each column once", column + " twice");
            } else if (!required.contains(column) && !optional.contains(column)) {
                place.report(ErrorCode.UNKNOWN_COLUMN, "columns " + required + " and perhaps " + optional, column);
            }
        }
        for (String column : required) {
            if (!seen.contains(column)) {
                place.report(ErrorCode.MISSING_COLUMN, "column " + column, String.join(",", header));
            }
        }
        return place.errors().count() == before;
    }

    private static Row row(List<String> header, CSVRecord values, Place place) {
        Map<String, String> byColumn = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            byColumn.put(header.get(i), values.get(i).strip());
        }
        return new Row(Map.copyOf(byColumn), place);
    }
}
