package vn.chitieu.ingestion.web.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;
import vn.chitieu.ingestion.domain.NumberFormat;
import vn.chitieu.ingestion.domain.Quoted;
import vn.chitieu.ingestion.domain.RawRow;
import vn.chitieu.ingestion.web.problem.ProblemCode;
import vn.chitieu.ingestion.web.problem.ProblemException;

/**
 * Reads updates out of a workbook (Office Open XML): of its sheet {@value #SHEET}, or of its first visible one. The
 * first row with anything in it has the titles, each further one is an update; those of a template that nobody filled
 * in are left out. What is wrong inside a row stays with it; only a body that is no workbook, or has not the titles, is
 * refused as a whole. Whatever the bytes are, nothing but a {@link ProblemException} or an {@link IOException} of the
 * stream comes out. Thread-safe.
 */
public final class XlsxRows {

    /** The sheet with the figures in our templates. */
    static final String SHEET = "Số liệu";

    private static final byte[] OLD_FORMAT = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    /** A cell that cannot be read is an error of its own, not the end of the workbook. */
    private static final ReadingOptions OPTIONS = new ReadingOptions(false, true);

    private final int most;
    private final ZipBounds bounds;

    /** Makes a reader that takes so many updates at most, out of a workbook within bounds. */
    public XlsxRows(int most, ZipBounds bounds) {
        this.most = most;
        this.bounds = bounds;
    }

    /** Returns at least one row, in order, each with its place; texts in cells of values are read in that format. */
    public FileRows read(InputStream body, NumberFormat numbers) throws IOException {
        byte[] bytes = body.readAllBytes();
        try {
            if (isOld(bytes)) {
                throw malformed("an older or an encrypted one");
            }
            bounds.check(bytes);
            try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes), OPTIONS)) {
                return read(sheet(workbook), numbers);
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

    private static boolean isOld(byte[] bytes) {
        return bytes.length >= OLD_FORMAT.length
                && Arrays.equals(bytes, 0, OLD_FORMAT.length, OLD_FORMAT, 0, OLD_FORMAT.length);
    }

    private static Sheet sheet(ReadableWorkbook workbook) {
        return workbook.findSheet(SHEET)
                .or(() -> workbook.getSheets()
                        .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
                        .findFirst())
                .orElseThrow(() -> malformed("one without a sheet"));
    }

    private FileRows read(Sheet sheet, NumberFormat numbers) throws IOException {
        List<RawRow> rows = new ArrayList<>();
        int notFilledIn = 0;
        FileTitles titles = null;
        try (Stream<Row> stream = sheet.openStream()) {
            for (Iterator<Row> all = stream.iterator(); all.hasNext(); ) {
                Row row = all.next();
                if (isEmpty(row)) {
                    continue;
                }
                if (titles == null) {
                    titles = FileTitles.read(row.stream().map(XlsxRows::shown).toList());
                    continue;
                }
                XlsxRow read = new XlsxRow(titles, sheet.getName(), row, numbers);
                if (!read.isFilledIn()) {
                    notFilledIn++;
                } else if (rows.size() == most) {
                    throw new ProblemException(
                            ProblemCode.TOO_MANY_UPDATES, "expected at most " + most + " updates, got more");
                } else {
                    rows.add(read.read());
                }
            }
        }
        if (rows.isEmpty()) {
            throw new ProblemException(
                    ProblemCode.EMPTY_BATCH,
                    "expected a row of titles and at least one row filled in, got none in the sheet "
                            + Quoted.of(sheet.getName()));
        }
        return new FileRows(rows, notFilledIn);
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
        return new ProblemException(ProblemCode.MALFORMED_XLSX, "expected a workbook in the format XLSX, got " + got);
    }
}
