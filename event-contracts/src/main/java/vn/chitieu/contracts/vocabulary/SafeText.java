package vn.chitieu.contracts.vocabulary;

/** Text from outside as it may stand in a message: short, on one line, nothing invisible. */
public final class SafeText {

    private static final int MAX_CHARACTERS = 80;

    private SafeText() {}

    /**
     * Returns the text for a message as {@link #of(String, int)} does, with at most {@value #MAX_CHARACTERS}
     * characters.
     */
    public static String of(String text) {
        return of(text, MAX_CHARACTERS);
    }

    /**
     * Returns at most so many characters of the text, then {@code …} where there were more; control and format
     * characters, line breaks and unpaired surrogates as {@code ?}; {@code ""} where the text is empty.
     */
    public static String of(String text, int maxCharacters) {
        if (text.isEmpty()) {
            return "\"\"";
        }
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(maxCharacters).forEach(character -> shown.appendCodePoint(visible(character)));
        if (text.codePoints().skip(maxCharacters).findAny().isPresent()) {
            shown.append('…');
        }
        return shown.toString();
    }

    private static int visible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> '?';
            default -> character;
        };
    }
}
