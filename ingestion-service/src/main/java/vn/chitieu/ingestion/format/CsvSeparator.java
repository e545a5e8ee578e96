package vn.chitieu.ingestion.format;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import vn.chitieu.support.problem.ProblemException;

/**
 * What stands between the cells of a CSV text.
 *
 * @param character {@code ;}, a comma or a tab
 * @param lineCharacters how long the line is that names it, which is no row; 0 where there is none
 */
record CsvSeparator(char character, int lineCharacters) {

    /** A spreadsheet reads this first line as an order and does not show it. */
    private static final String LINE = "sep=";

    private static final List<Character> KNOWN = List.of(';', '\t', ',');

    /** The lines above a table and its titles are within so many characters. */
    private static final int MOST = 64_000;

    /** Returns the one that the text names by {@code sep=}, otherwise the one that makes its titles known. */
    static CsvSeparator of(Reader text, boolean unitIsKnown) throws IOException {
        String start = start(text);
        String first = start.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        if (first.length() == LINE.length() + 1
                && first.toLowerCase(Locale.ROOT).startsWith(LINE)
                && KNOWN.contains(first.charAt(LINE.length()))) {
            int end = start.indexOf(first) + first.length();
            int ends = start.startsWith("\r\n", end) ? 2 : end < start.length() ? 1 : 0;
            return new CsvSeparator(first.charAt(LINE.length()), end + ends);
        }
        for (char separator : KNOWN) {
            if (HeaderFinder.isIn(rows(start, separator), unitIsKnown)) {
                return new CsvSeparator(separator, 0);
            }
        }
        return new CsvSeparator(
                KNOWN.stream()
                        .filter(each -> first.indexOf(each) >= 0)
                        .findFirst()
                        .orElse(','),
                0);
    }

    private static String start(Reader text) throws IOException {
        char[] start = new char[MOST];
        int length = 0;
        for (int read = text.read(start); read >= 0 && length < MOST; ) {
            length += read;
            read = length == MOST ? -1 : text.read(start, length, MOST - length);
        }
        return new String(start, 0, length);
    }

    /** Returns the first rows with anything in them, as far as they can be read. */
    private static List<SheetRow> rows(String start, char separator) {
        List<SheetRow> rows = new ArrayList<>();
        try (CSVParser parser = format(separator).parse(new CsvBounds(new StringReader(start), separator))) {
            int number = 0;
            for (CSVRecord record : parser) {
                SheetRow row = row(record, ++number);
                if (!row.isEmpty()) {
                    rows.add(row);
                }
                if (rows.size() == HeaderFinder.MOST_ROWS) {
                    break;
                }
            }
        } catch (IOException | UncheckedIOException | ProblemException broken) {
            // What is wrong with it is found again when all of it is read.
        }
        return rows;
    }

    static CSVFormat format(char separator) {
        return CSVFormat.RFC4180
                .builder()
                .setDelimiter(separator)
                .setIgnoreEmptyLines(false)
                .get();
    }

    /** Returns a record as a row. */
    static SheetRow row(CSVRecord record, int number) {
        List<SheetCell> cells = new ArrayList<>(record.size());
        for (int column = 0; column < record.size(); column++) {
            String text = record.get(column);
            if (!text.isBlank()) {
                cells.add(new SheetCell(column, SheetCell.Kind.TEXT, text));
            }
        }
        return new SheetRow(number, record.size(), cells);
    }
}
