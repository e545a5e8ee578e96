package vn.chitieu.ingestion.update;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Number format of a file. The sender declares it: {@code 1.234} is one figure in one format and a thousand times as
 * much in the other, so it is never guessed.
 */
public enum NumberFormat {
    /** Digits with a decimal point and no thousands separators: {@code 1234.5}. */
    PLAIN("-?[0-9]+(\\.[0-9]+)?", "plain digits with a decimal point such as 1234.5", "số viết kiểu 1234.5") {
        @Override
        String plain(String text) {
            return text;
        }
    },
    /** As Vietnam writes them, a decimal comma and points between thousands, or none: {@code 1.234,5}. */
    VIETNAMESE(
            "-?([0-9]{1,3}(\\.[0-9]{3})+|[0-9]+)(,[0-9]+)?",
            "digits with a decimal comma, with points between all thousands or none, such as 1.234,5",
            "số viết kiểu 1.234,5") {
        @Override
        String plain(String text) {
            return text.replace(".", "").replace(',', '.');
        }
    },
    /** Not declared: only what reads the same in both, {@code 1234}. */
    UNDECLARED(
            "-?[0-9]+",
            "digits alone, or a declared number format (numbers=plain or numbers=vi)",
            "toàn chữ số, hoặc chọn trước cách viết số") {
        @Override
        String plain(String text) {
            return text;
        }
    };

    private final Pattern pattern;
    private final String expected;
    private final String expectedVi;

    NumberFormat(String pattern, String expected, String expectedVi) {
        this.pattern = Pattern.compile(pattern);
        this.expected = expected;
        this.expectedVi = expectedVi;
    }

    /** Returns the number in plain digits, digit for digit; empty where it is not written in this format. */
    public Optional<String> read(String text) {
        return pattern.matcher(text).matches() ? Optional.of(plain(text)) : Optional.empty();
    }

    /** Returns what it takes, for a message. */
    public String expected() {
        return expected;
    }

    /** Returns what it takes, in Vietnamese. */
    public String expectedVi() {
        return expectedVi;
    }

    abstract String plain(String text);
}
