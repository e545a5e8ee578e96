package vn.chitieu.ingestion.web;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import vn.chitieu.ingestion.domain.Code;
import vn.chitieu.ingestion.domain.Field;
import vn.chitieu.ingestion.domain.NumberFormat;
import vn.chitieu.ingestion.domain.Place;
import vn.chitieu.ingestion.domain.Quoted;
import vn.chitieu.ingestion.domain.RawRow;
import vn.chitieu.ingestion.domain.Violation;

/** One row of a file while its cells are read. Used once, by one thread. */
final class CsvRow {

    /** More than our longest text in the form in which it takes most characters. */
    private static final int MAX_CHARACTERS = 10_000;

    private final CsvHeader header;
    private final Place place;
    private final NumberFormat numbers;
    private final Map<Field, String> texts = new EnumMap<>(Field.class);
    private final List<Violation> flaws = new ArrayList<>();

    CsvRow(CsvHeader header, Place place, NumberFormat numbers) {
        this.header = header;
        this.place = place;
        this.numbers = numbers;
    }

    RawRow read(List<String> cells) {
        List<Field> fields = header.fields();
        if (!fits(cells, fields.size())) {
            flaws.add(new Violation(
                    Code.WRONG_NUMBER_OF_CELLS,
                    "",
                    "expected " + fields.size() + " cells as in the first row, got " + cells.size()));
            return new RawRow(texts, flaws, place);
        }
        for (int i = 0; i < fields.size(); i++) {
            String text = cells.get(i).strip();
            if (!text.isEmpty()) {
                take(fields.get(i), text);
            }
        }
        return new RawRow(texts, flaws, place);
    }

    /** A cell too few may be half a file; empty ones beyond the titles are what spreadsheets leave behind. */
    private static boolean fits(List<String> cells, int titles) {
        return cells.size() >= titles
                && cells.subList(titles, cells.size()).stream().allMatch(String::isBlank);
    }

    private void take(Field field, String text) {
        if (text.length() > MAX_CHARACTERS) {
            flaws.add(Violation.of(
                    field == Field.VALUE ? Code.VALUE_TOO_LONG : Code.TEXT_TOO_LONG,
                    field,
                    "expected at most " + MAX_CHARACTERS + " characters, got " + text.length()));
        } else if (field == Field.VALUE) {
            value(text);
        } else {
            // A spreadsheet writes the truth values of its cells in capitals.
            texts.put(field, field == Field.WITHDRAWN ? text.toLowerCase(Locale.ROOT) : text);
        }
    }

    private void value(String text) {
        Optional<String> plain = numbers.read(text);
        if (plain.isPresent()) {
            texts.put(Field.VALUE, plain.get());
        } else {
            flaws.add(Violation.of(
                    Code.VALUE_NOT_A_DECIMAL,
                    Field.VALUE,
                    "expected " + numbers.expected() + ", got " + Quoted.of(text)));
        }
    }
}
