package vn.chitieu.ingestion.format;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.PlainText;

/**
 * A number as a person writes it into a cell, apart from the sign or the words that say what is counted: those are the
 * unit of measure that the sender has in mind, which is compared with the catalog's and never thrown away.
 *
 * @param digits the number with its separators, for {@link vn.chitieu.ingestion.update.NumberFormat}
 * @param unitOfMeasure {@code %}, {@code đồng} or what else stands beside it; null where nothing does
 */
record WrittenNumber(String digits, @Nullable String unitOfMeasure) {

    /** More than any number with its unit; what is longer is no number. */
    private static final int MOST = 100;

    private static final Pattern LEADING = Pattern.compile("(-?)\\s*(₫|đ|vnđ|vnd)\\s*([0-9].*)", flags());
    private static final Pattern TRAILING = Pattern.compile(
            "(-?[0-9][0-9., ]*)(?<![ ]) ?(%|‰|₫|\\p{L}[\\p{L}\\p{M} ./%]*(?:(?<=m)[23]|²|³)?)", flags());
    private static final Pattern WIDE_BLANK = Pattern.compile("(?<=[0-9])[\\u00A0\\u2007\\u2009\\u202F](?=[0-9])");
    private static final Set<String> DONG = Set.of("₫", "đ", "vnđ", "vnd", "đồng");

    private static int flags() {
        return Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    }

    /** Takes a cell apart; one that does not begin as a number is returned as it is. */
    static WrittenNumber of(String cell) {
        if (cell.length() > MOST) {
            return new WrittenNumber(cell, null);
        }
        String text = WIDE_BLANK
                .matcher(PlainText.normalised(cell.strip()).replace('\u2212', '-'))
                .replaceAll(" ")
                .replace('\u00A0', ' ')
                .strip();
        Matcher leading = LEADING.matcher(text);
        if (leading.matches()) {
            return new WrittenNumber(leading.group(1) + leading.group(3), "đồng");
        }
        Matcher trailing = TRAILING.matcher(text);
        return trailing.matches()
                ? new WrittenNumber(trailing.group(1).strip(), unit(trailing.group(2)))
                : new WrittenNumber(text, null);
    }

    private static String unit(String written) {
        String text = written.strip();
        return DONG.contains(text.toLowerCase(Locale.ROOT)) ? "đồng" : text;
    }
}
