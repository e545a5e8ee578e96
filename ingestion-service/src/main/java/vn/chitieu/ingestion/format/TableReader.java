package vn.chitieu.ingestion.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.QuotedText;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.update.RawRow;
import vn.chitieu.support.problem.ProblemException;

/**
 * Reads updates out of the rows of a sheet or of a text: below any lines of a title, a row of titles or two, then rows
 * that are one update each, or one for each column of a period, and notes. Used once, by one thread.
 */
final class TableReader {

    /** Lines above a table that are longer are no lines of a title. */
    private static final int MOST_CHARACTERS_ABOVE = 200_000;

    private final FileOptions options;
    private final int most;
    private final boolean cellsAreCounted;
    private final Consumer<RawRow> sink;
    private final @Nullable String sheet;
    private final NumberForms numbers;
    private final OtherRows others = new OtherRows();
    private final List<SheetRow> first = new ArrayList<>();
    private int firstCharacters;
    private @Nullable TableRows rows;
    private int count;
    private int notFilledIn;

    /**
     * Makes a reader.
     *
     * @param cellsAreCounted whether a row has to have a cell for each title, because one too few may be half a file
     * @param most how many updates are taken
     */
    TableReader(FileOptions options, boolean cellsAreCounted, @Nullable String sheet, int most, Consumer<RawRow> sink) {
        this.options = options;
        this.numbers = new NumberForms(options.numbers());
        this.cellsAreCounted = cellsAreCounted;
        this.sheet = sheet;
        this.most = most;
        this.sink = sink;
    }

    /** Takes the next row. */
    void accept(SheetRow row) {
        if (row.isEmpty()) {
            return;
        }
        if (rows != null) {
            ofTable(rows, row);
            return;
        }
        first.add(row);
        firstCharacters +=
                row.cells().stream().mapToInt(cell -> cell.text().length()).sum();
        if (first.size() == HeaderFinder.MOST_ROWS || firstCharacters > MOST_CHARACTERS_ABOVE) {
            findHeader();
        }
    }

    /**
     * Says that there are no more rows.
     *
     * @throws ProblemException EMPTY_BATCH if none of them is an update, TITLES_NOT_VALID if there is no header
     */
    FileSummary finish() {
        if (rows == null && !first.isEmpty()) {
            findHeader();
        }
        if (rows == null || count == 0) {
            ProblemException none = new ProblemException(
                    IngestionProblemCode.EMPTY_BATCH,
                    "expected a row of titles and at least one row filled in, got none");
            throw sheet == null ? none : none.say("sheet", QuotedText.of(sheet));
        }
        return new FileSummary(notFilledIn, layout(rows.columns()));
    }

    private void findHeader() {
        TableColumns columns = HeaderFinder.find(first, options.unitIsKnown());
        rows = new TableRows(columns, numbers, cellsAreCounted, sheet);
        int last = columns.headerRows().get(columns.headerRows().size() - 1);
        for (SheetRow row : first) {
            if (row.number() < columns.headerRows().get(0)) {
                others.above(row);
            } else if (row.number() > last) {
                ofTable(rows, row);
            }
        }
        first.clear();
    }

    private void ofTable(TableRows table, SheetRow row) {
        if (table.isOther(row)) {
            others.below(row);
            return;
        }
        int before = count;
        table.read(row, this::update);
        if (count == before) {
            notFilledIn++;
        }
    }

    private void update(RawRow row) {
        if (count++ == most) {
            throw new ProblemException(
                            IngestionProblemCode.TOO_MANY_UPDATES, "expected at most " + most + " updates, got more")
                    .say("most", most);
        }
        sink.accept(row);
    }

    private TableLayout layout(TableColumns columns) {
        String declared = options.numbers().declaration();
        return new TableLayout(
                sheet,
                List.of(),
                null,
                null,
                declared.isEmpty() ? null : declared,
                numbers.seen(),
                columns.headerRows(),
                columns.columns().stream().map(TableColumn::shown).toList(),
                columns.isOfOnePeriod() ? Objects.requireNonNull(columns.above().period()) : null,
                columns.above().unitOfMeasure(),
                others.first(),
                others.below());
    }
}
