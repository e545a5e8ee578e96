package vn.chitieu.contracts.vocabulary;

import java.text.Normalizer;

/** Text of people as it is kept: in Unicode normalization form C, on one line, without anything invisible. */
public final class PlainText {

    private PlainText() {}

    /**
     * Returns the text in form NFC, in which a Vietnamese letter is one character whatever keyboard wrote it. The
     * caller bounds the length first.
     */
    public static String normalised(String text) {
        return isPlainAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** Returns whether nothing in the text is unwanted. */
    public static boolean isClean(String text) {
        return isPlainAscii(text) || text.codePoints().noneMatch(PlainText::isUnwanted);
    }

    private static boolean isPlainAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    /**
     * Returns whether a character cannot be kept: control characters and line breaks, format characters such as those
     * that turn the direction of text, unpaired surrogates, private use, and what is no character.
     */
    public static boolean isUnwanted(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }
}
