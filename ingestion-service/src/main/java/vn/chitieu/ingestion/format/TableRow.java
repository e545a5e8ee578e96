package vn.chitieu.ingestion.format;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.ingestion.update.FoldedText;
import vn.chitieu.ingestion.update.RawRow;
import vn.chitieu.ingestion.update.RowLocation;
import vn.chitieu.ingestion.update.Violation;

/**
 * One row of a file while its cells are read. A number of a cell is the figure that its spreadsheet shows: spreadsheets
 * keep binary fractions, write 1234.1 as 1234.0999999999999, and promise 15 significant digits, so it is rounded to
 * those, in decimals. Used once, by one thread.
 */
final class TableRow {

    /** More than the longest allowed text in the form in which it takes most characters. */
    private static final int MAX_CHARACTERS = 10_000;

    /** More than a spreadsheet ever writes for one number. */
    private static final int MAX_NUMBER = 40;

    private static final int MAX_SHOWN = 200;
    private static final MathContext SPREADSHEET_DIGITS = new MathContext(15);

    private final RowLocation place;
    private final NumberForms numbers;
    private final Map<Field, String> texts = new EnumMap<>(Field.class);
    private final Map<Field, String> written = new EnumMap<>(Field.class);
    private final List<Violation> flaws = new ArrayList<>();
    private @Nullable String unitBesideFigure;

    TableRow(RowLocation place, NumberForms numbers) {
        this.place = place;
        this.numbers = numbers;
    }

    /** Notes that the row has other cells than there are titles. */
    void otherCells(int titles, int cells) {
        flaws.add(CellFlaws.otherCells(titles, cells));
    }

    /** Returns what was read. */
    RawRow row() {
        written.entrySet().removeIf(cell -> cell.getValue().equals(texts.get(cell.getKey())));
        return new RawRow(texts, flaws, place, written);
    }

    /** Takes a cell of a field. */
    void take(Field field, SheetCell cell) {
        written.put(field, shortened(cell.text().strip()));
        switch (cell.kind()) {
            case TEXT -> text(field, cell.text());
            case BOOLEAN -> text(field, cell.text());
            case NUMBER, PERCENT -> number(field, cell);
            case SCALED -> flaw(field, CellFlaws.scaled(field, address(cell), cell.text()));
            case DAY, MONTH -> day(field, cell);
            case FORMULA -> flaw(field, CellFlaws.formula(field, address(cell)));
            case ERROR -> flaw(field, CellFlaws.error(field, address(cell), cell.text()));
        }
    }

    /** Takes what the lines above the table, or the title of a column, say of the row. */
    void put(Field field, String text) {
        texts.put(field, text);
    }

    /**
     * Reads the period as people write it; what cannot be read stays as it came, and is refused where it is checked.
     *
     * @param title of the column, which says what a number alone is
     * @param year where the cell names none; null where none is known
     */
    void readPeriod(String title, @Nullable Integer year) {
        String text = texts.get(Field.PERIOD);
        if (text == null || isOfPrograms(text)) {
            return;
        }
        String its = FoldedText.of(title);
        String what = its.startsWith("thang") || its.startsWith("month")
                ? "thang "
                : its.startsWith("quy") || its.startsWith("quarter") ? "quy " : "";
        Optional<String> alone = text.length() <= 3 ? WrittenPeriod.read(what + text, year) : Optional.empty();
        alone.or(() -> WrittenPeriod.read(text, year)).ifPresent(period -> texts.put(Field.PERIOD, period));
    }

    /** Most files have periods as programs write them, and then there is nothing to be looked for. */
    private static boolean isOfPrograms(String text) {
        return text.length() >= 7 && text.charAt(4) == '-' && Character.isDigit(text.charAt(0));
    }

    private String address(SheetCell cell) {
        return RowLocation.letters(cell.column()) + place.row();
    }

