package vn.chitieu.ingestion.update;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Number format of a file, declared once for the whole of it. {@code 1.234} is one figure in one format and a thousand
 * times as much in the other, so it is never guessed: without a declaration only what reads the same in each format in
 * which it can have been written is taken, and the rest is {@link #readings asked about}.
 */
public enum NumberFormat {
    /** Digits with a decimal point and no thousands separators, as programs write them: {@code 1234.5}. */
    PLAIN("plain", "-?[0-9]+(\\.[0-9]+)?", "plain digits with a decimal point such as 1234.5", "1234.5") {
        @Override
        String plain(String text) {
            return text;
        }
    },
    /** As Vietnam writes them, a decimal comma and points or spaces between thousands, or none: {@code 1.234,5}. */
    VIETNAMESE(
            "vi",
            "-?([0-9]{1,3}(\\.[0-9]{3})+|[0-9]{1,3}( [0-9]{3})+|[0-9]+)(,[0-9]+)?",
            "digits with a decimal comma, with points between all thousands or none, such as 1.234,5",
            "1.234,5") {
        @Override
        String plain(String text) {
            return withoutGroups(text, '.').replace(',', '.');
        }
    },
    /** A decimal point and commas or spaces between thousands, or none: {@code 1,234.5}. */
    ENGLISH(
            "en",
            "-?([0-9]{1,3}(,[0-9]{3})+|[0-9]{1,3}( [0-9]{3})+|[0-9]+)(\\.[0-9]+)?",
            "digits with a decimal point, with commas between all thousands or none, such as 1,234.5",
            "1,234.5") {
        @Override
        String plain(String text) {
            return withoutGroups(text, ',');
        }
    },
    /** Not declared: only what can be read in one way, such as {@code 1234}, {@code 1.234,5} or {@code 0.5}. */
    UNDECLARED(
            "",
            "(?!-?(?!0[.,])[0-9]{1,3}[.,][0-9]{3}$)" // 1.234 and 1,234
                    + "-?(([0-9]{1,3}(\\.[0-9]{3})+,[0-9]+)|([0-9]{1,3}(,[0-9]{3})+\\.[0-9]+)"
                    + "|([0-9]{1,3}(\\.[0-9]{3}){2,})|([0-9]{1,3}(,[0-9]{3}){2,})"
                    + "|(([0-9]{1,3}( [0-9]{3})+|[0-9]+)([.,][0-9]+)?))",
            "a figure that reads in one way only, or a declared number format (numbers=vi, numbers=en or numbers=plain)",
            "1234") {
        @Override
        String plain(String text) {
            int point = text.lastIndexOf('.');
            int comma = text.lastIndexOf(',');
            boolean pointsGroup = point >= 0 && (comma > point || text.indexOf('.') != point);
            boolean commasGroup = comma >= 0 && (point > comma || text.indexOf(',') != comma);
            String decimals = pointsGroup ? text.replace(".", "") : commasGroup ? text.replace(",", "") : text;
            return decimals.replace(" ", "").replace(',', '.');
        }
    };

    private static final Pattern AMBIGUOUS = Pattern.compile("-?(?!0[.,])[0-9]{1,3}[.,][0-9]{3}");

    private final String declaration;
    private final Pattern pattern;
    private final String expected;
    private final String example;

    NumberFormat(String declaration, String pattern, String expected, String example) {
        this.declaration = declaration;
        this.pattern = Pattern.compile(pattern);
        this.expected = expected;
        this.example = example;
    }

    /** Returns the format that a sender declares by {@code vi}, {@code en} or {@code plain}. */
    public static Optional<NumberFormat> declared(String text) {
        return List.of(PLAIN, VIETNAMESE, ENGLISH).stream()
                .filter(format -> format.declaration.equals(text))
                .findFirst();
    }

    /** Returns by what a sender declares it; empty where it is not declared. */
    public String declaration() {
        return declaration;
    }

    /** Returns the number in plain digits, digit for digit; empty where it is not written in this format. */
    public Optional<String> read(String text) {
        return pattern.matcher(text).matches() ? Optional.of(plain(text)) : Optional.empty();
    }

    /** Returns what the number is in either format, where it is not declared in which of them it is written. */
    public Optional<Readings> readings(String text) {
        return this == UNDECLARED && AMBIGUOUS.matcher(text).matches()
                ? Optional.of(new Readings(VIETNAMESE.plain(text), ENGLISH.plain(text)))
                : Optional.empty();
    }

    /** Returns what it takes, for a message. */
    public String expected() {
        return expected;
    }

    /** Returns what it takes, in Vietnamese. */
    public String expectedVi() {
        return this == UNDECLARED
                ? "số chỉ đọc được một cách, hoặc chọn trước cách viết số"
                : "số viết kiểu " + example;
    }

    abstract String plain(String text);

    private static String withoutGroups(String text, char between) {
        return text.replace(String.valueOf(between), "").replace(" ", "");
    }

    /**
     * The two figures that one text can be, in plain digits.
     *
     * @param vietnamese as Vietnam writes numbers
     * @param english with a decimal point
     */
    public record Readings(String vietnamese, String english) {}
}
