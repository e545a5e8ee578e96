package vn.chitieu.localstack.report;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Direction;
import vn.chitieu.contracts.vocabulary.FigureFormat;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Verdict;

/** Figures and words as a Vietnamese report writes them; what is not known is a dash. */
final class VietnameseText {

    private static final String UNKNOWN = "–";
    private static final String[] ROMAN = {"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"};

    private VietnameseText() {}

    /** Returns an amount: dots between thousands, a comma before at most two decimals. */
    static String amount(@Nullable BigDecimal value) {
        return value == null ? UNKNOWN : FigureFormat.VIETNAMESE.computed(value);
    }

    /** Returns a share in percent with at most one decimal. */
    static String share(@Nullable BigDecimal percent) {
        return percent == null ? UNKNOWN : FigureFormat.VIETNAMESE.exact(FigureFormat.rounded(percent, 1));
    }

    /** Returns a growth with its sign and at most one decimal: percent of last year, or points where it says so. */
    static String growth(@Nullable BigDecimal size, boolean points) {
        if (size == null) {
            return UNKNOWN;
        }
        BigDecimal rounded = FigureFormat.rounded(size, 1);
        String signed = (rounded.signum() < 0 ? "" : "+") + FigureFormat.VIETNAMESE.exact(rounded);
        return points ? signed + " điểm %" : signed;
    }

    /** Returns {@code quý I-2022}. */
    static String quarter(Quarter quarter) {
        return "quý " + roman(quarter.number()) + "-" + quarter.year();
    }

    /** Returns a number of 1 to 10 in Roman numerals, and others in digits. */
    static String roman(int number) {
        return number < ROMAN.length ? ROMAN[number] : String.valueOf(number);
    }

    /** Returns what a verdict is called; where less is better, too much is not called too slow. */
    static String verdict(Verdict verdict, Direction direction) {
        return direction == Direction.LOWER ? ofALimit(verdict) : ofAPace(verdict);
    }

    private static String ofALimit(Verdict verdict) {
        return switch (verdict) {
            case EXCEEDED, AHEAD -> "thấp hơn mức cho phép";
            case ON_PACE -> "trong mức cho phép";
            case AT_RISK -> "có nguy cơ vượt mức";
            case BEHIND -> "vượt mức";
            case SEVERELY_BEHIND -> "vượt mức nghiêm trọng";
            case NOT_JUDGED -> "chưa đánh giá";
        };
    }

    private static String ofAPace(Verdict verdict) {
        return switch (verdict) {
            case EXCEEDED -> "vượt kế hoạch năm";
            case AHEAD -> "vượt tiến độ";
            case ON_PACE -> "đúng tiến độ";
            case AT_RISK -> "có nguy cơ chậm";
            case BEHIND -> "chậm tiến độ";
            case SEVERELY_BEHIND -> "chậm nghiêm trọng";
            case NOT_JUDGED -> "chưa đánh giá";
        };
    }

    /** Returns what the owner of a target is called. */
    static String owner(String owner, Catalog catalog) {
        return switch (owner) {
            case "PROVINCE" -> "tỉnh";
            case "CITY" -> "TP";
            default -> catalog.owner(owner).vi();
        };
    }
}