    private void text(Field field, String cell) {
        String text = cell.strip();
        if (text.length() > MAX_CHARACTERS) {
            flaw(field, CellFlaws.tooLong(field, MAX_CHARACTERS, text.length()));
        } else if (field == Field.VALUE) {
            value(text);
        } else if (field == Field.PERIOD && WrittenPeriod.isAmbiguous(text)) {
            flaw(field, CellFlaws.ambiguousDay(text));
        } else {
            texts.put(field, CellVocabulary.fixed(field, text));
        }
    }

    private void value(String text) {
        WrittenNumber number = WrittenNumber.of(text);
        Optional<String> plain = numbers.read(number.digits());
        if (plain.isPresent()) {
            texts.put(Field.VALUE, plain.get());
            unitBesideFigure = number.unitOfMeasure();
            return;
        }
        flaw(
                Field.VALUE,
                numbers.declared()
                        .readings(number.digits())
                        .map(readings -> CellFlaws.ambiguous(numbers.declared(), text, readings))
                        .orElseGet(() -> CellFlaws.notADecimal(numbers.declared(), text)));
    }

    private void number(Field field, SheetCell cell) {
        String raw = cell.text().strip();
        try {
            if (raw.length() <= MAX_NUMBER) {
                BigDecimal stored = new BigDecimal(raw).round(SPREADSHEET_DIGITS);
                boolean percent = cell.kind() == SheetCell.Kind.PERCENT && field == Field.VALUE;
                BigDecimal figure = percent ? stored.movePointRight(2) : stored;
                if (percent) {
                    unitBesideFigure = "%";
                }
                if (field == Field.PERIOD || field == Field.REPORTED_AT) {
                    whole(field, figure, raw);
                } else {
                    texts.put(field, plain(figure));
                }
                return;
            }
        } catch (NumberFormatException | ArithmeticException none) {
            // a cell that calls itself a number and holds none: reported below
        }
        flaw(field, CellFlaws.notANumber(field, raw));
    }

    /** One that would take more digits than a code or a figure has stays as short as it came. */
    private static String plain(BigDecimal number) {
        if (number.signum() == 0) {
            return "0";
        }
        BigDecimal shortest = number.stripTrailingZeros();
        return Math.abs(shortest.scale()) <= MAX_NUMBER ? shortest.toPlainString() : shortest.toString();
    }

    /** The number of a month stands alone where the title or the column beside names the rest. */
    private void whole(Field field, BigDecimal number, String raw) {
        String text = plain(number);
        if (field == Field.PERIOD && text.matches("[1-9]|1[0-2]|(19|20)[0-9]{2}(0[1-9]|1[0-2])")) {
            texts.put(field, text);
        } else {
            flaw(field, CellFlaws.numberForPeriod(field, raw));
        }
    }

    private void day(Field field, SheetCell cell) {
        Optional<String> day = field == Field.PERIOD
                ? SpreadsheetDay.of(cell.text(), cell.kind() == SheetCell.Kind.MONTH)
                : Optional.empty();
        day.ifPresentOrElse(period -> texts.put(field, period), () -> flaw(field, CellFlaws.date(field, cell.text())));
    }

    /**
     * Completes the unit of measure: what stands beside the figure and what the column of units, the title of the
     * column or the lines above the table say has to be the same.
     *
     * @param ofTable what the title or the lines say; null where they say nothing
     */
    void unitOfMeasure(@Nullable String ofTable) {
        String column = texts.get(Field.UNIT_OF_MEASURE);
        String said = column == null ? ofTable : column;
        String beside = unitBesideFigure;
        if (said == null || beside == null) {
            String one = said == null ? beside : said;
            if (one != null) {
                texts.put(Field.UNIT_OF_MEASURE, one);
            }
        } else if (said.toLowerCase(Locale.ROOT).equals(beside.toLowerCase(Locale.ROOT))) {
            texts.put(Field.UNIT_OF_MEASURE, said);
        } else {
            flaw(Field.VALUE, CellFlaws.twoUnits(said, beside));
        }
    }

    private void flaw(Field field, Violation flaw) {
        flaws.add(flaw);
        texts.remove(field);
    }

    private static String shortened(String text) {
        return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN);
    }
}
