package vn.chitieu.localstack.foreign;

/** Text of foreign origin as a terminal may show it. */
final class TerminalText {

    private static final int LENGTH = 120;

    private TerminalText() {}

    /** Returns the start of the text, with a question mark for what would steer a terminal. */
    static String of(String text) {
        String printable = text.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
        return printable.length() <= LENGTH ? printable : printable.substring(0, LENGTH) + "…";
    }
}
