package vn.chitieu.ingestion.format;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.update.RawRow;
import vn.chitieu.support.problem.ProblemException;

/**
 * Reads updates out of CSV (RFC 4180) as programs and spreadsheets save it: in UTF-8, UTF-16 with a byte order mark or
 * a code page of Windows, with {@code ;}, a comma or a tab between cells, whichever makes its titles known. What is
 * wrong inside a row stays with it; only a body that is no CSV, or has not the titles, is refused as a whole. For any
 * input, nothing but a {@link ProblemException} or an {@link IOException} of the stream comes out. Thread-safe.
 */
public final class CsvRowsReader {

    private final int most;

    /** Makes a reader that takes so many updates at most. */
    public CsvRowsReader(int most) {
        this.most = most;
    }

    /**
     * Hands at least one row over, in order, each as soon as it was read and with its place as a spreadsheet shows it;
     * empty rows are left out. What was handed over before a refusal is part of what is refused.
     */
    public FileSummary read(InputStream body, FileOptions options, Consumer<RawRow> rows) throws IOException {
        try (ByteSpool text = new ByteSpool()) {
            body.transferTo(text);
            return read(text, options, rows);
        }
    }

    /** Reads a text that is at hand. */
    FileSummary read(ByteSpool text, FileOptions options, Consumer<RawRow> rows) throws IOException {
        FileEncoding encoding = FileEncoding.of(text);
        Place place = new Place();
        try (Reader start = new BufferedReader(encoding.reader(text));
                Reader whole = new BufferedReader(encoding.reader(text))) {
            CsvSeparator separator = CsvSeparator.of(start, options.unitIsKnown());
            long unused = whole.skip(separator.lineCharacters());
            TableReader table = new TableReader(options, true, null, most, rows);
            records(whole, separator.character(), table, place);
            return ofText(table.finish(), encoding, separator);
        } catch (ProblemException refusal) {
            throw encoding.isOfACodePage() && refusal.code() == IngestionProblemCode.TITLES_NOT_VALID
                    ? refusal.with("encoding", encoding.charset().name())
                    : refusal;
        } catch (UncheckedIOException fault) {
            throw refused(Objects.requireNonNull(fault.getCause()), place.row + 1);
        } catch (IOException fault) {
            throw refused(fault, place.row + 1);
        }
    }

    private static FileSummary ofText(FileSummary read, FileEncoding encoding, CsvSeparator separator) {
        return new FileSummary(
                read.notFilledIn(),
                read.table()
                        .ofText(
                                encoding.charset().name(),
                                separator.character() == '\t' ? "tab" : String.valueOf(separator.character())));
    }

    private static void records(Reader text, char separator, TableReader table, Place place) throws IOException {
        try (CSVParser parser = CsvSeparator.format(separator).parse(new CsvBounds(text, separator))) {
            for (CSVRecord record : parser) {
                place.row++;
                table.accept(CsvSeparator.row(record, place.row));
            }
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

    /** How far the text was read. */
    private static final class Place {
        int row;
    }
}
