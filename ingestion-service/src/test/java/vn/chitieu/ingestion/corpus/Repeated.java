package vn.chitieu.ingestion.corpus;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text that is too long to be written down: {@code ⟦ab×3⟧} stands for {@code ababab}. */
final class Repeated {

    private static final Pattern TIMES = Pattern.compile("⟦([^⟦⟧]*)×([0-9]+)⟧");

    private Repeated() {}

    static String text(String written) {
        Matcher matcher = TIMES.matcher(written);
        StringBuilder text = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(text, "");
            text.append(matcher.group(1).repeat(Integer.parseInt(matcher.group(2))));
        }
        return matcher.appendTail(text).toString();
    }
}
