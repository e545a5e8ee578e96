package vn.chitieu.ingestion.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.update.RawRow;
import vn.chitieu.support.problem.ProblemException;

/**
 * Reads updates out of a workbook (Office Open XML): of its sheet {@value #SHEET}, or of its first visible one; rows of
 * a template that were not filled in are left out. What is wrong inside a row stays with it; only a body that is no
 * workbook, or has not the titles, is refused as a whole. For any input, nothing but a {@link ProblemException} or an
 * {@link IOException} of the stream comes out. Thread-safe.
 */
public final class XlsxRowsReader {

    /** The sheet with the figures in our templates. */
    static final String SHEET = "Số liệu";

    /** The sheet of our templates that says how they are filled in. */
    static final String INSTRUCTIONS = "Hướng dẫn";

    private static final int MOST_SHEETS_TOLD = 20;

    /** A cell that cannot be read is an error of its own, not the end of the workbook. */
    private static final ReadingOptions OPTIONS = new ReadingOptions(true, true);

    private static final ReadingOptions WITHOUT_FORMATS = new ReadingOptions(false, true);

    private final int most;
    private final ZipLimits bounds;
    private final WorkbookPermits permits;

    /** Makes a reader that takes so many updates at most, out of a workbook within bounds. */
    public XlsxRowsReader(int most, ZipLimits bounds, WorkbookPermits permits) {
        this.most = most;
        this.bounds = bounds;
        this.permits = permits;
    }

    /**
     * Hands at least one row over, in order, each as soon as it was read and with its place; texts in cells of values
     * are read in the format declared. What was handed over before a refusal is part of what is refused.
     */
    public FileSummary read(InputStream body, FileOptions options, Consumer<RawRow> rows) throws IOException {
        try (TemporaryFile file = TemporaryFile.of(body)) {
            try (InputStream start = Files.newInputStream(file.path())) {
                ForeignFile.refuse(start);
            }
            permits.enter();
            try {
                return read(file.path(), options, rows);
            } finally {
                permits.leave();
            }
        }
    }

    private FileSummary read(Path file, FileOptions options, Consumer<RawRow> rows) {
        try {
            bounds.check(file);
            try (ReadableWorkbook workbook = open(file)) {
                Sheet sheet = sheet(workbook);
                FileSummary read = read(workbook, sheet, options, rows);
                List<String> others = workbook.getSheets()
                        .filter(other -> other.getVisibility() == SheetVisibility.VISIBLE)
                        .map(Sheet::getName)
                        .filter(name -> !name.equals(sheet.getName()) && !name.equals(INSTRUCTIONS))
                        .limit(MOST_SHEETS_TOLD)
                        .toList();
                return new FileSummary(read.notFilledIn(), read.table().ofSheet(sheet.getName(), others));
            }
        } catch (IOException | UncheckedIOException | ExcelReaderException broken) {
            throw malformed("something else, or half of one");
        } catch (ProblemException refusal) {
            throw refusal;
        } catch (RuntimeException broken) {
            // The library has no exception of its own for most of what a hostile part can hold.
            throw malformed("one with parts that cannot be read");
        }
    }

    /** Opens it with the formats of its cells; the library refuses one whose formats cannot be read, or are missing. */
    private static ReadableWorkbook open(Path file) throws IOException {
        try {
            return new ReadableWorkbook(file.toFile(), OPTIONS);
        } catch (IOException | RuntimeException noFormats) {
            return new ReadableWorkbook(file.toFile(), WITHOUT_FORMATS);
        }
    }

    private static Sheet sheet(ReadableWorkbook workbook) {
        return workbook.findSheet(SHEET)
                .or(() -> workbook.getSheets()
                        .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
                        .findFirst())
                .orElseThrow(() -> malformed("one without a sheet"));
    }

    private FileSummary read(ReadableWorkbook workbook, Sheet sheet, FileOptions options, Consumer<RawRow> rows)
            throws IOException {
        TableReader table = new TableReader(options, false, sheet.getName(), most, rows);
        XlsxCells cells = new XlsxCells(workbook.isDate1904());
        try (Stream<Row> stream = sheet.openStream()) {
            for (Iterator<Row> all = stream.iterator(); all.hasNext(); ) {
                table.accept(cells.row(all.next()));
            }
        }
        return table.finish();
    }

    private static ProblemException malformed(String got) {
        return new ProblemException(
                IngestionProblemCode.MALFORMED_XLSX, "expected a workbook in the format XLSX, got " + got);
    }
}
