package vn.chitieu.catalog.files.format;

import java.util.Objects;
import vn.chitieu.contracts.vocabulary.Decimals;

/**
 * Which numbers a place of a file takes, in words of both languages.
 *
 * @param english such as "a whole number 1 to 40"
 * @param vietnamese the same
 */
public record NumberRange(String english, String vietnamese) {

    /** All that {@link Decimals#parse} reads. */
    static final NumberRange DECIMAL = new NumberRange(
            "a decimal such as 1234.5 of at most " + Decimals.MAX_INTEGER_DIGITS + " digits before and "
                    + Decimals.MAX_FRACTION_DIGITS + " after the point",
            "số viết như 1234.5, với dấu chấm thập phân, không có dấu phân cách hàng nghìn, tối đa "
                    + Decimals.MAX_INTEGER_DIGITS + " chữ số trước và " + Decimals.MAX_FRACTION_DIGITS
                    + " chữ số sau dấu chấm");

    /** What a target may be. */
    public static final NumberRange TARGET = new NumberRange("a target above zero", "chỉ tiêu giao lớn hơn 0");

    /** What may divide or multiply. */
    public static final NumberRange NOT_ZERO = new NumberRange("a number other than zero", "số khác 0");

    /** A percentage that takes nothing away. */
    public static final NumberRange PERCENT = new NumberRange("zero or more percent", "số phần trăm từ 0 trở lên");

    public NumberRange {
        Objects.requireNonNull(english);
        Objects.requireNonNull(vietnamese);
    }

    /** Returns the whole numbers from one to another, both included. */
    static NumberRange whole(int least, int most) {
        return new NumberRange("a whole number " + least + " to " + most, "số nguyên từ " + least + " đến " + most);
    }

    /** Returns the numbers from zero to another, both included. */
    public static NumberRange upTo(Object most) {
        return new NumberRange("a number 0 to " + most, "số từ 0 đến " + most);
    }

    /** Returns the shares of a whole, with at most so many digits after the point. */
    public static NumberRange share(int digits) {
        return new NumberRange(
                "a share above 0 and at most 1 with at most " + digits + " digits after the point",
                "tỷ lệ lớn hơn 0 và không quá 1, tối đa " + digits + " chữ số sau dấu chấm");
    }
}
