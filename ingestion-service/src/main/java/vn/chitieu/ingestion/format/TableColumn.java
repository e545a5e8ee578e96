package vn.chitieu.ingestion.format;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.SafeText;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.ingestion.update.RowLocation;

/**
 * One titled column of a table.
 *
 * @param position from 0
 * @param title as the file has it, without the blanks around
 * @param field what its cells are; null of one that is there for people to read
 * @param period the period of its figures, of one column of several; null where the row names it
 * @param unitOfMeasure what its title says that the figures are counted in; null where it says nothing
 */
record TableColumn(
        int position,
        String title,
        @Nullable Field field,
        @Nullable String period,
        @Nullable String unitOfMeasure) {

    /** Reads a title; empty for one that is known neither as that of a field nor as one for people. */
    static Optional<TableColumn> read(int position, String title, @Nullable Integer year) {
        String text = title.strip();
        Optional<Field> field = ColumnTitles.field(text);
        if (field.isPresent()) {
            return Optional.of(new TableColumn(position, text, field.get(), null, null));
        }
        String bare = ColumnTitles.withoutUnit(text);
        Optional<String> period = ColumnTitles.period(text, year).or(() -> ColumnTitles.period(bare, year));
        String unit = ColumnTitles.unitOfMeasure(text).orElse(null);
        if (period.isPresent()) {
            return Optional.of(new TableColumn(position, text, Field.VALUE, period.get(), unit));
        }
        if (unit != null && ColumnTitles.field(bare).filter(Field.VALUE::equals).isPresent()) {
            return Optional.of(new TableColumn(position, text, Field.VALUE, null, unit));
        }
        return ColumnTitles.isForReading(text)
                ? Optional.of(new TableColumn(position, text, null, null, null))
                : Optional.empty();
    }

    /** Returns the same column, there for people to read. */
    TableColumn forReading() {
        return new TableColumn(position, title, null, null, null);
    }

    /** Returns the same column, with the cells of a field. */
    TableColumn of(Field its) {
        return new TableColumn(position, title, its, null, unitOfMeasure);
    }

    /** Returns the column as an answer shows it. */
    TableLayout.Column shown() {
        return new TableLayout.Column(
                RowLocation.letters(position), SafeText.of(title, 100), field == null ? null : field.label(), period);
    }

    /** Returns whether it has the figures of one period. */
    boolean isOfOnePeriod() {
        return period != null;
    }
}
