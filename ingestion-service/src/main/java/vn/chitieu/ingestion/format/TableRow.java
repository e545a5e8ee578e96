package vn.chitieu.ingestion.format;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.chitieu.contracts.vocabulary.QuotedText;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.ingestion.update.FindingCode;
import vn.chitieu.ingestion.update.NumberFormat;
import vn.chitieu.ingestion.update.RawRow;
import vn.chitieu.ingestion.update.RowLocation;
import vn.chitieu.ingestion.update.Violation;

/** One row of a file while its cells are read. Used once, by one thread. */
final class TableRow {

    /** More than the longest allowed text in the form in which it takes most characters. */
    private static final int MAX_CHARACTERS = 10_000;

    private final ColumnHeaders titles;
    private final RowLocation place;
    private final NumberFormat numbers;
    private final Map<Field, String> texts = new EnumMap<>(Field.class);
    private final List<Violation> flaws = new ArrayList<>();
    private boolean hasOtherCells;

    TableRow(ColumnHeaders titles, RowLocation place, NumberFormat numbers) {
        this.titles = titles;
        this.place = place;
        this.numbers = numbers;
    }

    /** Reads cells of text; a row of another length than the titles says so and nothing more. */
    RawRow read(List<String> cells) {
        List<Optional<Field>> fields = titles.fields();
        if (!fits(cells, fields.size())) {
            otherCells(fields.size(), cells.size());
            return row();
        }
        for (int i = 0; i < fields.size(); i++) {
            String text = cells.get(i);
            fields.get(i).ifPresent(field -> text(field, text));
        }
        return row();
    }

    /** Notes, once, that the row has other cells than there are titles. */
    void otherCells(int titles, int cells) {
        if (hasOtherCells) {
            return;
        }
        hasOtherCells = true;
        flaws.add(Violation.ofRow(
                FindingCode.WRONG_NUMBER_OF_CELLS,
                "expected " + titles + " cells as in the first row, got " + cells,
                Map.of("expected", String.valueOf(titles), "got", String.valueOf(cells))));
    }

    RawRow row() {
        return new RawRow(texts, flaws, place);
    }

    /** A cell too few may be half a file; empty ones beyond the titles are what spreadsheets leave behind. */
    private static boolean fits(List<String> cells, int titles) {
        return cells.size() >= titles
                && cells.subList(titles, cells.size()).stream().allMatch(String::isBlank);
    }

    /** Takes text that a person wrote into a cell. */
    void text(Field field, String cell) {
        String text = cell.strip();
        if (text.length() > MAX_CHARACTERS) {
            flaw(
                    field == Field.VALUE ? FindingCode.VALUE_TOO_LONG : FindingCode.TEXT_TOO_LONG,
                    field,
                    "expected at most " + MAX_CHARACTERS + " characters, got " + text.length(),
                    Map.of());
        } else if (!text.isEmpty() && field == Field.VALUE) {
            value(text);
        } else if (!text.isEmpty()) {
            texts.put(field, CellVocabulary.fixed(field, text));
        }
    }

    /** Takes what needs no more reading, such as the number of a cell that holds one. */
    void exactly(Field field, String text) {
        texts.put(field, text);
    }

    /** Notes a flaw, with the values at hand for its Vietnamese text. */
    void flaw(FindingCode code, Field field, String message, Map<String, String> values) {
        flaws.add(Violation.of(code, field, message, values));
    }

    private void value(String text) {
        Optional<String> plain = numbers.read(text);
        if (plain.isPresent()) {
            texts.put(Field.VALUE, plain.get());
        } else {
            flaw(
                    FindingCode.VALUE_NOT_A_DECIMAL,
                    Field.VALUE,
                    "expected " + numbers.expected() + ", got " + QuotedText.of(text),
                    Map.of("expected", numbers.expectedVi(), "got", QuotedText.of(text)));
        }
    }
}
