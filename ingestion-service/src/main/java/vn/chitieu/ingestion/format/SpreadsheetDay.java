package vn.chitieu.ingestion.format;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A number of a spreadsheet that its format shows as a day or as a month. */
final class SpreadsheetDay {

    /** Day 0 as all days after February 1900 count, in which spreadsheets believe in a 29th. */
    private static final LocalDate ORIGIN = LocalDate.of(1899, 12, 30);

    private static final long FIRST = 61;
    private static final long LAST = 401_768; // 31/12/2999
    private static final Pattern NOT_SHOWN = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*]|_.|\\*.");

    private SpreadsheetDay() {}

    /** Returns the period that a number stands for; empty for one that is no whole day of 1900 to 2999. */
    static Optional<String> of(String number, boolean month) {
        try {
            if (number.length() > 20) {
                return Optional.empty();
            }
            long day = new BigDecimal(number.strip()).longValueExact();
            if (day < FIRST || day > LAST) {
                return Optional.empty();
            }
            LocalDate date = ORIGIN.plusDays(day);
            return Optional.of(month ? YearMonth.from(date).toString() : date.toString());
        } catch (ArithmeticException | NumberFormatException none) {
            return Optional.empty();
        }
    }

    /**
     * Returns what a format makes of a number.
     *
     * @param id number of the format; those below 164 are the same in each spreadsheet
     * @param code text of the format; empty where the file has none
     */
    static SheetCell.Kind kind(int id, String code) {
        if (id == 17) {
            return SheetCell.Kind.MONTH;
        }
        if (id == 9 || id == 10) {
            return SheetCell.Kind.PERCENT;
        }
        if ((id >= 14 && id <= 16) || id == 22 || (id >= 27 && id <= 31) || (id >= 50 && id <= 58)) {
            return SheetCell.Kind.DAY;
        }
        if (code.length() > 200) {
            return SheetCell.Kind.NUMBER;
        }
        String shown = NOT_SHOWN.matcher(code.split(";", 2)[0]).replaceAll("").toLowerCase(Locale.ROOT);
        if (shown.contains("y") && shown.contains("m")) {
            return shown.contains("d") ? SheetCell.Kind.DAY : SheetCell.Kind.MONTH;
        }
        if (shown.contains("%")) {
            return SheetCell.Kind.PERCENT;
        }
        return shown.matches(".*[0#?],+([^0#?,.].*)?") ? SheetCell.Kind.SCALED : SheetCell.Kind.NUMBER;
    }
}
