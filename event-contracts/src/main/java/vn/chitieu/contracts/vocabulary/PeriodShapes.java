package vn.chitieu.contracts.vocabulary;

/** Hand-written parser of days and months, for speed: every update names a period. */
final class PeriodShapes {

    private static final String DAY = "0000-00-00";
    private static final String MONTH = "0000-00";

    private PeriodShapes() {}

    /** Returns whether the text looks like {@code 2022-03-15}; whether there is such a day is not looked at. */
    static boolean isDay(String text) {
        return isOf(DAY, text);
    }

    /** Returns whether the text looks like {@code 2022-03}. */
    static boolean isMonth(String text) {
        return isOf(MONTH, text);
    }

    /** Returns the number in some digits of a text that has been looked at. */
    static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    private static boolean isOf(String shape, String text) {
        if (text.length() != shape.length()) {
            return false;
        }
        for (int i = 0; i < shape.length(); i++) {
            char c = text.charAt(i);
            if (shape.charAt(i) == '0' ? c < '0' || c > '9' : c != shape.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
