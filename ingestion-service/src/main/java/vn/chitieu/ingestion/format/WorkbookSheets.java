package vn.chitieu.ingestion.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.support.problem.ProblemException;

/**
 * The sheets of a workbook as texts: a day as 2022-03-15, a number as a plain decimal, a formula as nothing. For any
 * input, nothing but a {@link ProblemException} or an {@link IOException} of the stream comes out.
 */
public final class WorkbookSheets {

    private static final ReadingOptions OPTIONS = new ReadingOptions(true, true);
    private static final int MOST_ROWS = 20_000;
    private static final int MOST_COLUMNS = 100;

    private final ZipLimits bounds;

    /** Takes how many bytes a workbook may have when it is unzipped. */
    public WorkbookSheets(long limitBytes) {
        this.bounds = new ZipLimits(limitBytes);
    }

    /**
     * Returns the rows of each sheet by its name, row by row as they are numbered in the workbook.
     *
     * @throws ProblemException MALFORMED_XLSX for what is no workbook, XLSX_LIMIT_EXCEEDED for one that becomes too
     *     large
     */
    public Map<String, List<List<String>>> read(InputStream body) throws IOException {
        try (TemporaryFile file = TemporaryFile.of(body)) {
            try (InputStream start = Files.newInputStream(file.path())) {
                ForeignFile.refuse(start);
            }
            return sheets(file);
        }
    }

    private Map<String, List<List<String>>> sheets(TemporaryFile file) {
        try {
            bounds.check(file.path());
            try (ReadableWorkbook workbook = new ReadableWorkbook(file.path().toFile(), OPTIONS)) {
                Map<String, List<List<String>>> sheets = new LinkedHashMap<>();
                XlsxCells cells = new XlsxCells(workbook.isDate1904());
                for (Sheet sheet : workbook.getSheets().toList()) {
                    sheets.put(sheet.getName(), rows(sheet, cells));
                }
                return sheets;
            }
        } catch (IOException | UncheckedIOException | ExcelReaderException broken) {
            throw malformed();
        } catch (ProblemException refusal) {
            throw refusal;
        } catch (RuntimeException broken) {
            // The library has no exception of its own for most of what a hostile part can hold.
            throw malformed();
        }
    }

    private static List<List<String>> rows(Sheet sheet, XlsxCells cells) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (Stream<Row> stream = sheet.openStream()) {
            for (Row row : (Iterable<Row>) stream::iterator) {
                if (row.getRowNum() > MOST_ROWS) {
                    throw new ProblemException(
                            IngestionProblemCode.XLSX_LIMIT_EXCEEDED,
                            "expected at most " + MOST_ROWS + " rows on a sheet, got more");
                }
                while (rows.size() < row.getRowNum() - 1) {
                    rows.add(List.of());
                }
                rows.add(texts(cells.row(row)));
            }
        }
        return rows;
    }

    private static List<String> texts(SheetRow row) {
        List<String> texts = new ArrayList<>();
        for (SheetCell cell : row.cells()) {
            if (cell.column() < MOST_COLUMNS) {
                texts.addAll(Collections.nCopies(Math.max(0, cell.column() + 1 - texts.size()), ""));
                texts.set(cell.column(), text(cell));
            }
        }
        return texts;
    }

    private static String text(SheetCell cell) {
        return switch (cell.kind()) {
            case FORMULA, ERROR -> "";
            case DAY, MONTH -> SpreadsheetDay.of(cell.text(), false).orElse(cell.text());
            case TEXT, BOOLEAN -> cell.text().strip();
            default -> plain(cell.text());
        };
    }

    private static String plain(String number) {
        try {
            BigDecimal value = number.length() > 40 ? null : new BigDecimal(number.strip());
            return value == null || Math.abs(value.scale()) > 30
                    ? number
                    : value.stripTrailingZeros().toPlainString();
        } catch (NumberFormatException none) {
            return number;
        }
    }

    private static ProblemException malformed() {
        return new ProblemException(
                IngestionProblemCode.MALFORMED_XLSX,
                "expected a workbook in the format XLSX, got something else, or half of one");
    }
}
