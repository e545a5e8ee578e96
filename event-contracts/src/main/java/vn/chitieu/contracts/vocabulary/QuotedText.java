package vn.chitieu.contracts.vocabulary;

/** Text from outside as it may stand in a message, a log line or an answer: short, on one line, nothing invisible. */
public final class QuotedText {

    private static final int MAX_CHARACTERS = 60;

    private QuotedText() {}

    /**
     * Returns the text in double quotes: at most {@value #MAX_CHARACTERS} characters, then {@code …}; control and
     * format characters, unpaired surrogates and quotes as {@code ?}.
     */
    public static String of(String text) {
        return of(text, MAX_CHARACTERS);
    }

    /** Returns the text in double quotes as {@link #of(String)} does, with at most so many characters. */
    public static String of(String text, int maxCharacters) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().limit(maxCharacters).forEach(character -> quoted.appendCodePoint(shown(character)));
        if (text.codePointCount(0, Math.min(text.length(), 2 * maxCharacters + 2)) > maxCharacters) {
            quoted.append('…');
        }
        return quoted.append('"').toString();
    }

    private static int shown(int character) {
        return character == '"' || PlainText.isUnwanted(character) ? '?' : character;
    }
}
