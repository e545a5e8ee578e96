package vn.chitieu.ingestion.format;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.ingestion.update.RawRow;
import vn.chitieu.ingestion.update.RowLocation;

/** Reads the rows below a header. Used by one thread. */
final class TableRows {

    /** What a row without a period in its columns has. */
    private static final List<Field> KEYS = List.of(Field.UNIT, Field.INDICATOR, Field.PERIOD, Field.VALUE);

    private final TableColumns columns;
    private final List<TableColumn> ofRows;
    private final List<TableColumn> ofPeriods;
    private final Map<Integer, TableColumn> titled;
    private final Map<TableColumn, RowLocation> places = new HashMap<>();
    private final RowLocation place;
    private final NumberForms numbers;
    private final boolean cellsAreCounted;
    private final boolean hasRowsToFillIn;

    TableRows(TableColumns columns, NumberForms numbers, boolean cellsAreCounted, @Nullable String sheet) {
        this.columns = columns;
        this.numbers = numbers;
        this.cellsAreCounted = cellsAreCounted;
        this.ofRows = columns.ofRows();
        this.ofPeriods = columns.ofPeriods();
        this.titled = columns.byPosition();
        this.hasRowsToFillIn = !cellsAreCounted || columns.hasRowsToFillIn();
        this.place = location(sheet, null);
        ofPeriods.forEach(column -> places.put(column, location(sheet, column)));
    }

    private RowLocation location(@Nullable String sheet, @Nullable TableColumn ofPeriod) {
        Map<Field, String> titles = new EnumMap<>(Field.class);
        Map<Field, Integer> positions = new EnumMap<>(Field.class);
        ofRows.forEach(column -> {
            titles.put(Objects.requireNonNull(column.field()), column.title());
            positions.put(Objects.requireNonNull(column.field()), column.position());
        });
        if (ofPeriod != null) {
            for (Field field : List.of(Field.VALUE, Field.PERIOD)) {
                titles.put(field, ofPeriod.title());
                positions.put(field, ofPeriod.position());
            }
        }
        return new RowLocation(sheet, 1, titles, positions);
    }

    TableColumns columns() {
        return columns;
    }

    /**
     * Returns whether a row is no row of the table: its header again, or a note. A note has no figure and no period,
     * and leaves empty what most rows have.
     */
    boolean isOther(SheetRow row) {
        if (columns.isHeaderAgain(row)) {
            return true;
        }
        if (cellsAreCounted && row.width() < columns.width()) {
            return row.cells().size() == 1
                    && row.cells().get(0).text().strip().contains(" ")
                    && !row.cells().get(0).isLikeAFigure();
        }
        return ofPeriods.isEmpty() ? isNoteBelowRows(row) : isNoteBelowPeriods(row);
    }

    private boolean isNoteBelowRows(SheetRow row) {
        SheetCell period = cell(row, Field.PERIOD);
        boolean isComplete =
                KEYS.stream().filter(field -> columns.of(field) != null).allMatch(field -> cell(row, field) != null);
        return !isComplete
                && !isFigure(row, Field.VALUE)
                && cell(row, Field.WITHDRAWN) == null
                && (period == null || !isPeriod(period))
                && hasWords(row);
    }

    private boolean isPeriod(SheetCell cell) {
        return cell.kind() != SheetCell.Kind.TEXT
                || WrittenPeriod.read(cell.text(), 2000).isPresent()
                || cell.text().strip().matches("[0-9]{1,4}([-/].*)?");
    }

    /** A row with an indicator and nothing else is one that was not filled in, or the heading of a group. */
    private boolean isNoteBelowPeriods(SheetRow row) {
        boolean figures =
                ofPeriods.stream().map(column -> row.at(column.position())).anyMatch(TableRows::isFigure);
        boolean words =
                ofPeriods.stream().map(column -> row.at(column.position())).anyMatch(Objects::nonNull);
        if (figures) {
            return false;
        }
        return cell(row, Field.INDICATOR) == null
                || (words && cell(row, Field.UNIT_OF_MEASURE) == null && hasWords(row));
    }

