package vn.chitieu.ingestion.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Workbooks of one sheet. */
final class Sheets {

    private Sheets() {}

    /** Returns a workbook of rows of cells: texts, decimals, {@link Formatted} ones, and empty texts for none. */
    static byte[] of(String sheet, List<List<Object>> rows) {
        return of(sheet, rows, any -> {});
    }

    static byte[] of(String sheet, List<List<Object>> rows, Consumer<Worksheet> more) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            Workbook workbook = new Workbook(bytes, "Excel", "16.0");
            Worksheet one = workbook.newWorksheet(sheet);
            for (int row = 0; row < rows.size(); row++) {
                for (int column = 0; column < rows.get(row).size(); column++) {
                    put(one, row, column, rows.get(row).get(column));
                }
            }
            more.accept(one);
            workbook.finish();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return bytes.toByteArray();
    }

    private static void put(Worksheet sheet, int row, int column, Object value) {
        if (value instanceof Formatted formatted) {
            put(sheet, row, column, formatted.value());
            sheet.style(row, column).format(formatted.format()).set();
        } else if (value instanceof BigDecimal number) {
            sheet.value(row, column, number);
        } else if (value instanceof Integer number) {
            sheet.value(row, column, number);
        } else if (value instanceof LocalDate day) {
            sheet.value(row, column, day);
        } else if (value instanceof Formula formula) {
            sheet.formula(row, column, formula.text());
        } else if (!String.valueOf(value).isEmpty()) {
            sheet.value(row, column, String.valueOf(value));
        }
    }

    /** A value with the format of its cell. */
    record Formatted(Object value, String format) {}

    /** What is computed. */
    record Formula(String text) {}
}
