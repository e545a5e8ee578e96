package vn.chitieu.ingestion.format;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.update.NumberFormat;
import vn.chitieu.ingestion.update.RawRow;
import vn.chitieu.ingestion.update.RowLocation;
import vn.chitieu.support.problem.ProblemException;

/**
 * Reads updates out of CSV (RFC 4180) in UTF-8: a first row of titles, then one update a row, with {@code ;} or a comma
 * between cells, whichever the first row has. What is wrong inside a row stays with it; only a body that is no CSV, or
 * has not the titles, is refused as a whole. For any input, nothing but a {@link ProblemException} or an
 * {@link IOException} of the stream comes out. Thread-safe.
 */
public final class CsvRowsReader {

    /** A spreadsheet reads this first line as an order and does not show it. */
    private static final String SEPARATOR_LINE = "sep=";

    /** Longer than all titles together in the longest form. */
    private static final int MAX_FIRST_LINE = 8_000;

    private final int most;

    /** Makes a reader that takes so many updates at most. */
    public CsvRowsReader(int most) {
        this.most = most;
    }

    /**
     * Hands at least one row over, in order, each as soon as it was read and with its place as a spreadsheet shows it;
     * empty rows are left out. What was handed over before a refusal is part of what is refused.
     */
    public void read(InputStream body, NumberFormat numbers, Consumer<RawRow> rows) throws IOException {
        Reader text = new BufferedReader(Utf8Decoder.strictly(body));
        int row = 0;
        try {
            char separator = separator(text);
            try (CSVParser parser = format(separator).parse(new CsvBounds(text, separator))) {
                Iterator<CSVRecord> records = parser.iterator();
                ColumnHeaders header = null;
                int count = 0;
                while (records.hasNext()) {
                    CSVRecord record = records.next();
                    row++;
                    if (isEmpty(record)) {
                        continue;
                    }
                    if (header == null) {
                        header = ColumnHeaders.read(record.toList());
                    } else if (count++ == most) {
                        throw new ProblemException(
                                        IngestionProblemCode.TOO_MANY_UPDATES,
                                        "expected at most " + most + " updates, got more")
                                .say("most", most);
                    } else {
                        rows.accept(new TableRow(header, new RowLocation(null, row, header.columns()), numbers)
                                .read(record.toList()));
                    }
                }
                if (count == 0) {
                    throw new ProblemException(
                            IngestionProblemCode.EMPTY_BATCH,
                            "expected a row of titles and at least one update, got none");
                }
            }
        } catch (UncheckedIOException fault) {
            throw refused(Objects.requireNonNull(fault.getCause()), row + 1);
        } catch (IOException fault) {
            throw refused(fault, row + 1);
        }
    }

    private static ProblemException refused(IOException fault, int row) throws IOException {
        if (fault instanceof CSVException) {
            return new ProblemException(
                            IngestionProblemCode.MALFORMED_CSV,
                            "expected CSV, got quotes that do not close, or text beside them, in row " + row)
                    .with("row", row);
        }
        return StrictUtf8.refused(fault);
    }

    private static CSVFormat format(char separator) {
        return CSVFormat.RFC4180
                .builder()
                .setDelimiter(separator)
                .setIgnoreEmptyLines(false)
                .get();
    }

    private static boolean isEmpty(CSVRecord record) {
        return record.stream().allMatch(String::isBlank);
    }

    /**
     * Returns the separator that the first line with anything in it has: the one that it names by {@code sep=},
     * otherwise {@code ;} if one stands in it; the text goes on where the first row starts.
     */
    private static char separator(Reader text) throws IOException {
        text.mark(MAX_FIRST_LINE);
        StringBuilder line = new StringBuilder();
        int next = text.read();
        for (int read = 1; next >= 0 && read < MAX_FIRST_LINE - 1; read++) {
            boolean ends = next == '\n' || next == '\r';
            if (ends && !line.toString().isBlank()) {
                break;
            }
            if (!ends) {
                line.append((char) next);
            }
            next = text.read();
        }
        String first = line.toString();
        if (first.length() == SEPARATOR_LINE.length() + 1
                && first.toLowerCase(Locale.ROOT).startsWith(SEPARATOR_LINE)
                && (first.endsWith(";") || first.endsWith(","))) {
            skipLineFeed(text, next);
            return first.charAt(SEPARATOR_LINE.length());
        }
        text.reset();
        return first.indexOf(';') >= 0 ? ';' : ',';
    }

    private static void skipLineFeed(Reader text, int lineEnd) throws IOException {
        if (lineEnd == '\r') {
            text.mark(1);
            if (text.read() != '\n') {
                text.reset();
            }
        }
    }
}