    /** Signatures and remarks are words; a code, a figure typed as one word, or a sign is a row, with its mistakes. */
    private boolean hasWords(SheetRow row) {
        return row.cells().stream().allMatch(cell -> cell.kind() == SheetCell.Kind.TEXT && isWords(cell));
    }

    private boolean isWords(SheetCell cell) {
        TableColumn column = titled.get(cell.column());
        String text = cell.text().strip();
        return column == null
                || column.field() == null
                || !KEYS.contains(column.field())
                || text.contains(" ")
                || text.endsWith(":");
    }

    private boolean isFigure(SheetRow row, Field field) {
        return isFigure(cell(row, field));
    }

    private static boolean isFigure(@Nullable SheetCell cell) {
        return cell != null && cell.isLikeAFigure();
    }

    private @Nullable SheetCell cell(SheetRow row, Field field) {
        TableColumn column = columns.of(field);
        return column == null ? null : row.at(column.position());
    }

    /** Hands the updates of a row over; none of one that was not filled in. */
    void read(SheetRow row, Consumer<RawRow> sink) {
        if (cellsAreCounted && !fits(row)) {
            TableRow wrong = new TableRow(place.at(row.number()), numbers);
            wrong.otherCells(columns.width(), row.width());
            sink.accept(wrong.row());
        } else if (ofPeriods.isEmpty()) {
            if (!hasRowsToFillIn || FilledIn.is(row, titled)) {
                sink.accept(read(row, null, new TableRow(place.at(row.number()), numbers)));
            }
        } else {
            ofPeriods.stream()
                    .filter(column -> row.at(column.position()) != null && !isSumOfMonths(column, row))
                    .forEach(column -> sink.accept(read(
                            row,
                            column,
                            new TableRow(
                                    Objects.requireNonNull(places.get(column)).at(row.number()), numbers))));
        }
    }

    /** A cell too few may be half a file; empty ones beyond the titles are what spreadsheets leave behind. */
    private boolean fits(SheetRow row) {
        return row.width() >= columns.width() && hasTitledCellsAlone(row);
    }

    private boolean hasTitledCellsAlone(SheetRow row) {
        return row.cells().stream().allMatch(cell -> titled.containsKey(cell.column()));
    }

    /** Returns whether it is the quarter beside its months, which are filled in: their sum, for people to read. */
    private boolean isSumOfMonths(TableColumn column, SheetRow row) {
        String period = Objects.requireNonNull(column.period());
        return period.contains("Q")
                && ofPeriods.stream()
                        .filter(other -> row.at(other.position()) != null)
                        .map(other -> ReportingPeriod.parse(Objects.requireNonNull(other.period())))
                        .anyMatch(other -> !(other instanceof Quarter)
                                && other.quarter().toString().equals(period));
    }

    private RawRow read(SheetRow row, @Nullable TableColumn ofPeriod, TableRow read) {
        if (!hasTitledCellsAlone(row)) {
            read.otherCells(columns.width(), row.width());
        }
        LinesAbove above = columns.above();
        String unit = ofPeriod == null ? null : ofPeriod.unitOfMeasure();
        for (TableColumn column : ofRows) {
            SheetCell cell = row.at(column.position());
            if (cell != null && column.field() != null && column.field() != Field.YEAR) {
                read.take(column.field(), cell);
                unit = column.unitOfMeasure() == null ? unit : column.unitOfMeasure();
            }
        }
        if (ofPeriod != null) {
            read.take(Field.VALUE, Objects.requireNonNull(row.at(ofPeriod.position())));
            read.put(Field.PERIOD, Objects.requireNonNull(ofPeriod.period()));
        } else if (columns.isOfOnePeriod()) {
            read.put(Field.PERIOD, Objects.requireNonNull(above.period()));
        } else {
            TableColumn period = columns.of(Field.PERIOD);
            read.readPeriod(period == null ? "" : period.title(), year(row));
        }
        read.unitOfMeasure(unit == null ? above.unitOfMeasure() : unit);
        return read.row();
    }

    private @Nullable Integer year(SheetRow row) {
        SheetCell year = cell(row, Field.YEAR);
        return year != null && year.text().strip().matches("(19|2[0-9])[0-9]{2}")
                ? Integer.valueOf(year.text().strip())
                : columns.above().year();
    }
}
