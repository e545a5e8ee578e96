package vn.chitieu.notification.cases;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Normalizer of texts of several lines that were typed or pasted, before they are stored. Deterministic. */
public final class AnswerTextNormalizer {

    private static final Pattern LINE_ENDS = Pattern.compile("\\r\\n?|[\\u0085\\u2028\\u2029\\u000B\\f]");
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}&&[^\\n]]+");
    private static final Pattern SPACES_AT_LINE_ENDS = Pattern.compile("[ \\u00A0]+\\n");
    private static final Pattern EMPTY_LINES = Pattern.compile("\\n{3,}");

    private AnswerTextNormalizer() {}

    /**
     * Returns the text in NFC, its lines ended by LF, without control, direction and other invisible characters,
     * without spaces around it and without more than one empty line in a row; empty where nothing came.
     */
    public static String of(@Nullable String text) {
        if (text == null) {
            return "";
        }
        String lines = LINE_ENDS
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFC))
                .replaceAll("\n");
        String visible = INVISIBLE.matcher(lines).replaceAll(" ");
        String trimmed = SPACES_AT_LINE_ENDS.matcher(visible).replaceAll("\n");
        return EMPTY_LINES.matcher(trimmed).replaceAll("\n\n").strip();
    }
}
