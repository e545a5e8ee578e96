package vn.chitieu.ingestion.update;

import java.text.Normalizer;
import java.util.Locale;

/** Text without what people write now in one way and now in another: case, accents and the width of blanks. */
public final class FoldedText {

    private FoldedText() {}

    /** Returns {@code ky bao cao} for {@code Kỳ BÁO CÁO}; the caller bounds the length first. */
    public static String of(String text) {
        String apart = Normalizer.normalize(text, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
        StringBuilder folded = new StringBuilder(apart.length());
        for (int i = 0; i < apart.length(); i++) {
            char next = apart.charAt(i);
            if (Character.getType(next) == Character.NON_SPACING_MARK) {
                continue;
            }
            boolean blank = Character.isWhitespace(next) || Character.isSpaceChar(next);
            if (!blank) {
                folded.append(next == 'đ' ? 'd' : next);
            } else if (!folded.isEmpty() && folded.charAt(folded.length() - 1) != ' ') {
                folded.append(' ');
            }
        }
        return folded.toString().strip();
    }
}
