package vn.chitieu.notification.mail.letter;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Text from outside made fit for a line of a letter or a header. */
public final class HeaderText {

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Zl}\\p{Zp}]+");
    private static final Pattern SPACES = Pattern.compile("\\s{2,}");

    private HeaderText() {}

    /**
     * Returns the text in NFC on one line, without control, direction and other invisible characters, each run of them
     * a space.
     *
     * @param text anything
     * @param limit the most characters to return, from 2; a longer text ends in an ellipsis
     */
    public static String of(String text, int limit) {
        String visible = INVISIBLE
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFC))
                .replaceAll(" ");
        String line = SPACES.matcher(visible).replaceAll(" ").strip();
        if (line.codePointCount(0, line.length()) <= limit) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, limit - 1)).stripTrailing() + "…";
    }

    /**
     * Returns a text of several lines as {@link #of} returns each of them, without blank ones.
     *
     * @param text anything
     * @param limit the most characters of a line, from 2
     * @param most the most lines; a further one is an ellipsis that stands for the rest
     */
    public static List<String> lines(String text, int limit, int most) {
        List<String> lines = text.lines()
                .map(line -> of(line, limit))
                .filter(line -> !line.isEmpty())
                .limit(most + 1L)
                .toList();
        if (lines.size() <= most) {
            return lines;
        }
        List<String> shown = new ArrayList<>(lines.subList(0, most));
        shown.add("…");
        return shown;
    }
}
