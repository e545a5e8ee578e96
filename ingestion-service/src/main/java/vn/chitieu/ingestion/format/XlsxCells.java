package vn.chitieu.ingestion.format;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/** The cells of a sheet as they stand in its file. */
final class XlsxCells {

    /** By how many days later the first day is where days are counted from 1904. */
    private static final BigDecimal FROM_1904 = BigDecimal.valueOf(1_462);

    private final boolean from1904;

    XlsxCells(boolean from1904) {
        this.from1904 = from1904;
    }

    SheetRow row(Row row) {
        List<SheetCell> cells = new ArrayList<>();
        for (Cell cell : row) {
            if (cell != null && !isEmpty(cell)) {
                cells.add(cell(cell));
            }
        }
        return new SheetRow(row.getRowNum(), row.getCellCount(), cells);
    }

    private SheetCell cell(Cell cell) {
        int column = cell.getColumnIndex();
        String raw = shown(cell);
        if (cell.getFormula() != null || cell.getType() == CellType.FORMULA) {
            return new SheetCell(column, SheetCell.Kind.FORMULA, raw);
        }
        return switch (cell.getType()) {
            case NUMBER -> number(column, cell, raw);
            case BOOLEAN ->
                new SheetCell(column, SheetCell.Kind.BOOLEAN, Boolean.TRUE.equals(cell.asBoolean()) ? "true" : "false");
            case STRING -> new SheetCell(column, SheetCell.Kind.TEXT, Objects.requireNonNullElse(cell.asString(), ""));
            default -> new SheetCell(column, SheetCell.Kind.ERROR, raw);
        };
    }

    private SheetCell number(int column, Cell cell, String raw) {
        Integer id = cell.getDataFormatId();
        String code = cell.getDataFormatString();
        SheetCell.Kind kind =
                id == null ? SheetCell.Kind.NUMBER : SpreadsheetDay.kind(id, Objects.requireNonNullElse(code, ""));
        boolean isDay = kind == SheetCell.Kind.DAY || kind == SheetCell.Kind.MONTH;
        return new SheetCell(column, kind, isDay && from1904 ? since1904(raw) : raw);
    }

    private static String since1904(String number) {
        try {
            return number.length() > 20
                    ? number
                    : new BigDecimal(number.strip()).add(FROM_1904).toPlainString();
        } catch (NumberFormatException none) {
            return number;
        }
    }

    private static boolean isEmpty(Cell cell) {
        return shown(cell).isBlank() && cell.getFormula() == null;
    }

    /** Returns what a person sees in the cell, or an empty text. */
    private static String shown(@Nullable Cell cell) {
        String text = cell == null ? null : cell.getRawValue();
        return text == null ? "" : text;
    }
}
