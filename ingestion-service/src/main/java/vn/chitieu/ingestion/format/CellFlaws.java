package vn.chitieu.ingestion.format;

import java.util.Map;
import vn.chitieu.contracts.vocabulary.QuotedText;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.ingestion.update.FindingCode;
import vn.chitieu.ingestion.update.NumberFormat;
import vn.chitieu.ingestion.update.Violation;

/** What is said of cells that cannot be taken, with what the person who filled them in can do about it. */
final class CellFlaws {

    private CellFlaws() {}

    static Violation otherCells(int titles, int cells) {
        return Violation.ofRow(
                FindingCode.WRONG_NUMBER_OF_CELLS,
                "expected " + titles + " cells as in the first row, got " + cells,
                Map.of("expected", String.valueOf(titles), "got", String.valueOf(cells)));
    }

    static Violation formula(Field field, String address) {
        return Violation.of(
                FindingCode.FORMULA_NOT_TAKEN,
                field,
                "expected what was typed in, got a formula in " + address,
                Map.of("cell", address));
    }

    static Violation error(Field field, String address, String shown) {
        return wrongType(
                field,
                "text or a number",
                QuotedText.of(shown) + " in " + address,
                "chữ hoặc số",
                QuotedText.of(shown));
    }

    static Violation tooLong(Field field, int most, int got) {
        return Violation.of(
                field == Field.VALUE ? FindingCode.VALUE_TOO_LONG : FindingCode.TEXT_TOO_LONG,
                field,
                "expected at most " + most + " characters, got " + got,
                Map.of());
    }

    static Violation ambiguousDay(String text) {
        return Violation.of(
                FindingCode.PERIOD_AMBIGUOUS,
                Field.PERIOD,
                "expected a month such as 03/2022 or a day such as 2022-03-15, got " + QuotedText.of(text)
                        + ", which is one day in Vietnam and another one in America",
                Map.of("got", QuotedText.of(text)));
    }

    static Violation ambiguous(NumberFormat numbers, String text, NumberFormat.Readings readings) {
        return Violation.of(
                FindingCode.VALUE_AMBIGUOUS,
                Field.VALUE,
                "expected %s, got %s, which is %s with numbers=vi and %s with numbers=en"
                        .formatted(numbers.expected(), QuotedText.of(text), readings.vietnamese(), readings.english()),
                Map.of(
                        "got", QuotedText.of(text),
                        "vietnamese", readings.vietnamese().replace('.', ','),
                        "english", readings.english().replace('.', ',')));
    }

    static Violation notADecimal(NumberFormat numbers, String text) {
        return Violation.of(
                FindingCode.VALUE_NOT_A_DECIMAL,
                Field.VALUE,
                "expected " + numbers.expected() + ", got " + QuotedText.of(text),
                Map.of("expected", numbers.expectedVi(), "got", QuotedText.of(text)));
    }

    static Violation notANumber(Field field, String raw) {
        return wrongType(field, "a number", QuotedText.of(raw), "số", QuotedText.of(raw));
    }

    static Violation numberForPeriod(Field field, String raw) {
        return wrongType(
                field,
                "text such as 2022-03",
                "a number or a date, which a spreadsheet keeps as the number " + QuotedText.of(raw),
                "chữ như 2022-03",
                "ngày tháng hoặc số");
    }

    static Violation scaled(Field field, String address, String kept) {
        return Violation.of(
                field == Field.VALUE ? FindingCode.VALUE_AMBIGUOUS : FindingCode.WRONG_TYPE,
                field,
                "expected a number that is shown as it is kept, got " + QuotedText.of(kept) + " in " + address
                        + ", of which the format of the cell shows thousands",
                Map.of("cell", address, "kept", QuotedText.of(kept)));
    }

    static Violation date(Field field, String kept) {
        return wrongType(
                field,
                "text or a number",
                "a date, which a spreadsheet keeps as the number " + QuotedText.of(kept),
                "chữ hoặc số",
                "ngày tháng");
    }

    static Violation twoUnits(String said, String beside) {
        return Violation.of(
                FindingCode.WRONG_UNIT_OF_MEASURE,
                Field.VALUE,
                "expected the unit of measure " + QuotedText.of(said) + " beside the figure, or none, got "
                        + QuotedText.of(beside),
                Map.of("beside", QuotedText.of(beside), "column", QuotedText.of(said)));
    }

    private static Violation wrongType(Field field, String expected, String got, String expectedVi, String gotVi) {
        return Violation.of(
                FindingCode.WRONG_TYPE,
                field,
                "expected " + expected + ", got " + got,
                Map.of("expected", expectedVi, "got", gotVi));
    }
}
