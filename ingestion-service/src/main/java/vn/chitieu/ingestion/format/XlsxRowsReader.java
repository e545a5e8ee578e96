package vn.chitieu.ingestion.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.QuotedText;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.update.NumberFormat;
import vn.chitieu.ingestion.update.RawRow;
import vn.chitieu.support.problem.ProblemException;

/**
 * Reads updates out of a workbook (Office Open XML): of its sheet {@value #SHEET}, or of its first visible one. The
 * first row with anything in it has the titles, each further one is an update; those of a template that were not filled
 * in are left out. What is wrong inside a row stays with it; only a body that is no workbook, or has not the titles, is
 * refused as a whole. For any input, nothing but a {@link ProblemException} or an {@link IOException} of the stream
 * comes out. Thread-safe.
 */
public final class XlsxRowsReader {

    /** The sheet with the figures in our templates. */
    static final String SHEET = "Số liệu";

    private static final byte[] OLD_FORMAT = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    /** A cell that cannot be read is an error of its own, not the end of the workbook. */
    private static final ReadingOptions OPTIONS = new ReadingOptions(false, true);

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
     * are read in that format. What was handed over before a refusal is part of what is refused.
     *
     * @return how many rows of a template were not filled in; they are no updates
     */
    public int read(InputStream body, NumberFormat numbers, Consumer<RawRow> rows) throws IOException {
        try (TemporaryFile file = TemporaryFile.of(body)) {
            permits.enter();
            try {
                return read(file.path(), numbers, rows);
            } finally {
                permits.leave();
            }
        }
    }

    private int read(Path file, NumberFormat numbers, Consumer<RawRow> rows) {
        try {
            if (isOld(file)) {
                throw malformed("an older or an encrypted one");
            }
            bounds.check(file);
            try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile(), OPTIONS)) {
                return read(sheet(workbook), numbers, rows);
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

    private static boolean isOld(Path file) throws IOException {
        try (InputStream start = Files.newInputStream(file)) {
            return Arrays.equals(start.readNBytes(OLD_FORMAT.length), OLD_FORMAT);
        }
    }

    private static Sheet sheet(ReadableWorkbook workbook) {
        return workbook.findSheet(SHEET)
                .or(() -> workbook.getSheets()
                        .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
                        .findFirst())
                .orElseThrow(() -> malformed("one without a sheet"));
    }

    private int read(Sheet sheet, NumberFormat numbers, Consumer<RawRow> rows) throws IOException {
        int count = 0;
        int notFilledIn = 0;
        ColumnHeaders titles = null;
        try (Stream<Row> stream = sheet.openStream()) {
            for (Iterator<Row> all = stream.iterator(); all.hasNext(); ) {
                Row row = all.next();
                if (isEmpty(row)) {
                    continue;
                }
                if (titles == null) {
                    titles = ColumnHeaders.read(
                            row.stream().map(XlsxRowsReader::shown).toList());
                    continue;
                }
                XlsxRow read = new XlsxRow(titles, sheet.getName(), row, numbers);
                if (!read.isFilledIn()) {
                    notFilledIn++;
                } else if (count++ == most) {
                    throw new ProblemException(
                                    IngestionProblemCode.TOO_MANY_UPDATES,
                                    "expected at most " + most + " updates, got more")
                            .say("most", most);
                } else {
                    rows.accept(read.read());
                }
            }
        }
        if (count == 0) {
            throw new ProblemException(
                            IngestionProblemCode.EMPTY_BATCH,
                            "expected a row of titles and at least one row filled in, got none in the sheet "
                                    + QuotedText.of(sheet.getName()))
                    .say("sheet", QuotedText.of(sheet.getName()));
        }
        return notFilledIn;
    }

    private static boolean isEmpty(Row row) {
        return row.stream().allMatch(cell -> shown(cell).isBlank());
    }

    /** Returns what a person sees in the cell, or an empty text. */
    static String shown(@Nullable Cell cell) {
        String text = cell == null ? null : cell.getRawValue();
        return text == null ? "" : text;
    }

    private static ProblemException malformed(String got) {
        return new ProblemException(
                IngestionProblemCode.MALFORMED_XLSX, "expected a workbook in the format XLSX, got " + got);
    }
}
